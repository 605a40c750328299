import type { autoTagEndpoints } from "../../../contract/auto-tags.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { AutoTags } from "./index.ts";

export function autoTagRoutes(autoTags: AutoTags): Handlers<typeof autoTagEndpoints> {
  return { suggest: ({ actor, body }) => autoTags.suggest(actor, body) };
}
