// The text by which an import marks an order that it made must be that of the same order as it is read back months later, or its
// undoing would leave the order as changed by somebody else.
import fc from "fast-check";
import { expect, test } from "vitest";
import { sortedJson } from "../imports/undo/sorted-json.ts";
import { asKept } from "./item-store.ts";
import type { OrderState } from "./order-state.ts";
import { writtenOut } from "./written-out.ts";

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom("", "Zoë", 'Rao "A"', "a\\b", "\n", "💚", "\ud83d", "\u007f", "\uffff"),
);
const maybeText = fc.option(text, { nil: null });
const money = fc.integer({ min: -9e14, max: 9e14 });
const maybeMoney = fc.option(money, { nil: null });
const moment = fc.date({ noInvalidDate: true }).map((at) => at.toISOString());
const id = fc.bigInt({ min: 1n, max: 2n ** 62n }).map(String);

const order = fc.record<OrderState>({
  id,
  external_id: text,
  customer_id: id,
  ordered_at: moment,
  total: money,
  discount: money,
  refunded: money,
  status: fc.constantFrom("paid", "cancelled", "refunded"),
  currency: fc.constantFrom("INR", "EUR"),
  original_currency: fc.constantFrom("USD", null),
  original_total: maybeMoney,
  original_discount: maybeMoney,
  original_refunded: maybeMoney,
  exchange_rate: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: null }),
  rate_from: fc.constantFrom("order", "table", null),
  coupon: maybeText,
  channel: maybeText,
  store: maybeText,
  items_count: fc.nat(),
  field_versions: fc.option(fc.dictionary(text, text), { nil: null }),
});

const number = fc.double({ noNaN: true, noDefaultInfinity: true });
const item = fc.record(
  {
    product_id: text,
    quantity: number,
    price: number,
    sku: text,
    name: text,
    category: text,
    original_price: number,
  },
  { requiredKeys: ["product_id", "quantity", "price"] },
);

test("an order that is written out at once is the same text as one whose keys are sorted", () => {
  fc.assert(
    fc.property(order, fc.array(item, { maxLength: 4 }), (one, items) => {
      expect(writtenOut(one, items)).toBe(sortedJson({ order: one, items: items.map(asKept) }));
    }),
    { numRuns: 1_000 },
  );
});
