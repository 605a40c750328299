// How many a list holds: told with its first page where that is quick, else counted meanwhile.
import type { Endpoint, QueryOf } from "../contract/api.ts";
import type { InputOf } from "./api.ts";
import { useApi } from "./api-query.ts";

type Counting = Endpoint & { reply: { _zod: { output: { count: number } } } };

/** `asked` is what the list was asked for; its order is of no account. */
export function useFoundTotal<E extends Counting>(
  endpoint: E,
  asked: QueryOf<E> & { sort?: string },
  firstPage: { total?: number | undefined } | undefined,
): number | undefined {
  const { sort: _, ...query } = asked as { sort?: string };
  const told = firstPage?.total;
  const counted = useApi(endpoint, { query } as InputOf<E>, {
    enabled: firstPage !== undefined && told === undefined,
  });
  return told ?? (counted.data as { count: number } | undefined)?.count;
}
