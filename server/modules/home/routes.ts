// Home over HTTP.
import type { homeEndpoints } from "../../../contract/home.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { HomeModule } from "./index.ts";

export function homeRoutes(home: HomeModule): Handlers<typeof homeEndpoints> {
  return { home: ({ actor }) => home.get(actor) };
}
