import type { priceEndpoints } from "../../../contract/prices.ts";
import type { Handlers } from "../../http/handlers.ts";
import type { Prices } from "./index.ts";

export function priceRoutes(prices: Prices): Handlers<typeof priceEndpoints> {
  return {
    get: ({ actor }) => prices.get(actor),
    update: ({ actor, body }) => prices.update(actor, body),
  };
}
