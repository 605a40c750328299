// The order that a record amounts to: what was said last of each part, less what was refunded. Undefined as long as nobody
// said when and for how much, as where a refund comes before its order.
import type { CustomerRef } from "../../../contract/customers.ts";
import type { OrderInput, OrderStatus } from "../../../contract/orders.ts";
import type { OrderFields } from "./delivery.ts";
import { type RecordFields, saidOf } from "./records.ts";

/** An order's fields as a record keeps them: each refund a field of its own. */
export function recordOfOrder({ refunds, ...fields }: OrderFields): Record<string, unknown> {
  const taken = Object.entries(refunds ?? {}).map(([id, amount]) => [`refund ${id}`, amount]);
  return { ...fields, ...Object.fromEntries(taken) };
}

export function orderOfRecord(externalId: string, record: RecordFields): OrderInput | undefined {
  const said = (field: string) => saidOf(record, field);
  const orderedAt = said("ordered_at") ?? said("first_at");
  const [customer, total] = [said("customer"), said("total")];
  if (customer === undefined || typeof total !== "number" || typeof orderedAt !== "string") return undefined;
  const refunded = refundedOf(record, total);
  return {
    external_id: externalId,
    customer: customer as CustomerRef,
    ordered_at: orderedAt,
    total,
    refunded,
    status: statusOf(said("status") as OrderStatus | undefined, refunded, total),
    ...optional(said),
  };
}

function optional(said: (field: string) => unknown): Partial<OrderInput> {
  const fields = ["currency", "discount", "coupon", "channel", "store", "items"] as const;
  return Object.fromEntries(
    fields.map((field) => [field, said(field)]).filter(([, value]) => value !== undefined),
  );
}

/** No more than what was paid. */
function refundedOf(record: RecordFields, total: number): number {
  const refunds = Object.entries(record).filter(([field]) => field.startsWith("refund "));
  const sum = refunds.reduce((so_far, [, [, amount]]) => so_far + Number(amount), 0);
  return Math.min(Math.round(sum * 1e4) / 1e4, Math.max(total, 0));
}

/** What counts nothing towards a customer's orders stays so, whatever is given back. */
function statusOf(said: OrderStatus | undefined, refunded: number, total: number): OrderStatus {
  if (said === "cancelled" || said === "refunded") return said;
  if (refunded > 0) return refunded >= total ? "refunded" : "partially_refunded";
  return said ?? "paid";
}
