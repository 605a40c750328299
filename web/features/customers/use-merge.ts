// Merging two customers, with the way back in the toast.
import type { Customer } from "../../../contract/customers.ts";
import { mergeEndpoints } from "../../../contract/merges.ts";
import { useApiMutation } from "../../api-query.ts";
import { toast } from "../../ui/toast.tsx";
import { nameOf } from "./customer-name.ts";

/** What shows customers or what is theirs. */
const touched = ["Customers", "Orders", "Segments", "Lists", "Events"];

export function useMerge() {
  const merging = useApiMutation(mergeEndpoints.merge, { refreshes: touched });
  const undoing = useApiMutation(mergeEndpoints.undo, { refreshes: touched });
  const undo = async (id: string) => {
    const { restored } = await undoing.mutateAsync({ params: { id } });
    toast(`${nameOf(restored)} is a customer of their own again`);
  };
  return {
    merging: merging.isPending || undoing.isPending,
    error: merging.error ?? undoing.error,
    undo: (id: string) => undo(id).catch(() => toast("Not undone; open the customer to see why")),
    async merge(survivor: Customer, other: Customer): Promise<void> {
      const body = { customer_id: other.id };
      const { id } = await merging.mutateAsync({ params: { id: survivor.id }, body });
      toast(`${nameOf(other)} merged into ${nameOf(survivor)}`, () => void undo(id).catch(() => undefined));
    },
  };
}
