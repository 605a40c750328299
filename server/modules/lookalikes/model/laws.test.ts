// The laws of the model: its answer is where the slope is flat, a figure that says nothing changes nothing, what is packed comes
// back, and who is ranked are those who may be found, each once, whatever order they come in.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Columns, chunked, countsOfNumber, figures, marks, mostCounted, unpack } from "./columns.ts";
import { learn } from "./learn.ts";
import { fitted, lookAt, type Problem, probability } from "./logistic.ts";
import { interval } from "./quality.ts";
import { curveOf, rank } from "./ranking.ts";

const figure = fc.double({ min: -4, max: 4, noNaN: true });
const arbitraryProblem = fc
  .record({
    width: fc.integer({ min: 1, max: 6 }),
    strength: fc.constantFrom(0.5, 1, 10, 100),
    rows: fc.array(
      fc.record({
        x: fc.array(figure, { minLength: 6, maxLength: 6 }),
        y: fc.boolean(),
        weight: fc.double({ min: 0.01, max: 9, noNaN: true }),
      }),
      { minLength: 2, maxLength: 60 },
    ),
  })
  .map(
    ({ width, strength, rows }): Problem => ({
      x: Float64Array.from(rows.flatMap((row) => row.x.slice(0, width))),
      width,
      y: Uint8Array.from(rows, ({ y }) => Number(y)),
      weight: Float64Array.from(rows, ({ weight }) => weight),
      strength,
    }),
  )
  .filter(({ y }) => y.includes(0) && y.includes(1));

describe("the regression", () => {
  test("ends where the slope is flat, and no step away is better", () => {
    fc.assert(
      fc.property(arbitraryProblem, fc.integer({ min: 0, max: 6 }), (problem, at) => {
        const weights = fitted(problem);
        const total = problem.weight.reduce((sum, w) => sum + w, 0);
        const { loss, gradient } = lookAt(problem, weights);
        for (const slope of gradient) expect(Math.abs(slope)).toBeLessThan(1e-6 * (total + problem.strength));
        for (const step of [-0.01, 0.01]) {
          const aside = weights.map((w, j) => (j === at % weights.length ? w + step : w));
          expect(lookAt(problem, aside).loss).toBeGreaterThanOrEqual(loss);
        }
      }),
    );
  });

  test("ends in the same place wherever it begins", () => {
    fc.assert(
      fc.property(arbitraryProblem, fc.array(figure, { minLength: 7, maxLength: 7 }), (problem, start) => {
        const [one, other] = [
          fitted(problem),
          fitted(problem, Float64Array.from(start.slice(0, problem.width + 1))),
        ];
        for (const [j, weight] of one.entries()) expect(other[j]).toBeCloseTo(weight, 5);
      }),
    );
  });

  test("is not changed by a figure that is 0 for everybody, as a constant one is once it is standardised", () => {
    fc.assert(
      fc.property(arbitraryProblem, (problem) => {
        const { width } = problem;
        const x = Float64Array.from(
          [...problem.y.keys()].flatMap((row) => [...problem.x.subarray(row * width, (row + 1) * width), 0]),
        );
        const [without, withOne] = [fitted(problem), fitted({ ...problem, x, width: width + 1 })];
        expect(withOne[width]).toBe(0);
        for (let j = 0; j < width; j++) expect(withOne[j]).toBeCloseTo(without[j]!, 6);
        expect(withOne.at(-1)).toBeCloseTo(without.at(-1)!, 6);
      }),
    );
  });

  test("gives shares, and an interval holds what it is of", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true }),
        fc.integer({ min: 1, max: 5_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (z, count, part) => {
          expect(probability(z)).toBeGreaterThanOrEqual(0);
          expect(probability(z)).toBeLessThanOrEqual(1);
          const [low, high] = interval(part, count);
          expect(low).toBeLessThanOrEqual(part + 1e-12);
          expect(high).toBeGreaterThanOrEqual(part - 1e-12);
        },
      ),
    );
  });
});

