// The table of prices: a row for each channel whose price is known.
import { type Channel, channels } from "../../../contract/messages.ts";
import type { MessagePrices } from "../../../contract/prices.ts";
import type { Trx } from "../../platform/database.ts";

type Prices = MessagePrices["prices"];

export async function pricesOf(trx: Trx, workspaceId: string): Promise<Prices> {
  const rows = await trx
    .selectFrom("message_prices")
    .select(["channel", "price"])
    .where("workspace_id", "=", workspaceId)
    .execute();
  const known = new Map(rows.map(({ channel, price }) => [channel, Number(price)]));
  return Object.fromEntries(channels.map((channel) => [channel, known.get(channel) ?? null])) as Prices;
}

export async function changePrices(trx: Trx, workspaceId: string, change: Partial<Prices>): Promise<void> {
  for (const [channel, price] of Object.entries(change) as [Channel, number | null | undefined][]) {
    if (price === undefined) continue;
    if (price === null) await forget(trx, workspaceId, channel);
    else
      await trx
        .insertInto("message_prices")
        .values({ workspace_id: workspaceId, channel, price: price.toFixed(4) })
        .onConflict((c) => c.columns(["workspace_id", "channel"]).doUpdateSet({ price: price.toFixed(4) }))
        .execute();
  }
}

const forget = (trx: Trx, workspaceId: string, channel: Channel) =>
  trx
    .deleteFrom("message_prices")
    .where("workspace_id", "=", workspaceId)
    .where("channel", "=", channel)
    .execute();
