// The law of resuming: wherever a run stops, the next one writes exactly the batches that were not written, and both are
// told the same of every item.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { OrderInput } from "../../../../contract/orders.ts";
import { type Checkpoint, ResumingDoor } from "./checkpoint.ts";
import type { Door, Taken } from "./door.ts";

const order = (n: number): OrderInput => ({
  external_id: `o${n}`,
  customer: { external_id: "c" },
  ordered_at: "2024-01-01T00:00:00Z",
  total: n,
});
const batchesOf = (count: number, size: number) =>
  Array.from({ length: count }, (_, b) => Array.from({ length: size }, (_, i) => order(b * size + i)));

/** Writes all but every seventh order, and remembers whose it wrote. */
function shelf(): { door: Door; written: string[] } {
  const written: string[] = [];
  const take = ({ external_id }: OrderInput): Taken => {
    written.push(external_id);
    return external_id.endsWith("7") ? { refused: "a seven" } : { id: external_id };
  };
  return { written, door: { customers: async () => [], orders: async (batch) => batch.map(take) } };
}

test("a run goes on at the batch where another stopped", async () => {
  const runs = fc.record({
    count: fc.integer({ min: 0, max: 12 }),
    size: fc.integer({ min: 1, max: 15 }),
    stop: fc.integer({ min: 0, max: 12 }),
    twice: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(runs, async ({ count, size, stop, twice }) => {
      const first = shelf();
      const one = new ResumingDoor(first.door, null, async () => []);
      const said: Taken[][] = [];
      for (const batch of batchesOf(count, size).slice(0, stop)) said.push(await one.orders(batch));
      const kept = JSON.parse(JSON.stringify(one.checkpoint())) as Checkpoint;

      const second = shelf();
      const other = new ResumingDoor(second.door, kept, async () => []);
      const again: Taken[][] = [];
      for (const batch of batchesOf(count, size)) {
        // A batch that failed comes again as the same array and counts once.
        if (twice) await other.orders(batch);
        again.push(await other.orders(batch));
      }
      expect(again.slice(0, said.length)).toEqual(said);
      const rest = batchesOf(count, size).slice(stop).flat();
      expect([...new Set(second.written)]).toEqual(rest.map(({ external_id }) => external_id));
    }),
  );
});
