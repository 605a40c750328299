// Lines of one order must be sorted to one place, whomever they name, or the order would be written twice, each time in part; and
// one customer who stands for many must not make one place as large as the file.
import fc from "fast-check";
import { expect, test } from "vitest";
import { OrderPlaces } from "./order-places.ts";

const line = fc.record({ order: fc.nat(400).map((n) => `o${n}`), customer: fc.nat(30).map((n) => `i${n}`) });

test("all lines of an order go to one partition, the same each time the file is read", () => {
  fc.assert(
    fc.property(fc.array(line), fc.integer({ min: 1, max: 40 }), (lines, partitions) => {
      const placed = () => {
        const places = new OrderPlaces(partitions, lines.length);
        return lines.map(({ order, customer }) => places.of(order, customer));
      };
      const first = placed();
      expect(placed()).toEqual(first);
      const byOrder = new Map<string, number>();
      lines.forEach(({ order }, n) => {
        expect(first[n]).toBeLessThan(partitions);
        expect(byOrder.get(order) ?? first[n]).toBe(first[n]);
        byOrder.set(order, first[n]!);
      });
    }),
  );
});

function sizes(partitions: number, orders: number, customerOf: (order: number) => string): number[] {
  const places = new OrderPlaces(partitions, orders);
  const all = new Array<number>(partitions).fill(0);
  for (let n = 0; n < orders; n++) all[places.of(`o${n}`, customerOf(n))]!++;
  return all;
}

test("a customer of all orders does not fill one partition with them", () => {
  const orders = 100_000;
  expect(Math.max(...sizes(20, orders, () => "iwalk-in"))).toBeLessThan((orders / 20) * 2);
});

test("customers of many orders have nearly all of them in one partition", () => {
  const orders = 100_000;
  const places = new OrderPlaces(20, orders);
  const met = new Map<string, Set<number>>();
  for (let n = 0; n < orders; n++) {
    const customer = `i${n % 5_000}`;
    const seen = met.get(customer) ?? new Set();
    met.set(customer, seen.add(places.of(`o${n}`, customer)));
  }
  const each = [...met.values()].reduce((sum, seen) => sum + seen.size, 0) / met.size;
  expect(each).toBeLessThan(1.1);
});
