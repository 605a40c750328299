// Rows picked by presses, with Shift and without: a range is all between two rows whichever was pressed first, and nothing else.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Picked, toggled } from "./picking.ts";

const keys = Array.from({ length: 8 }, (_, i) => `row ${i}`);
const shown = new Map(keys.map((key) => [key, key]));
const none: Picked<string> = { question: "", rows: new Map(), everything: false, anchor: undefined };

const press = fc.record({ at: fc.nat(keys.length - 1), range: fc.boolean() });
const state = fc
  .tuple(fc.array(press, { maxLength: 8 }), fc.boolean())
  .map(([presses, everything]) =>
    presses.reduce(
      (picked, { at, range }) => toggled(picked, shown, keys[at]!, range),
      everything ? { ...none, everything } : none,
    ),
  );
const has = ({ rows, everything }: Picked<string>, i: number) => everything || rows.has(keys[i]!);

test("a press turns one row over and leaves all others", () => {
  fc.assert(
    fc.property(state, press, (before, { at }) => {
      const after = toggled(before, shown, keys[at]!, false);
      for (const i of keys.keys()) expect(has(after, i)).toBe(has(before, i) !== (i === at));
    }),
  );
});

test("a press with Shift gives all from the row that was pressed before the state of that one, and leaves all others", () => {
  fc.assert(
    fc.property(state, press, press, (before, first, second) => {
      const one = toggled(before, shown, keys[first.at]!, false);
      const both = toggled(one, shown, keys[second.at]!, true);
      const [from, to] = [first.at, second.at].sort((a, b) => a - b) as [number, number];
      for (const i of keys.keys()) expect(has(both, i)).toBe(has(one, i >= from && i <= to ? first.at : i));
    }),
  );
});

test("rows that are shown no more stay picked, and no range begins at one", () => {
  fc.assert(
    fc.property(state, press, (before, { at }) => {
      const others = new Map([["another", "another"], ...[...shown].filter(([key]) => key !== keys[at])]);
      const one = toggled(before, shown, keys[at]!, false);
      const after = toggled({ ...one, everything: false }, others, "another", true);
      expect(after.rows.has("another")).toBe(true);
      for (const key of one.rows.keys()) expect(after.rows.has(key)).toBe(true);
    }),
  );
});
