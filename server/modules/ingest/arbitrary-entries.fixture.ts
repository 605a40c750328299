// Entries for laws to be tried on: few people and orders, so that they meet each other often.
import fc from "fast-check";
import type { CustomerInput, CustomerRef } from "../../../contract/customers.ts";
import type { EventInput } from "../../../contract/events.ts";
import { type OrderInput, orderStatuses } from "../../../contract/orders.ts";
import type { Entry } from "./one-by-one.fixture.ts";

const externalId = fc.constantFrom("c-0", "c-1", "c-2");
const email = fc.constantFrom("asha@example.com", "ASHA@example.com", "ben@example.com");
const phone = fc.constantFrom("+919812345678", "+919898989898");
const when = fc.constantFrom(
  "2026-01-01T00:00:00Z",
  "2026-02-01T05:30:00+05:30",
  "2026-03-01T12:00:00.123Z",
  "2026-03-01T12:00:00.124Z",
  "2025-12-31T23:59:59Z",
);
/** Left out, or something, or null where that clears. */
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const clearable = <T>(value: fc.Arbitrary<T>) => maybe(fc.option(value, { nil: null, freq: 3 }));

const named = (ref: CustomerRef | CustomerInput) => Boolean(ref.external_id ?? ref.email ?? ref.phone);

const ref: fc.Arbitrary<CustomerRef> = fc
  .record({ external_id: maybe(externalId), email: maybe(email), phone: maybe(phone) })
  .filter(named);

const custom = fc.dictionary(
  fc.constantFrom("tier", "points"),
  fc.constantFrom<(string | number | string[] | null)[]>("gold", 320, ["S", "M"], null),
  { maxKeys: 2, noNullPrototype: true },
);

const profile = {
  first_name: clearable(fc.constantFrom("Asha", "Ben")),
  city: clearable(fc.constantFrom("Mumbai", "Pune")),
  tags: clearable(fc.constantFrom<string[][]>([], ["vip"], ["vip", 'a "b"\\, {c}'])),
  consent: maybe(
    fc.record({ email: clearable(fc.boolean()), sms: clearable(fc.boolean()) }).map(withoutGaps),
  ),
  custom: maybe(custom),
  created_at: clearable(when),
};

const customer: fc.Arbitrary<CustomerInput> = fc
  .record({ external_id: maybe(externalId), email: clearable(email), phone: clearable(phone), ...profile })
  .filter(named);

const item = fc.record({
  product_id: fc.constantFrom("p-1", "p-2"),
  category: fc.constantFrom("Tea", "TEA", "Gifts", ""),
  quantity: fc.constantFrom(1, 2.5, 0.0001),
  price: fc.constantFrom(749.5, 0.0199),
});

const purchase = {
  external_id: fc.constantFrom("o-0", "o-1", "o-2", "o-3"),
  ordered_at: when,
  status: maybe(fc.constantFrom(...orderStatuses)),
  total: fc.constantFrom(0, 100, 1499.5, -20),
  discount: clearable(fc.constantFrom(0, 10)),
  refunded: clearable(fc.constantFrom(0, 5.25)),
  coupon: clearable(fc.constantFrom("DIWALI10")),
  items: maybe(fc.array(item, { maxLength: 2 })),
};

const order: fc.Arbitrary<OrderInput> = fc.record({ ...purchase, customer: ref });

const happening = {
  id: fc.constantFrom("e-0", "e-1", "e-2", "e-3"),
  name: fc.constantFrom("viewed", "Store visited"),
  occurred_at: when,
  properties: maybe(
    fc.dictionary(
      fc.constantFrom("price", "a.b"),
      fc.constantFrom<(string | number | boolean)[]>(1, 99.99, "free", true),
      {
        maxKeys: 2,
        noNullPrototype: true,
      },
    ),
  ),
};

const event: fc.Arbitrary<EventInput> = fc.record({ ...happening, customer: ref });

const entry: fc.Arbitrary<Entry> = fc.oneof(
  customer.map((input): Entry => ({ kind: "customer", input: withoutGaps(input) })),
  order.map((input): Entry => ({ kind: "order", input: withoutGaps(input) })),
  event.map((input): Entry => ({ kind: "event", input: withoutGaps(input) })),
);

function withoutGaps<T extends object>(input: T): T {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as T;
}

/** Any entries, in batches of any size. */
export const batches: fc.Arbitrary<Entry[][]> = fc.array(fc.array(entry, { minLength: 1, maxLength: 8 }), {
  minLength: 1,
  maxLength: 6,
});

/** People who are always called by all their names, so that what belongs together is seen to. */
const wellNamed = fc.constantFrom<Required<CustomerRef>[]>(
  { external_id: "c-0", email: "asha@example.com", phone: "+919812345678" },
  { external_id: "c-1", email: "ben@example.com", phone: "+919898989898" },
);

const clearEntry: fc.Arbitrary<Entry> = fc.oneof(
  fc
    .tuple(wellNamed, fc.record(profile))
    .map(([names, rest]): Entry => ({ kind: "customer", input: withoutGaps({ ...names, ...rest }) })),
  fc
    .tuple(wellNamed, fc.record(purchase))
    .map(([names, rest]): Entry => ({ kind: "order", input: withoutGaps({ ...rest, customer: names }) })),
  fc
    .tuple(wellNamed, fc.record(happening))
    .map(([names, rest]): Entry => ({ kind: "event", input: withoutGaps({ ...rest, customer: names }) })),
);

export const clearBatches: fc.Arbitrary<Entry[][]> = fc.array(
  fc.array(clearEntry, { minLength: 1, maxLength: 8 }),
  { minLength: 1, maxLength: 6 },
);

/** The same, and no two people speak of one order or event: what must keep its order has one customer. */
export const ownBatches: fc.Arbitrary<Entry[][]> = clearBatches.map((sent) =>
  sent.map((batch) => batch.map(asOwn)),
);

function asOwn(entry: Entry): Entry {
  if (entry.kind === "customer") return entry;
  const of = entry.input.customer.external_id;
  return entry.kind === "order"
    ? { kind: "order", input: { ...entry.input, external_id: `${of} ${entry.input.external_id}` } }
    : { kind: "event", input: { ...entry.input, id: `${of} ${entry.input.id}` } };
}
