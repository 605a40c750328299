// Laws of writing orders while customers still are: each order comes once, none before its customer, and never is much held for it.
import fc from "fast-check";
import { expect, test } from "vitest";
import { EarlyOrders } from "./early-orders.ts";
import type { GroupedOrder } from "./group-lines.ts";

const steps = 4;
const order = (n: number, step: number, lines = 1): GroupedOrder => ({
  id: `o${n}`,
  customer: `i${step}`,
  lines: [],
  count: lines,
  values: Array.from({ length: lines }, () => []),
});
const stepOf = (customer: string) => Number(customer.slice(1));
const partition = fc.array(fc.record({ step: fc.nat(steps - 1), lines: fc.constantFrom(1, 2, 4_000) }));

test("each order comes once, and after its customer's step", () => {
  const partitions = fc.array(partition, { minLength: steps, maxLength: steps });
  fc.assert(
    fc.property(partitions, fc.boolean(), (given, waitForAll) => {
      const early = new EarlyOrders(steps, stepOf, waitForAll);
      let n = 0;
      const told: string[] = [];
      given.forEach((orders, step) => {
        const made = orders.map((one) => order(n++, one.step, one.lines));
        const { orders: next, after } = early.next(made, step);
        expect(after).toBeGreaterThan(step);
        for (const one of next) {
          expect(stepOf(one.customer)).toBeLessThan(after);
          told.push(one.id);
        }
      });
      expect(told.toSorted()).toEqual(Array.from({ length: n }, (_, each) => `o${each}`).toSorted());
    }),
  );
});

test("an order whose customer comes later waits for that step, the others do not", () => {
  const early = new EarlyOrders(steps, stepOf, false);
  const first = early.next([order(1, 0), order(2, 2)], 0);
  expect(first).toMatchObject({ orders: [{ id: "o1" }], after: 1 });
  expect(early.next([order(3, 1)], 1)).toMatchObject({ orders: [{ id: "o3" }], after: 2 });
  expect(early.next([], 2)).toMatchObject({ orders: [{ id: "o2" }], after: 3 });
});

test("where too much would wait in memory, all wait for the last customer", () => {
  const early = new EarlyOrders(steps, stepOf, false);
  const many = Array.from({ length: 12_000 }, (_, n) => order(n, 3));
  expect(early.next([order(-1, 0), ...many], 0)).toMatchObject({ after: steps });
  expect(early.next([order(-2, 1)], 1)).toMatchObject({ orders: [{ id: "o-2" }], after: steps });
});
