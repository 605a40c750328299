// Orders with their line items. An order is found again by its external id: sent twice it is updated, never doubled. What
// is left out of one sent again stays as it was, null clears it.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { customerRef, externalId } from "./customers.ts";
import { filtersParameter } from "./filters.ts";
import { accepted, batchBytes, batchMax, batchReply, waitQuery } from "./ingest.ts";
import { optionalText, requiredText, sentInstant, sentUpdatedAt, storable } from "./sent-values.ts";
import { currency, id, instant, money, page, pageQuery, totalAtOnce } from "./values.ts";

export const orderStatuses = [
  "pending",
  "paid",
  "fulfilled",
  "cancelled",
  "refunded",
  "partially_refunded",
] as const;
export type OrderStatus = (typeof orderStatuses)[number];
/** Statuses that count towards what a customer bought. */
export const countingStatuses = ["paid", "fulfilled", "partially_refunded"] as const satisfies OrderStatus[];

/** What minor units of any currency hold exactly. */
const mostMoney = 9e12;

export const orderItemInput = z
  .strictObject({
    product_id: requiredText(200),
    sku: optionalText(200),
    name: optionalText(500),
    category: optionalText(200),
    quantity: z.number().min(-1e9).max(1e9).multipleOf(0.0001, "at most four decimals"),
    price: money.multipleOf(0.0001, "at most four decimals").meta({ description: "Of one, in major units" }),
  })
  .refine((item) => Math.abs(item.quantity * item.price) <= mostMoney, {
    message: "quantity × price is more than can be kept",
    path: ["price"],
  });
export type OrderItemInput = z.infer<typeof orderItemInput>;

export const orderInput = z
  .strictObject({
    external_id: externalId,
    customer: customerRef,
    ordered_at: sentInstant,
    updated_at: sentUpdatedAt,
    status: z
      .enum(orderStatuses)
      .optional()
      .meta({ description: "paid for a new order, else as it was, if left out" }),
    currency: currency.optional().meta({ description: "The workspace's, if left out" }),
    total: money,
    discount: money.nullable().optional(),
    refunded: money.nonnegative().nullable().optional(),
    coupon: optionalText(120),
    channel: optionalText(80),
    store: optionalText(120),
    items: z
      .array(orderItemInput)
      .max(1_000)
      .optional()
      .meta({ description: "Replace those that are there; left alone, if left out" }),
  })
  .meta({ id: "OrderInput" });
export type OrderInput = z.infer<typeof orderInput>;

export const orderItem = z.object({
  product_id: z.string(),
  sku: z.string().nullable(),
  name: z.string().nullable(),
  category: z.string().nullable(),
  quantity: z.number(),
  price: money,
  total: money,
});

const orderCustomer = z.object({
  id,
  external_id: z.string().nullable(),
  name: z.string().nullable(),
  email: z.string().nullable(),
});

export const order = z
  .object({
    id,
    external_id: z.string(),
    customer: orderCustomer,
    ordered_at: instant,
    status: z.enum(orderStatuses),
    currency,
    total: money,
    discount: money,
    refunded: money,
    coupon: z.string().nullable(),
    channel: z.string().nullable(),
    store: z.string().nullable(),
    items_count: z.number().int(),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: "Order" });
export type Order = z.infer<typeof order>;

export const orderWithItems = order.extend({ items: z.array(orderItem) }).meta({ id: "OrderWithItems" });
export type OrderWithItems = z.infer<typeof orderWithItems>;

export const orderSorts = ["-ordered_at", "ordered_at", "-total", "total"] as const;

export const orderFilters = z.object({
  search: storable
    .trim()
    .max(200)
    .optional()
    .meta({ description: "Part of an order's id or its customer's name, e-mail, phone or id" }),
  status: z.enum(orderStatuses).optional(),
  customer_id: id.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  filters: filtersParameter,
});

const tag = "Orders";

export const orderEndpoints = {
  list: endpoint({
    method: "GET",
    path: "/api/orders",
    tag,
    access: "orders:read",
    summary: "Orders, with search and filters",
    query: pageQuery.extend(orderFilters.shape).extend({ sort: z.enum(orderSorts).default("-ordered_at") }),
    reply: page(order).extend({ total: totalAtOnce }),
  }),
  count: endpoint({
    method: "GET",
    path: "/api/orders/count",
    tag,
    access: "orders:read",
    summary: "How many orders match, however many",
    query: orderFilters,
    reply: z.object({ count: z.number().int() }),
  }),
  create: endpoint({
    method: "POST",
    path: "/api/orders",
    tag,
    access: "orders:write",
    status: 202,
    summary: "Create an order, or update the one with this external id",
    query: waitQuery,
    body: orderInput,
    reply: z.union([orderWithItems, accepted]),
  }),
  createBatch: endpoint({
    method: "POST",
    path: "/api/orders/batch",
    tag,
    access: "orders:write",
    status: 202,
    bodyLimit: batchBytes,
    summary: `Create or update up to ${batchMax} orders; the good ones are kept`,
    query: waitQuery,
    body: z.object({
      orders: z.array(z.unknown()).min(1).max(batchMax).meta({ description: "OrderInput each" }),
    }),
    reply: batchReply,
  }),
  get: endpoint({
    method: "GET",
    path: "/api/orders/:id",
    tag,
    access: "orders:read",
    summary: "One order with its items",
    params: z.object({ id }),
    reply: orderWithItems,
  }),
};
