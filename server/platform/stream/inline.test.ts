// The inline stream's laws, with a consumer that keeps a list: everything applied once, in order by key; batches that grow;
// what cannot be applied set aside alone; what may pass told to those who wait.
import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "../../../contract/errors.ts";
import { createLog } from "../log.ts";
import { createInlineStream, type InlineLimits } from "./inline.ts";
import { entry, keeper, tick } from "./keeper.fixture.ts";
import type { Consumer } from "./stream.ts";

const log = createLog("silent");

function streamOf(consumer: Consumer, limits?: Partial<InlineLimits>) {
  const stream = createInlineStream(log, limits);
  stream.consume(consumer);
  return stream;
}

test("a publisher hears what became of each entry, in their order", async () => {
  const { consumer } = keeper();
  const outcomes = await streamOf(consumer).publish([entry(1), entry(2, { poison: true }), entry(3)]);
  expect(outcomes).toEqual([
    { status: "applied", result: 1 },
    { status: "set_aside", reason: "cannot be applied" },
    { status: "applied", result: 3 },
  ]);
});

test("nothing published is answered at once", async () => {
  expect(await streamOf(keeper().consumer).publish([])).toEqual([]);
});

test("entries of a key keep their order over kinds and batches, and each is applied or set aside once", async () => {
  const some = fc.record({
    group: fc.constantFrom("a", "b"),
    kind: fc.constantFrom("x", "y"),
    key: fc.constantFrom("k1", "k2", "k3"),
    poison: fc.boolean(),
  });
  const publishes = fc.array(fc.array(some, { maxLength: 6 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(publishes, fc.scheduler(), async (sent, s) => {
      const kept = keeper({ pause: () => s.schedule(Promise.resolve()) });
      const stream = streamOf(kept.consumer, { batch: 4, worthAnother: 1 });
      let number = 0;
      const entries = sent.map((publish) => publish.map((each) => entry(number++, each)));
      const all = Promise.all(entries.map((publish) => stream.publish(publish)));
      await s.waitFor(all);
      const done = kept.applied.map((p) => p.number);
      const set = kept.aside.map((p) => p.number);
      expect([...done, ...set].sort((a, b) => a - b)).toEqual(Array.from({ length: number }, (_, i) => i));
      const byKey = Map.groupBy(kept.applied, (p) => `${p.group} ${p.key}`);
      for (const own of byKey.values())
        expect(own.map((p) => p.number)).toEqual(own.map((p) => p.number).sort((a, b) => a - b));
    }),
    { numRuns: 200 },
  );
});

test("a batch that fails is halved until the poison stands alone", async () => {
  const kept = keeper();
  const entries = Array.from({ length: 1_000 }, (_, i) => entry(i, { poison: i === 417 || i === 418 }));
  await streamOf(kept.consumer).publish(entries);
  expect(kept.applied).toHaveLength(998);
  expect(kept.aside.map((each) => each.number)).toEqual([417, 418]);
  expect(kept.batches.length).toBeLessThan(40);
});

test("what arrives while a batch is under way shares the next one", async () => {
  const gate = Promise.withResolvers<void>();
  const kept = keeper({ pause: () => gate.promise });
  const stream = streamOf(kept.consumer);
  const first = stream.publish([entry(0)]);
  await tick();
  const later = Array.from({ length: 50 }, (_, i) => stream.publish([entry(i + 1)]));
  await tick();
  gate.resolve();
  await Promise.all([first, ...later]);
  expect(kept.batches).toEqual([1, 50]);
});

test("over the bound a publisher is turned away with a time to come back, and nothing is dropped", async () => {
  const gate = Promise.withResolvers<void>();
  const kept = keeper({ pause: () => gate.promise });
  const stream = streamOf(kept.consumer, { waiting: 10, batch: 5, groupConcurrency: 1 });
  const big = stream.publish(Array.from({ length: 12 }, (_, i) => entry(i)));
  await tick();
  const second = stream.publish([entry(20), entry(21), entry(22)]);
  const refused = await stream.publish([entry(30)]).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(AppError);
  expect(refused).toMatchObject({ code: "too_many_requests", retryAfter: expect.any(Number) });
  gate.resolve();
  expect(await big).toHaveLength(12);
  expect(await second).toHaveLength(3);
  expect(await stream.publish([entry(40)])).toHaveLength(1);
  expect(kept.applied).toHaveLength(16);
});

test("when the database is away every publisher who waits hears so, and later ones are served", async () => {
  let away = true;
  const kept = keeper();
  const stream = streamOf(
    {
      ...kept.consumer,
      async apply(batch) {
        await tick();
        if (away) throw new AppError("database_unavailable");
        return kept.consumer.apply(batch);
      },
    },
    { batch: 2, groupConcurrency: 1 },
  );
  const waiting = [1, 2, 3, 4, 5].map((n) => stream.publish([entry(n)]));
  const heard = await Promise.allSettled(waiting);
  expect(heard.map((h) => h.status === "rejected" && (h.reason as AppError).code)).toEqual(
    heard.map(() => "database_unavailable"),
  );
  expect(kept.aside).toEqual([]);
  away = false;
  expect(await stream.publish([entry(6)])).toEqual([{ status: "applied", result: 6 }]);
});

test("a publisher of whom a part was applied is told so", async () => {
  const kept = keeper();
  let calls = 0;
  const stream = streamOf(
    {
      ...kept.consumer,
      apply: (batch) =>
        calls++ < 2 ? kept.consumer.apply(batch) : Promise.reject(new AppError("database_unavailable")),
    },
    { batch: 2, groupConcurrency: 1 },
  );
  const published = stream.publish([1, 2, 3, 4, 5].map((n) => entry(n)));
  await expect(published).rejects.toMatchObject({
    code: "database_unavailable",
    message: expect.stringContaining("Part of this was written"),
  });
  expect(kept.applied).toHaveLength(4);
});

test("what may pass and concerns one batch alone is told to that batch alone", async () => {
  const kept = keeper();
  const crowded = new AppError("too_many_requests");
  const stream = streamOf({
    ...kept.consumer,
    apply: (batch) => (batch.kind === "crowded" ? Promise.reject(crowded) : kept.consumer.apply(batch)),
  });
  const turnedAway = stream.publish([entry(1, { kind: "crowded" })]);
  const good = stream.publish([entry(2)]);
  await expect(turnedAway).rejects.toBe(crowded);
  expect(await good).toEqual([{ status: "applied", result: 2 }]);
  expect(kept.aside).toEqual([]);
});

test("an entry that cannot even be set aside fails its publisher alone", async () => {
  const kept = keeper();
  const stream = streamOf({
    ...kept.consumer,
    setAside: () => Promise.reject(new Error("no room for dead letters")),
  });
  const poisoned = stream.publish([entry(1, { poison: true })]);
  const good = stream.publish([entry(2)]);
  await expect(poisoned).rejects.toThrow("no room for dead letters");
  expect(await good).toEqual([{ status: "applied", result: 2 }]);
});

test("groups take turns: a long queue of one does not hold up another", async () => {
  const kept = keeper({ pause: tick });
  const stream = streamOf(kept.consumer, { batch: 5, concurrency: 1 });
  const long = stream.publish(Array.from({ length: 100 }, (_, i) => entry(i, { group: "import" })));
  await tick();
  await stream.publish([entry(1_000, { group: "shop" })]);
  expect(kept.applied.length).toBeLessThan(30);
  await long;
});

test("groups and batches run side by side up to the limits", async () => {
  const kept = keeper({ pause: tick });
  const stream = streamOf(kept.consumer, { batch: 1, concurrency: 3, groupConcurrency: 2, worthAnother: 1 });
  const entries = ["a", "b", "c"].flatMap((group) => [1, 2, 3, 4].map((n) => entry(n, { group })));
  await stream.publish(entries);
  expect(kept.mostRunning()).toBe(3);
});

test("closing finishes what is held and takes nothing more", async () => {
  const kept = keeper({ pause: tick });
  const stream = streamOf(kept.consumer, { batch: 1 });
  const published = stream.publish([entry(1), entry(2), entry(3)]);
  const closing = stream.close();
  await expect(stream.publish([entry(4)])).rejects.toMatchObject({ code: "shutting_down" });
  await closing;
  expect(kept.applied).toHaveLength(3);
  await published;
});