const named = { channels: ["web", "shop"], categories: ["Tea"], places: ["Pune"] };
/** Besides the id, the money and the marks. */
const counted = figures.length - 1 + 3;
const count = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: mostCounted }));
const customer = fc.tuple(
  fc.integer({ min: -99_999, max: 9_999_999 }),
  fc.array(count, { minLength: counted, maxLength: counted }),
);
interface Known {
  id: number;
  money: number;
  counts: readonly number[];
}
const pack = (rows: readonly Known[]) => rows.map(packOne).join(";");
function packOne({ id, money, counts }: Known): string {
  const numbers = chunked(counts, countsOfNumber).map((some) =>
    some.reduceRight((whole, one) => whole * (mostCounted + 1) + one, 0),
  );
  return [id, money, ...numbers].map((value) => value || "").join(",");
}

test("what is packed comes back, in however many pieces", () => {
  fc.assert(
    fc.property(fc.array(fc.array(customer, { minLength: 1, maxLength: 5 }), { maxLength: 4 }), (pieces) => {
      let id = 0;
      const rows = pieces.map((piece) =>
        piece.map(([money, counts]) => ({ id: ++id, money, counts: [id % 4, ...counts] })),
      );
      const columns = unpack(rows.map(pack), named);
      expect(columns.length).toBe(id);
      for (const [at, { id, money, counts }] of rows.flat().entries()) {
        const { ids, marks, clicked } = columns;
        const others = figures.slice(1).map((name) => columns[name][at]);
        const named = [...columns.channels, ...columns.categories].map((column) => column[at]);
        expect([ids[at], columns.money[at], marks[at], ...others, ...named]).toEqual([id, money, ...counts]);
        expect(clicked[at]).toBe(counts[figures.length - 1]);
      }
    }),
  );
});

test("everybody who may be found is ranked once, by odds, and a shorter ranking is the beginning of a longer", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          odds: fc.oneof(fc.constantFrom(-1, 0, 2), fc.double({ min: -30, max: 30, noNaN: true })),
          mark: fc.constantFrom(0, 0, marks.seed, marks.out),
        }),
        { minLength: 1, maxLength: 80 },
      ),
      fc.integer({ min: 1, max: 90 }),
      (people, most) => {
        const columns = {
          ids: Float64Array.from(people.keys()),
          marks: Uint8Array.from(people, ({ mark }) => mark),
          length: people.length,
        } as Columns;
        const odds = Float64Array.from(people, (one) => one.odds);
        const whole = rank(columns, odds, people.length);
        const some = rank(columns, odds, most);
        const free = people.flatMap(({ mark }, i) => (mark === 0 ? [i] : []));
        expect([...whole.ids].sort((a, b) => a - b)).toEqual(free);
        expect([...some.ids]).toEqual([...whole.ids].slice(0, most));
        for (let i = 1; i < whole.ids.length; i++)
          expect(odds[whole.ids[i]!]).toBeLessThanOrEqual(odds[whole.ids[i - 1]!]!);
        for (const { size, average, lowest } of free.length > 0 ? curveOf(whole) : []) {
          expect(size).toBeLessThanOrEqual(free.length);
          expect(average).toBeGreaterThanOrEqual(lowest - 1e-6);
        }
      },
    ),
  );
});

test("the order in which customers come changes nothing", () => {
  const rows = Array.from({ length: 400 }, (_, i) => {
    const seed = i % 8 === 0;
    const [orders, orderedSince, sent] = [1 + (i % 3), i % 90, [3, i % 3, 0]];
    const own = [100 + i, orders, orderedSince, i % 2, 0, i % 2, ...sent];
    const extra = [seed ? 4 : i % 2, 1, (i * 7) % 5];
    return { id: i + 1, money: 5_000 * (1 + (i % 7)), counts: [seed ? 1 : 0, ...own, ...extra] };
  });
  const ask = (some: typeof rows) => learn({ named, asThen: [pack(some)], asNow: undefined, most: 100 });
  expect(ask(rows.toReversed())).toEqual(ask(rows));
});
