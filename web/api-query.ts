// The client joined to TanStack Query: one key for each workspace, noun, endpoint and input, so that a page says which
// endpoint it reads and the rest (cache, loading, pages, refreshing after a change) follows.
import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useState } from "react";
import type { Endpoint, ReplyOf } from "../contract/api.ts";
import { type ApiError, call, type InputOf } from "./api.ts";
import { useWorkspaceSlug } from "./workspace.tsx";

/** Query of one reply. Made outside components for loaders; `useApi` is the same inside. */
export function apiQuery<E extends Endpoint>(workspace: string | undefined, endpoint: E, input: InputOf<E>) {
  return queryOptions<ReplyOf<E>, ApiError>({
    queryKey: keyOf(workspace, endpoint, input),
    queryFn: ({ signal }) => call(endpoint, input, { workspace, signal }),
  });
}

interface Page {
  data: unknown[];
  next_cursor: string | null;
}
type Paged<E extends Endpoint> = ReplyOf<E> extends Page ? E : never;
export type ItemOf<E extends Endpoint> = ReplyOf<E> extends { data: (infer T)[] } ? T : never;

/** Query of a keyset list, page after page. */
export function apiPagesQuery<E extends Endpoint>(
  workspace: string | undefined,
  endpoint: Paged<E>,
  input: InputOf<E>,
) {
  return infiniteQueryOptions<
    ReplyOf<E>,
    ApiError,
    { pages: ReplyOf<E>[] },
    readonly unknown[],
    string | undefined
  >({
    queryKey: [...keyOf(workspace, endpoint, input), "pages"],
    initialPageParam: undefined,
    queryFn: ({ pageParam, signal }) =>
      call(endpoint as E, withCursor<E>(input, pageParam), { workspace, signal }),
    getNextPageParam: (last) => (last as Page).next_cursor ?? undefined,
  });
}

export function useApi<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  options: { enabled?: boolean; keep?: boolean; staleTime?: number; refetchInterval?: number } = {},
) {
  const { keep, ...rest } = options;
  return useQuery({
    ...apiQuery(useWorkspaceSlug(), endpoint, input),
    ...(keep ? { placeholderData: keepPreviousData } : {}),
    ...rest,
  });
}

/** A keyset list as one growing array; `more` loads the next page and may be called at any time. */
export function useApiPages<E extends Endpoint>(
  endpoint: Paged<E>,
  input: InputOf<E>,
  options: { refetchInterval?: number } = {},
) {
  const query = useInfiniteQuery({
    ...apiPagesQuery<E>(useWorkspaceSlug(), endpoint, input),
    placeholderData: keepPreviousData,
    ...options,
  });
  const rows = query.data?.pages.flatMap((one) => (one as Page).data as ItemOf<E>[]);
  const more = () => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
  };
  return { ...query, rows, more };
}

/**
 * A write. `refreshes` names the nouns (contract tags) whose lists and objects are read anew afterwards. With `once`, the same
 * input sent again is the same write, as after an answer that got lost on its way.
 */
export function useApiMutation<E extends Endpoint>(
  endpoint: E,
  options: { refreshes?: string[]; once?: boolean } = {},
) {
  const workspace = useWorkspaceSlug();
  const client = useQueryClient();
  const [keys] = useState(() => new Map<string, string>());
  const keyFor = (input: InputOf<E>) => {
    const said = JSON.stringify(input);
    const key = keys.get(said) ?? newKey();
    keys.set(said, key);
    return key;
  };
  return useMutation<ReplyOf<E>, ApiError, InputOf<E>>({
    mutationFn: (input) => call(endpoint, input, { workspace, ...(options.once && { key: keyFor(input) }) }),
    onSuccess: () => refresh(client, workspace, options.refreshes ?? [endpoint.tag]),
  });
}

/** `randomUUID` is not there on a page that came without TLS. */
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("-");

/** Marks everything read of these nouns as old; what is on screen is read again at once. */
export async function refresh(
  client: QueryClient,
  workspace: string | undefined,
  tags: string[],
): Promise<void> {
  await Promise.all(tags.map((tag) => client.invalidateQueries({ queryKey: [workspace ?? "", tag] })));
}

function keyOf<E extends Endpoint>(workspace: string | undefined, endpoint: E, input: InputOf<E>) {
  return [workspace ?? "", endpoint.tag, endpoint.path, input] as const;
}

function withCursor<E extends Endpoint>(input: InputOf<E>, cursor: string | undefined): InputOf<E> {
  const { query = {}, ...rest } = input as { query?: object };
  return { ...rest, query: { ...query, cursor } } as InputOf<E>;
}
