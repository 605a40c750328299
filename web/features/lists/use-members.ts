// Putting people on a list and taking them off, each with its way back in the toast.
import type { Customer } from "../../../contract/customers.ts";
import { listEndpoints } from "../../../contract/lists.ts";
import { useApiMutation } from "../../api-query.ts";
import { toast } from "../../ui/toast.tsx";
import { nameOf } from "../customers/customer-name.ts";
import { touched } from "./touched.ts";

export function useMembers(id: string) {
  const add = useApiMutation(listEndpoints.addMembers, { refreshes: touched });
  const remove = useApiMutation(listEndpoints.removeMembers, { refreshes: touched });
  const params = { id };

  async function paste(pasted: string): Promise<void> {
    const { added, added_ids } = await add.mutateAsync({ params, body: { pasted } });
    if (added === 0) return toast("All of them were on it already");
    toast(`${added} added to the list`, () => remove.mutate({ params, body: { customer_ids: added_ids } }));
  }

  async function off(customers: Customer[]): Promise<void> {
    const { removed_ids } = await remove.mutateAsync({
      params,
      body: { customer_ids: customers.map(({ id }) => id) },
    });
    const [first, ...others] = customers;
    const who = others.length === 0 ? nameOf(first!) : `${customers.length} people`;
    toast(`${who} taken off`, () => add.mutate({ params, body: { customer_ids: removed_ids } }));
  }

  return {
    paste,
    adding: add.isPending,
    error: add.error,
    takeOff: (customers: Customer[]) => void off(customers).catch(() => toast("Not taken off; try again")),
  };
}
