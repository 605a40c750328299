// Prices: what one message costs the shop on each channel, so that a campaign's cost can be told before it is sent. It owns the
// table `message_prices`. What nobody entered is unknown, never guessed.
import type { MessagePrices } from "../../../contract/prices.ts";
import type { Actor } from "../../actor.ts";
import type { Platform } from "../../platform/index.ts";
import { changePrices, pricesOf } from "./store.ts";
import type {} from "./tables.ts";

export type Prices = ReturnType<typeof createPrices>;

export function createPrices({ database }: Platform) {
  return {
    async get(actor: Actor): Promise<MessagePrices> {
      actor.must("campaigns:read");
      const { id, currency } = actor.workspace;
      return { currency, prices: await database.inWorkspace(id, (trx) => pricesOf(trx, id)) };
    },

    async update(actor: Actor, change: Partial<MessagePrices["prices"]>): Promise<MessagePrices> {
      actor.must("connections:manage");
      const { id, currency } = actor.workspace;
      const prices = await database.inWorkspace(id, async (trx) => {
        await changePrices(trx, id, change);
        return pricesOf(trx, id);
      });
      return { currency, prices };
    },
  };
}
