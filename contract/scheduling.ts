// When to send: the hours at which an audience, or one customer, reads and buys, found in what they opened, clicked and
// ordered, with the evidence.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { answeredBy } from "./engines.ts";
import { id, instant } from "./values.ts";

/** How far back opens, clicks and orders are looked at. */
export const evidenceDays = 365;

/** From the one person to everyone everywhere: each is drawn to the next where its own records are few. */
export const evidenceLevels = ["person", "audience", "shop", "default"] as const;
export type EvidenceLevel = (typeof evidenceLevels)[number];

const lift = z.number().meta({
  description: "Times as many opens, clicks and orders as in an average hour of the week",
  example: 2.4,
});

const weekday = z.number().int().min(1).max(7).meta({ description: "ISO: Monday is 1" });
const hour = z.number().int().min(0).max(23);

const sendTime = z.object({
  at: instant,
  weekday,
  hour,
  lift,
  low: lift.nullable().meta({ description: "95 % interval; null where nothing was observed" }),
  high: lift.nullable(),
  clear: z.boolean().meta({ description: "Whether the whole interval lies above an average hour" }),
});
export type SendTime = z.infer<typeof sendTime>;

const hourOfWeek = z.object({
  weekday,
  hour,
  lift,
  acts: z.number().int().meta({ description: "Opens, clicks and orders that were seen in this hour" }),
});
export type HourOfWeek = z.infer<typeof hourOfWeek>;

const evidence = z.object({
  since: instant,
  people: z.number().int(),
  people_with_acts: z.number().int(),
  opens: z.number().int(),
  clicks: z.number().int(),
  orders: z.number().int(),
  sampled: z.boolean().meta({ description: "Whether a part of a large audience was looked at" }),
  levels: z.array(z.object({ level: z.enum(evidenceLevels), share: z.number() })).meta({
    description: "How much each had to say; the shares add up to 1",
  }),
});
export type Evidence = z.infer<typeof evidence>;

const found = {
  as_of: instant,
  timezone: z.string().meta({ description: "The zone that weekdays and hours are told in" }),
  words: z.string().meta({ description: "What it rests on, in a sentence" }),
  choices: z.array(sendTime).meta({ description: "Best first" }),
  week: z
    .array(hourOfWeek)
    .meta({ description: "All 168 hours from Monday 00:00, in the readers' own zones" }),
  evidence,
};

export const schedulingSuggestions = z
  .object({
    engine: answeredBy,
    ...found,
    zones: z.array(z.object({ timezone: z.string(), people: z.number().int() })).meta({
      description: "Where the audience is; who told no zone is in the workspace's",
    }),
    own_times: z
      .object({
        people: z.number().int().meta({ description: "Those with records of their own" }),
        gain: z.number().meta({
          description: "What each at their own best time would bring beside the best single one",
          example: 1.3,
        }),
      })
      .meta({ description: "As the same habits foretell it" }),
  })
  .meta({ id: "SchedulingSuggestions" });
export type SchedulingSuggestions = z.infer<typeof schedulingSuggestions>;

export const customerBestTime = z
  .object({
    ...found,
    own_timezone: z.boolean().meta({ description: "Whether the zone is the customer's own" }),
  })
  .meta({ id: "CustomerBestTime" });
export type CustomerBestTime = z.infer<typeof customerBestTime>;

const tag = "Scheduling";

export const schedulingEndpoints = {
  suggestions: endpoint({
    method: "GET",
    path: "/api/ai/scheduling-suggestions",
    tag,
    access: "campaigns:read",
    summary: "The best times of the coming week to send to an audience, or to everyone, with the evidence",
    query: z
      .object({
        segment_id: id.optional(),
        list_id: id.optional(),
        campaign_id: id.optional().meta({ description: "The audience that the campaign names" }),
      })
      .refine((asked) => Object.values(asked).filter((id) => id !== undefined).length <= 1, {
        message: "give at most one of segment_id, list_id and campaign_id",
      }),
    reply: schedulingSuggestions,
  }),
  ofCustomer: endpoint({
    method: "GET",
    path: "/api/customers/:id/best-time",
    tag,
    access: "customers:read",
    summary: "The best times of the coming week to write to one customer",
    params: z.object({ id }),
    reply: customerBestTime,
  }),
};
