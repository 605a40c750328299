// Rates by which orders in other currencies are converted, where an order does not bring its own.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { job } from "./jobs.ts";
import { sentDay } from "./sent-values.ts";
import { currency } from "./values.ts";

/** Of the workspace's currency for one of the other. */
export const exchangeRate = z
  .number()
  .max(1e9)
  .refine((rate) => rate >= 1e-9, "a rate above zero, with at most nine decimals");

export const currencyRate = z
  .object({
    currency,
    valid_from: sentDay.meta({
      description: "From this day on, in the workspace's time zone, until the next one",
    }),
    rate: exchangeRate.meta({ description: "Of the workspace's currency for one of this" }),
  })
  .meta({ id: "CurrencyRate" });
export type CurrencyRate = z.infer<typeof currencyRate>;

const tag = "Rates";

export const rateEndpoints = {
  list: endpoint({
    method: "GET",
    path: "/api/rates",
    tag,
    access: "workspace:read",
    summary: "The workspace's rates, by currency, the newest first",
    reply: z.object({ data: z.array(currencyRate) }),
  }),
  set: endpoint({
    method: "PUT",
    path: "/api/rates",
    tag,
    access: "workspace:manage",
    summary: "Set a rate from a day on; orders converted before stay as they are",
    body: z.strictObject(currencyRate.shape),
    reply: currencyRate,
  }),
  remove: endpoint({
    method: "DELETE",
    path: "/api/rates/:currency/:valid_from",
    tag,
    access: "workspace:manage",
    summary: "Take a rate away; orders converted before stay as they are",
    params: z.object({ currency, valid_from: sentDay }),
    reply: z.object({ done: z.literal(true) }),
  }),
  convertAgain: endpoint({
    method: "POST",
    path: "/api/rates/convert-again",
    tag,
    access: "workspace:manage",
    summary:
      "Convert the orders that came without a rate of their own by the rates of now, in the background",
    body: z.strictObject({ currency }),
    reply: job,
  }),
};
