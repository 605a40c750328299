// Filters of a list by any attribute: what is compared, how, and with what. In an address they are one parameter, as JSON.
import { z } from "zod";
import { sentDay, storable } from "./sent-values.ts";

const attribute = z.string().min(1).max(80);
const text = storable.trim().min(1).max(200);

/** Either end of a range may be open, not both. */
const range = <T extends z.ZodType>(end: T) =>
  z
    .tuple([end.nullable(), end.nullable()])
    .refine(([from, to]) => from !== null || to !== null, "give at least one end of the range");

export const listFilter = z.discriminatedUnion("op", [
  z.strictObject({ attribute, op: z.enum(["is", "contains"]), value: text }),
  z.strictObject({
    attribute,
    op: z.literal("between"),
    value: z.union([range(z.number()), range(sentDay)]),
  }),
  z.strictObject({ attribute, op: z.enum(["is_true", "is_false", "is_set", "is_missing"]) }),
]);
export type ListFilter = z.infer<typeof listFilter>;
export type FilterOperator = ListFilter["op"];

const listFilters = z.array(listFilter).max(10);

export const filtersParameter = z
  .string()
  .max(4_000)
  .transform((written, context): unknown => {
    try {
      return JSON.parse(written);
    } catch {
      context.addIssue({ code: "custom", message: "filters are a list, written as JSON" });
      return z.NEVER;
    }
  })
  .pipe(listFilters)
  .optional()
  .meta({
    description:
      'Conditions that all must hold, as JSON: [{"attribute":"custom.tier","op":"is","value":"gold"}]. Text: is, contains; numbers and days: between, with both ends included and null for an open one; yes or no: is_true, is_false; all: is_set, is_missing',
    example: '[{"attribute":"city","op":"contains","value":"mum"}]',
  });

/** The kinds of value that filters tell apart, and the operators of each. */
export const filterOperators = {
  text: ["is", "contains", "is_set", "is_missing"],
  number: ["between", "is_set", "is_missing"],
  date: ["between", "is_set", "is_missing"],
  boolean: ["is_true", "is_false", "is_set", "is_missing"],
  list: ["is", "contains", "is_set", "is_missing"],
} as const satisfies Record<string, readonly FilterOperator[]>;
export type FilterType = keyof typeof filterOperators;

export interface Filterable {
  type: FilterType;
  label: string;
}

/** What a list can be filtered by besides a customer's own attributes. */
export const customerFigures = {
  "orders.count": { type: "number", label: "number of orders" },
  "orders.total": { type: "number", label: "spent" },
  "orders.first_at": { type: "date", label: "first order" },
  "orders.last_at": { type: "date", label: "last order" },
} as const satisfies Record<string, Filterable>;
export type CustomerFigure = keyof typeof customerFigures;

export const orderAttributes = {
  external_id: { type: "text", label: "order id" },
  status: { type: "text", label: "status" },
  channel: { type: "text", label: "sales channel" },
  store: { type: "text", label: "store" },
  coupon: { type: "text", label: "coupon" },
  currency: { type: "text", label: "currency" },
  total: { type: "number", label: "total" },
  discount: { type: "number", label: "discount" },
  refunded: { type: "number", label: "refunded" },
  items_count: { type: "number", label: "items" },
  ordered_at: { type: "date", label: "placed" },
  created_at: { type: "date", label: "first heard of" },
} as const satisfies Record<string, Filterable>;
export type OrderAttribute = keyof typeof orderAttributes;

/** Reads what an address holds; what is none is no filter. */
export function readFilters(written: string | undefined): ListFilter[] {
  if (!written) return [];
  const read = filtersParameter.safeParse(written);
  return read.success ? (read.data ?? []) : [];
}

export function writeFilters(filters: readonly ListFilter[]): string | undefined {
  return filters.length > 0 ? JSON.stringify(filters) : undefined;
}
