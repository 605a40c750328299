import type { insightEndpoints } from "../../../contract/insights.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Insights } from "./index.ts";

export function insightRoutes(insights: Insights): Handlers<typeof insightEndpoints> {
  return { campaign: ({ actor, body }) => insights.campaign(actor, body) };
}
