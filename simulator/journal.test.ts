// The journal: what was appended is found again, by id and after a restart, and nothing half-written is.
import { appendFile, readdir, stat, truncate } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { Journal } from "./journal.ts";
import { KeyTable, keyOf } from "./key-table.ts";
import { messageId } from "./record.ts";
import { Schedule } from "./schedule.ts";
import { temporaryFolder } from "./testing/shop.ts";

const id = (n: number) => messageId("account", String(n));
const lineOf = (n: number, note = "") => ({ id: id(n), text: JSON.stringify({ id: id(n), n, note }) });

async function folder(segmentBytes = 1e9, rememberMs = 1e9) {
  const { dir, remove } = await temporaryFolder();
  onTestFinished(remove);
  const read: string[] = [];
  const open = () => {
    read.length = 0;
    return Journal.open({ dir, segmentBytes, rememberMs }, (line) => {
      read.push(line);
      return (JSON.parse(line) as { id: string }).id;
    });
  };
  return { dir, read, open };
}

test("every line is found by its id, before and after a restart, in the order of writing", async () => {
  const { read, open } = await folder(2_000);
  const journal = await open();
  const note = "Zürich, मुंबई";
  await Promise.all(
    Array.from({ length: 100 }, (_, n) => journal.append([lineOf(2 * n, note), lineOf(2 * n + 1)])),
  );
  expect(await journal.find(id(42))).toBe(lineOf(42, note).text);
  await journal.close();
  const again = await open();
  expect(read).toEqual(Array.from({ length: 200 }, (_, n) => lineOf(n, n % 2 ? "" : note).text));
  for (let n = 0; n < 200; n++) expect([again.has(id(n)), await again.find(id(n))]).toEqual([true, read[n]]);
  expect([again.has(id(200)), await again.find(id(200))]).toEqual([false, undefined]);
  await again.close();
});

test("wherever a crash cuts the last write, whole lines stay and the journal goes on", async () => {
  const { dir, read, open } = await folder();
  const journal = await open();
  for (let n = 0; n < 10; n++) await journal.append([lineOf(n)]);
  await journal.close();
  const path = join(dir, (await readdir(dir))[0]!);
  const whole = lineOf(0).text.length + 1;
  for (const size of [whole * 10 - 1, whole * 7 + 5, whole * 4, 3]) {
    await truncate(path, size);
    const cut = await open();
    expect(read).toHaveLength(Math.floor(size / whole));
    await cut.append([lineOf(99)]);
    expect(await cut.find(id(99))).toBe(lineOf(99).text);
    await cut.close();
    await truncate(path, Math.floor(size / whole) * whole);
  }
});

test("a line that cannot be read stops the start, and says where", async () => {
  const { dir, open } = await folder();
  const journal = await open();
  await journal.append([lineOf(1)]);
  await journal.close();
  const name = (await readdir(dir))[0]!;
  await appendFile(join(dir, name), "not a line\n");
  await expect(open()).rejects.toThrow(name);
});

test("files are closed at their size, and deleted whole when all in them is old enough", async () => {
  const { dir, open } = await folder(100, 0);
  const journal = await open();
  for (let n = 0; n < 10; n++) {
    await journal.append([lineOf(n, "x".repeat(100))]);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  expect((await readdir(dir)).length).toBeLessThanOrEqual(2);
  expect([journal.has(id(0)), journal.has(id(9))]).toEqual([false, true]);
  const sizes = await Promise.all(
    (await readdir(dir)).map(async (name) => (await stat(join(dir, name))).size),
  );
  expect(Math.max(...sizes)).toBeLessThan(400);
  await journal.close();
});

test("the key table answers as a Map does", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(5_000), fc.nat(2 ** 31 - 2)), { maxLength: 4_000, size: "max" }),
      (pairs) => {
        const [table, map] = [new KeyTable(), new Map<number, number>()];
        for (const [n, offset] of pairs) {
          table.add(keyOf(id(n)), offset);
          if (!map.has(n)) map.set(n, offset);
        }
        expect(table.size).toBe(map.size);
        for (const [n] of pairs) expect(table.get(keyOf(id(n)))).toBe(map.get(n));
        expect(table.get(keyOf(id(6_000)))).toBe(-1);
      },
    ),
    { numRuns: 20 },
  );
});

test("the schedule hands out everything once, in the order of its time, and none too early", async () => {
  const times = fc.array(fc.integer({ min: -50, max: 60 }), { minLength: 1, maxLength: 300 });
  await fc.assert(
    fc.asyncProperty(times, async (offsets) => {
      const begin = Date.now();
      const given = offsets.map((offset, order) => ({ at: begin + offset, order }));
      const got: (typeof given)[number][] = [];
      await new Promise<void>((resolve) => {
        const schedule = new Schedule<(typeof given)[number]>((item) => {
          expect(Date.now()).toBeGreaterThanOrEqual(item.at);
          got.push(item);
          if (got.length === given.length) resolve();
        });
        for (const item of given) schedule.add(item.at, item);
      });
      expect(got).toEqual(given.toSorted((a, b) => a.at - b.at || a.order - b.order));
    }),
    { numRuns: 10 },
  );
});
