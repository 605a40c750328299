// What is foretold holds: of campaigns whose chances are drawn anew each time, about nine in ten fall within the range.
import fc from "fast-check";
import { expect, test } from "vitest";
import { affordable, costOf } from "./cost.ts";
import { foretell, type PastResult } from "./foretell.ts";

/** A small generator of its own, so that the test is the same each time. */
function lots(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
}

const normal = (lot: () => number) => Math.sqrt(-2 * Math.log(lot())) * Math.cos(2 * Math.PI * lot());

/** A campaign of a shop where shares of buyers lie around 3 %, half as much again or less. */
function campaign(lot: () => number, sent: number): PastResult {
  const chance = Math.min(0.5, 0.03 * Math.exp(0.4 * normal(lot) - 0.08));
  let ordered = 0;
  for (let i = 0; i < sent; i++) if (lot() < chance) ordered++;
  let revenue = 0;
  for (let i = 0; i < ordered; i++) revenue += 80_000 * Math.exp(0.5 * normal(lot) - 0.125);
  return { channel: "email", sent, ordered, revenue };
}

test.each([2, 6, 20])("after %i campaigns, nine in ten of the next are within", (before) => {
  const lot = lots(before * 7 + 1);
  const values = { mean: 80_000, deviation: 80_000 * Math.sqrt(Math.exp(0.25) - 1) };
  let orders = 0;
  let revenue = 0;
  const tries = 400;
  for (let i = 0; i < tries; i++) {
    const past = Array.from({ length: before }, () => campaign(lot, 200 + Math.floor(lot() * 800)));
    const next = campaign(lot, 600);
    const told = foretell(past, "email", 600, values)!;
    if (next.ordered >= told.orders.low && next.ordered <= told.orders.high) orders++;
    if (next.revenue >= told.revenue.low && next.revenue <= told.revenue.high) revenue++;
  }
  expect(orders / tries).toBeGreaterThan(0.85);
  expect(orders / tries).toBeLessThan(0.99);
  expect(revenue / tries).toBeGreaterThan(0.83);
});

test("without a campaign there is nothing to tell, and a channel of its own counts first", () => {
  const values = { mean: 50_000, deviation: 10_000 };
  expect(foretell([], "email", 100, values)).toBeUndefined();
  const past: PastResult[] = [
    ...Array.from({ length: 4 }, () => ({
      channel: "email" as const,
      sent: 1_000,
      ordered: 10,
      revenue: 500_000,
    })),
    ...Array.from({ length: 4 }, () => ({
      channel: "whatsapp" as const,
      sent: 1_000,
      ordered: 80,
      revenue: 4_000_000,
    })),
  ];
  const [email, whatsapp, sms] = (["email", "whatsapp", "sms"] as const).map(
    (channel) => foretell(past, channel, 1_000, values)!.orders.value,
  );
  expect(email!).toBeLessThan(sms!);
  expect(sms!).toBeLessThan(whatsapp!);
});

test("no cost is above the budget that it was worked out for, and one message more would be", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000_000 }),
      fc.integer({ min: 1, max: 10_000_000 }),
      fc.constantFrom("INR", "JPY", "KWD"),
      (budgetParts, priceParts, currency) => {
        const budget = budgetParts / 100;
        const price = priceParts / 10_000;
        const most = affordable(budget, price, currency)!;
        expect(costOf(most, price, currency)).toBeLessThanOrEqual(budget);
        expect((most + 1) * price).toBeGreaterThan(
          currency === "JPY" ? Math.floor(budget) - 1e-6 : budget - 1e-6,
        );
      },
    ),
  );
  expect(affordable(100, 0, "INR")).toBeUndefined();
});
