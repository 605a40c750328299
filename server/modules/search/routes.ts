// Search over HTTP.
import type { searchEndpoints } from "../../../contract/home.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Search } from "./index.ts";

export function searchRoutes(search: Search): Handlers<typeof searchEndpoints> {
  return { search: async ({ actor, query }) => ({ data: await search.find(actor, query.q) }) };
}
