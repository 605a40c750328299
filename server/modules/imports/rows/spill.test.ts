// What is sorted into partitions on disk comes back whole and in its order, however much of it is written at once.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Spill } from "./spill.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "regulars-spill-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const partitions = 3;
/** Some longer than a block, so that many are full at once. */
const entry = fc.record({
  partition: fc.nat(partitions - 1),
  text: fc.tuple(fc.string({ unit: "grapheme" }), fc.constantFrom(1, 1, 1, 20_000)),
  settle: fc.boolean(),
});

test("entries come back by partition, in the order they were added in", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(entry), async (entries) => {
      const spill = await Spill.open<[number, string]>(join(folder, "lines"), partitions);
      const added: [number, string][][] = Array.from({ length: partitions }, () => []);
      for (const [number, { partition, text, settle }] of entries.entries()) {
        const one: [number, string] = [number, text[0].repeat(text[1])];
        spill.add(partition, one);
        added[partition]!.push(one);
        if (settle) await spill.settle();
      }
      await spill.finish();
      for (let partition = 0; partition < partitions; partition++)
        expect(await read(spill, partition)).toEqual(added[partition]);
      await spill.close();
    }),
  );
});

test("more blocks than the system writes at once are all there", async () => {
  const spill = await Spill.open<string>(join(folder, "blocks"), 1);
  const entries = Array.from({ length: 1_300 }, (_, n) => `${n}`.padStart(12_000));
  for (const one of entries) spill.add(0, one);
  await spill.finish();
  expect(await read(spill, 0)).toEqual(entries);
  await spill.close();
});

async function read<T>(spill: Spill<T>, partition: number): Promise<T[]> {
  const all: T[] = [];
  for await (const { entries } of spill.read(partition)) all.push(...entries);
  return all;
}
