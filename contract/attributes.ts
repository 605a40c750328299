// The catalogue of a workspace: which attributes customers have, of which type, how filled and with which common values.
// The builder, the rule checks and later the assistant all speak from it.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { currency, id } from "./values.ts";

export const attributeTypes = ["text", "number", "boolean", "date", "list"] as const;
export type AttributeType = (typeof attributeTypes)[number];

export const attribute = z.object({
  /** As a rule names it: `country`, `custom.tier`. */
  name: z.string(),
  label: z.string(),
  type: z.enum(attributeTypes),
  custom: z.boolean(),
  /** Share of customers who have a value, 0 to 1. */
  fill_rate: z.number(),
  common_values: z.array(z.object({ value: z.string(), count: z.number().int() })),
});
export type Attribute = z.infer<typeof attribute>;

/** Common values of a column of orders, items or messages, for pickers: product categories, coupons, stores… */
export const columnValues = z.object({
  of: z.enum(["orders", "items", "messages"]),
  column: z.string(),
  common_values: z.array(
    z.object({ value: z.string(), label: z.string().optional(), count: z.number().int() }),
  ),
});
export type ColumnValues = z.infer<typeof columnValues>;

/** A saved segment as other rules may name it: which segments it asks about in turn, and how many conditions it has itself. */
const namedSegment = z.object({
  id,
  name: z.string(),
  uses: z.array(id),
  conditions: z.number().int(),
});
export type NamedSegment = z.infer<typeof namedSegment>;
/** An event that rules can ask about, with those of its properties that can be compared. */
export const askableEvent = z.object({
  name: z.string(),
  properties: z.array(
    z.object({
      name: z.string(),
      type: z.enum(attributeTypes),
      common_values: z.array(z.object({ value: z.string(), count: z.number().int() })),
    }),
  ),
});
export type AskableEvent = z.infer<typeof askableEvent>;

export const catalogue = z.object({
  attributes: z.array(attribute),
  columns: z.array(columnValues),
  events: z.array(askableEvent),
  segments: z.array(namedSegment),
  lists: z.array(z.object({ id, name: z.string() })),
  scores: z.boolean().meta({ description: "Whether any customer's scores have been worked out" }),
  currency,
  timezone: z.string(),
});
/** What rules are checked against and spoken from. */
export type Catalogue = z.infer<typeof catalogue>;

export const attributeEndpoints = {
  catalogue: endpoint({
    method: "GET",
    path: "/api/attributes",
    tag: "Attributes",
    access: "segments:read",
    summary: "The workspace's attributes with types, fill rates and common values",
    reply: catalogue,
  }),
};
