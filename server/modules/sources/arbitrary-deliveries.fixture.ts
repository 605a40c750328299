// Stories that a shop may tell, as its deliveries: a few customers and orders, spoken of again and again at moments that may
// coincide. Every visitor turns out to be one person, and every order has one buyer.
import fc from "fast-check";
import type { SourceKind } from "../../../contract/sources.ts";

export interface Told {
  id: string;
  topic: string;
  body: Record<string, unknown>;
}

const person = fc.constantFrom(1, 2, 3);
const orderId = fc.constantFrom(101, 102);
const hour = fc.integer({ min: 0, max: 5 });
const at = (h: number) => `2026-10-02T0${h}:00:00Z`;
const amount = fc.integer({ min: 1, max: 5 }).map((tens) => tens * 10);
const city = fc.constantFrom("Pune", "Leeds", null);
const buyerOf = (order: number) => order - 100;
const mailOf = (id: number) => `p${id}@example.com`;

const shopifyTold: fc.Arbitrary<Omit<Told, "id">> = fc.oneof(
  fc
    .record({
      person,
      hour,
      city,
      yes: fc.boolean(),
      consentHour: hour,
      tags: fc.constantFrom("", "vip", "vip, new"),
    })
    .map((c) => ({
      topic: "customers/update",
      body: {
        id: c.person,
        email: mailOf(c.person),
        updated_at: at(c.hour),
        tags: c.tags,
        default_address: { city: c.city },
        email_marketing_consent: {
          state: c.yes ? "subscribed" : "unsubscribed",
          consent_updated_at: at(c.consentHour),
        },
      },
    })),
  fc
    .record({
      order: orderId,
      hour,
      total: amount,
      paid: fc.constantFrom("pending", "paid"),
      fulfilled: fc.boolean(),
      cancelled: fc.boolean(),
      refunds: fc.subarray([1, 2]),
      quantity: fc.constantFrom(1, 2),
    })
    .map((o) => ({
      topic: "orders/updated",
      body: {
        id: o.order,
        created_at: at(0),
        updated_at: at(o.hour),
        currency: "USD",
        total_price: `${o.total}.00`,
        financial_status: o.paid,
        fulfillment_status: o.fulfilled ? "fulfilled" : null,
        cancelled_at: o.cancelled ? at(o.hour) : null,
        customer: {
          id: buyerOf(o.order),
          email: mailOf(buyerOf(o.order)),
          first_name: `From ${o.hour}`,
          updated_at: at(o.hour),
        },
        line_items: [{ product_id: 1, title: "Beans", quantity: o.quantity, price: "5.00" }],
        refunds: o.refunds.map((id) => refund(o.order, id)),
      },
    })),
  fc
    .record({ order: orderId, id: fc.constantFrom(1, 2, 3) })
    .map(({ order, id }) => ({ topic: "refunds/create", body: refund(order, id) })),
);

function refund(order: number, id: number) {
  return {
    id: order * 10 + id,
    order_id: order,
    created_at: at(3),
    transactions: [{ kind: "refund", status: "success", amount: `${id}.00` }],
  };
}

const wooTold: fc.Arbitrary<Omit<Told, "id">> = fc.oneof(
  fc.record({ person, hour, city: fc.constantFrom("Pune", "Leeds", "") }).map((c) => ({
    topic: "customer.updated",
    body: {
      id: c.person,
      email: mailOf(c.person),
      date_modified_gmt: at(c.hour).slice(0, -1),
      billing: { city: c.city },
    },
  })),
  fc
    .record({
      order: orderId,
      hour,
      total: amount,
      status: fc.constantFrom("pending", "processing", "completed", "cancelled", "refunded"),
      refunds: fc.subarray([1, 2]),
    })
    .map((o) => ({
      topic: "order.updated",
      body: {
        id: o.order,
        status: o.status,
        currency: "USD",
        total: `${o.total}.00`,
        date_created_gmt: at(0).slice(0, -1),
        date_modified_gmt: at(o.hour).slice(0, -1),
        customer_id: buyerOf(o.order),
        billing: { email: mailOf(buyerOf(o.order)), first_name: `From ${o.hour}` },
        line_items: [{ product_id: 1, name: "Beans", quantity: 1, price: o.total }],
        refunds: o.refunds.map((id) => ({ id: o.order * 10 + id, total: `-${id}.00` })),
      },
    })),
);

/** Half of what somebody does is done before they are known. */
const who = fc
  .record({ person, known: fc.boolean() })
  .map(({ person: id, known }) => (known ? { userId: `u-${id}` } : { anonymousId: `a-${id}` }));
const segmentTold: fc.Arbitrary<Omit<Told, "id">> = fc.oneof(
  fc
    .record({
      person,
      hour,
      both: fc.boolean(),
      traits: fc.record(
        { plan: fc.constantFrom("free", "gold", null), level: fc.nat(3) },
        { requiredKeys: [] },
      ),
    })
    .map((i) => ({
      topic: "identify",
      body: {
        userId: `u-${i.person}`,
        ...(i.both ? { anonymousId: `a-${i.person}` } : {}),
        traits: i.traits,
        timestamp: at(i.hour),
      },
    })),
  fc.record({ who, hour, event: fc.constantFrom("Product Viewed", "Product Added") }).map((t) => ({
    topic: "track",
    body: { ...t.who, event: t.event, timestamp: at(t.hour) },
  })),
  fc
    .record({
      order: orderId,
      known: fc.boolean(),
      hour,
      total: amount,
      event: fc.constantFrom("Order Completed", "Order Updated", "Order Refunded", "Order Cancelled"),
    })
    .map((o) => ({
      topic: "track",
      body: {
        ...(o.known ? { userId: `u-${buyerOf(o.order)}` } : { anonymousId: `a-${buyerOf(o.order)}` }),
        event: o.event,
        timestamp: at(o.hour),
        properties: {
          order_id: `o-${o.order}`,
          total: o.total,
          products: [{ product_id: "p", price: o.total, quantity: 1 }],
        },
      },
    })),
  person.map((id) => ({
    topic: "alias",
    body: { previousId: `a-${id}`, userId: `u-${id}`, timestamp: at(1) },
  })),
);

const kinds: { [K in SourceKind]: fc.Arbitrary<Omit<Told, "id">> } = {
  segment: segmentTold,
  shopify: shopifyTold,
  woocommerce: wooTold,
};

/** A story in the order in which it was told, and the same as it may arrive: in any order, some of it again, in groups. */
export function arrivals(kind: SourceKind): fc.Arbitrary<{ story: Told[]; arriving: Told[][] }> {
  return fc
    .array(kinds[kind], { minLength: 1, maxLength: 14 })
    .map((told) =>
      told.map((each, i) => ({
        ...each,
        id: `d-${i}`,
        body: kind === "segment" ? { ...each.body, messageId: `d-${i}` } : each.body,
      })),
    )
    .chain((story) =>
      fc
        .tuple(
          fc.shuffledSubarray(story, { minLength: story.length }),
          fc.array(fc.constantFrom(...story), { maxLength: 6 }),
          fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 20, maxLength: 20 }),
        )
        .map(([shuffled, again, sizes]) => ({ story, arriving: grouped([...shuffled, ...again], sizes) })),
    );
}

function grouped<T>(all: readonly T[], sizes: readonly number[]): T[][] {
  const groups: T[][] = [];
  let from = 0;
  for (const size of sizes) {
    if (from >= all.length) break;
    groups.push(all.slice(from, from + size));
    from += size;
  }
  return groups;
}
