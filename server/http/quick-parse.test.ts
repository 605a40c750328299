// The quick way and the schema agree on whatever may be sent, to the order of fields: on all the bodies of the contract that
// come in numbers, as a shop sends them, and with something of them changed to anything.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { z } from "zod";
import { customerInput } from "../../contract/customers.ts";
import { eventInput } from "../../contract/events.ts";
import { orderEndpoints, orderInput, orderStatuses } from "../../contract/orders.ts";
import { quickParse } from "./quick-parse.ts";

const left = { nil: undefined, freq: 3 } as const;
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, left);
const clearable = <T>(value: fc.Arbitrary<T>) => maybe(fc.option(value, { nil: null, freq: 4 }));

/** Good as a rule, so that most of what is made passes whole; odd now and then. */
const mostly = <T>(good: fc.Arbitrary<T>, odd: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 40, arbitrary: good }, { weight: 1, arbitrary: odd });

const text = mostly(
  fc.constantFrom("web", " padded ", "Zoë", "💚".repeat(40), "a/b"),
  fc.oneof(
    fc.string({ unit: "binary", maxLength: 8 }),
    fc.constantFrom("", " ", "a\0b", "\ud800", "x".repeat(81), "💚".repeat(81), "x".repeat(501)),
  ),
);
const amount = mostly(
  fc.constantFrom(0, -0, 0.0001, 1.005, 749.5, 1e6),
  fc.oneof(fc.double(), fc.constantFrom(0.00001, 9e12, 9.1e12, -9e12, 1e300, Number.NaN)),
);
const when = mostly(
  fc.constantFrom("2026-01-01T00:00:00Z", "2024-02-29T05:30:00.123456-08:00", "1900-01-01T00:00Z"),
  fc.constantFrom(
    "2026-02-29T05:30:00Z",
    "1899-12-31T23:59:59Z",
    "9999-01-01T00:00:00Z",
    "2026-01-01",
    "2026-01-01T00:00:00",
  ),
);
const email = mostly(fc.constantFrom("asha@example.com", "B.o@x.co.in"), fc.constantFrom("a@b", "a@b.co "));
const phone = mostly(fc.constantFrom("+919812345678", "+12025550123"), fc.constantFrom("+0123456789", "98"));

const names = { external_id: maybe(text), email: maybe(email), phone: maybe(phone) };
const named = fc.constantFrom({ external_id: "c-1" }, { email: "asha@example.com", phone: "+919812345678" });
const ref = mostly<object>(named, fc.record(names));
const item = fc.record({
  product_id: text,
  sku: clearable(text),
  name: clearable(text),
  category: clearable(text),
  quantity: amount,
  price: amount,
});
const order = fc.record({
  external_id: text,
  customer: ref,
  ordered_at: when,
  updated_at: maybe(when),
  status: maybe(mostly<string>(fc.constantFrom(...orderStatuses), fc.constant("unpaid"))),
  currency: maybe(mostly(fc.constant("INR"), fc.constantFrom("inr", "EURO"))),
  exchange_rate: maybe(amount),
  total: amount,
  discount: clearable(amount),
  refunded: clearable(amount),
  coupon: clearable(text),
  channel: clearable(text),
  items: maybe(fc.array(item, { maxLength: 3 })),
});
const custom = mostly<unknown>(
  fc.constantFrom<unknown>("gold", 3, true, null, ["S", "M"]),
  fc.jsonValue({ maxDepth: 1 }),
);
const customer = fc.record({
  ...names,
  external_id: text,
  first_name: clearable(text),
  country: clearable(mostly(fc.constantFrom("IN", "in"), fc.constant("India"))),
  language: clearable(mostly(fc.constantFrom("en", "pt-BR"), fc.constant("e"))),
  birthday: clearable(mostly(fc.constant("1990-04-12"), fc.constantFrom("1990-02-30", "90-04-12"))),
  tags: clearable(fc.array(text, { maxLength: 3 })),
  consent: maybe(fc.record({ email: clearable(fc.boolean()), sms: clearable(fc.boolean()) })),
  custom: maybe(fc.dictionary(mostly(fc.constantFrom("tier", "points"), fc.constant("Tier")), custom)),
  created_at: clearable(when),
});
const event = fc.record({
  id: maybe(text),
  name: text,
  occurred_at: maybe(when),
  customer: ref,
  properties: maybe(fc.dictionary(text, fc.jsonValue({ maxDepth: 2 }))),
});

/** As it is, or with one field anywhere in it changed, added or taken away. */
function slipped(whole: fc.Arbitrary<object>): fc.Arbitrary<unknown> {
  const slip = fc.record({
    path: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
    key: fc.constantFrom(undefined, "totl", "__proto__", "constructor", "0"),
    value: fc.anything({ withNullPrototype: true }),
  });
  return fc.oneof(
    whole,
    whole.map(turned),
    fc.tuple(whole, slip).map(([value, how]) => slippedAt(value, how)),
    fc.anything(),
  );
}

/** With its fields the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, turned(inner)]),
  );
}

interface Slip {
  path: number[];
  key: string | undefined;
  value: unknown;
}

function slippedAt(whole: object, { path, key, value }: Slip): unknown {
  const copy = structuredClone(whole) as Record<string, unknown>;
  let at = copy;
  for (const [i, step] of path.entries()) {
    const keys = Object.keys(at);
    const chosen = keys[step % Math.max(keys.length, 1)];
    const inner = chosen === undefined ? undefined : at[chosen];
    if (i < path.length - 1 && typeof inner === "object" && inner !== null) at = inner as typeof at;
    else {
      Object.defineProperty(at, key ?? chosen ?? "more", {
        value,
        enumerable: true,
        writable: true,
        configurable: true,
      });
      break;
    }
  }
  return copy;
}

/** Objects as lists of their fields, so that the order of fields is compared as well. */
function spread(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spread);
  if (typeof value !== "object" || value === null) return value;
  return { fields: Object.entries(value).map(([key, inner]) => [key, spread(inner)]) };
}

function told({ success, data, error }: z.ZodSafeParseResult<unknown>): unknown {
  return success ? spread(data) : error!.issues.map(({ path, code, message }) => ({ path, code, message }));
}

test.each<[string, z.ZodType, fc.Arbitrary<object>]>([
  ["orders", orderInput, order],
  ["customers", customerInput, customer],
  ["events", eventInput, event],
  ["a batch", orderEndpoints.createBatch.body, fc.record({ orders: fc.array(order, { maxLength: 2 }) })],
])("%s are read as their schema reads them", (_name, schema, whole) => {
  fc.assert(
    fc.property(slipped(whole), (value) => {
      expect(told(quickParse(schema, value))).toEqual(told(schema.safeParse(value)));
    }),
    { numRuns: 1_000 },
  );
});

test("of what is made most passes whole, so that the law above is of both ways", () => {
  const passing = (schema: z.ZodType, whole: fc.Arbitrary<object>) =>
    fc.sample(whole, { numRuns: 300, seed: 1 }).filter((value) => schema.safeParse(value).success).length;
  expect(
    Math.min(passing(orderInput, order), passing(customerInput, customer), passing(eventInput, event)),
  ).toBeGreaterThan(100);
});
