// Adding people to a list, made for them where it is only a name; undo takes off those who were really added.
import { listEndpoints, type MatchingSent } from "../../../contract/lists.ts";
import { useApiMutation } from "../../api-query.ts";
import { formatCount } from "../../format.ts";
import { useFormatting } from "../../ui/format-context.tsx";
import { toast } from "../../ui/toast.tsx";
import { touched } from "./touched.ts";

export type Who = { customer_ids: string[] } | { matching: MatchingSent };

/** A list that is there, or the name of one to be made. */
export type Added = { id: string; name: string } | { id?: undefined; name: string };

export function useAddToList() {
  const create = useApiMutation(listEndpoints.create, { refreshes: [] });
  const add = useApiMutation(listEndpoints.addMembers, { refreshes: touched });
  const takeOff = useApiMutation(listEndpoints.removeMembers, { refreshes: touched });
  const remove = useApiMutation(listEndpoints.remove, { refreshes: touched });
  const { currency } = useFormatting();
  const say = (count: number) => formatCount(count, currency);

  async function run(list: Added, who: Who): Promise<void> {
    const params = { id: list.id ?? (await create.mutateAsync({ body: { name: list.name } })).id };
    const { added, already, added_ids } = await addTo(params, who, list.id === undefined);
    if (added === 0)
      return toast(already === 0 ? "Nobody was added" : `All of them are on “${list.name}” already`);
    const rest = already > 0 ? `; ${say(already)} ${already === 1 ? "was" : "were"} on it already` : "";
    toast(`${say(added)} added to “${list.name}”${rest}`, () => {
      if (list.id === undefined) remove.mutate({ params });
      else takeOff.mutate({ params, body: { customer_ids: added_ids } });
    });
  }

  /** A list made for people who then cannot be put on it is not left behind. */
  async function addTo(params: { id: string }, who: Who, fresh: boolean) {
    try {
      return await add.mutateAsync({ params, body: who });
    } catch (error) {
      if (fresh) await remove.mutateAsync({ params });
      throw error;
    }
  }

  return {
    add: run,
    adding: create.isPending || add.isPending,
    error: create.error ?? add.error,
    reset: () => {
      create.reset();
      add.reset();
    },
  };
}
