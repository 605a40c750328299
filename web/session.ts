// Who is signed in, read once and kept; pages inside a workspace may count on it.
import { useQuery } from "@tanstack/react-query";
import { accessEndpoints } from "../contract/access.ts";
import { apiQuery } from "./api-query.ts";

export const sessionQuery = { ...apiQuery(undefined, accessEndpoints.me, {}), staleTime: 5 * 60_000 };

export function useSession() {
  return useQuery(sessionQuery).data;
}
