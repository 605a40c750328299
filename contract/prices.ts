// What one message costs the shop on each channel, as its vendors bill. Nobody knows but the shop: unsaid, it stays unknown.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { type Channel, channels } from "./messages.ts";
import { currency } from "./values.ts";

const price = z
  .number()
  .min(0)
  .max(10_000)
  .multipleOf(0.0001, "at most four decimals")
  .nullable()
  .meta({ description: "In the workspace's currency; null where it is not known", example: 0.18 });

const byChannel = <S extends z.ZodType>(schema: S) =>
  Object.fromEntries(channels.map((channel) => [channel, schema])) as Record<Channel, S>;

export const messagePrices = z
  .object({ currency, prices: z.object(byChannel(price)) })
  .meta({ id: "MessagePrices", description: "Of a text message, of each part that it travels in" });
export type MessagePrices = z.infer<typeof messagePrices>;

const tag = "Prices";

export const priceEndpoints = {
  get: endpoint({
    method: "GET",
    path: "/api/message-prices",
    tag,
    access: "campaigns:read",
    summary: "What one message costs on each channel",
    reply: messagePrices,
  }),
  update: endpoint({
    method: "PATCH",
    path: "/api/message-prices",
    tag,
    access: "connections:manage",
    summary: "Say what one message costs on a channel, or that it is not known",
    body: z.strictObject(byChannel(price.optional())),
    reply: messagePrices,
  }),
};
