// The stream's laws, which hold whatever carries it: everything applied once, in order by key; what cannot be applied set
// aside alone; over the bound turned away and nothing dropped; closing finishes what is held.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type RedisProcess, startRedis } from "../../../test/redis.ts";
import { type RedisCluster, startRedisCluster } from "../../../test/redis-cluster.ts";
import { createLog } from "../log.ts";
import { createInlineStream } from "./inline.ts";
import { entry, keeper, numbersOf, tick } from "./keeper.fixture.ts";
import { createRedisStream } from "./redis/index.ts";
import type { Consumer, Stream } from "./stream.ts";

const log = createLog("silent");
const redisServer = inject("redisServer");
let redis: RedisProcess | undefined;
let made = 0;

let cluster: RedisCluster | undefined;

beforeAll(async () => {
  if (!redisServer) return;
  redis = await startRedis(redisServer);
  cluster = await startRedisCluster(redisServer);
}, 60_000);
afterAll(async () => {
  await redis?.stop();
  await cluster?.stop();
});

interface Body {
  name: string;
  make(waiting?: number): Stream;
}

const bodies: Body[] = [
  { name: "inline", make: (waiting) => createInlineStream(log, waiting ? { waiting, batch: 5 } : {}) },
  { name: "over Redis", make: (waiting) => overRedis(redis!.url, waiting) },
  { name: "over a Redis Cluster", make: (waiting) => overRedis(cluster!.url, waiting) },
];

function overRedis(url: string, waiting?: number): Stream {
  return createRedisStream(url, log, {
    prefix: `laws-${made++}`,
    // The bound is by slot; these tests keep to one customer.
    ...(waiting ? { waiting: waiting * 16 } : {}),
    patience: { idleMs: 5 },
  });
}

for (const body of bodies) {
  describe.skipIf(body.name !== "inline" && !redisServer)(body.name, () => lawsOf(body));
}

async function started(make: Body["make"], consumer: Consumer, waiting?: number): Promise<Stream> {
  const stream = make(waiting);
  stream.consume(consumer);
  await stream.start();
  return stream;
}

function lawsOf({ make, name }: Body): void {
  test("who waits hears what became of each entry, in their order", async () => {
    const stream = await started(make, keeper().consumer);
    const outcomes = await stream.publish([entry(1), entry(2, { poison: true }), entry(3)], { wait: true });
    expect(outcomes).toEqual([
      { status: "applied", result: 1 },
      { status: "set_aside", reason: "cannot be applied" },
      { status: "applied", result: 3 },
    ]);
    expect(await stream.publish([], { wait: true })).toEqual([]);
    await stream.close();
  });

  test("who does not wait is answered when it is safe, and all of it is applied", async () => {
    const kept = keeper();
    const stream = await started(make, kept.consumer);
    const outcomes = await stream.publish(Array.from({ length: 1_000 }, (_, i) => entry(i)));
    expect(outcomes).toHaveLength(1_000);
    await stream.drain();
    expect(numbersOf(kept.applied)).toEqual(Array.from({ length: 1_000 }, (_, i) => i));
    await stream.close();
  });

  test("entries of a customer keep their order over kinds and batches, and each is applied or set aside once", {
    timeout: 120_000,
  }, async () => {
    const some = fc.record({
      group: fc.constantFrom("a", "b"),
      kind: fc.constantFrom("x", "y"),
      key: fc.constantFrom("k1", "k2", "k3"),
      poison: fc.boolean(),
    });
    const publishes = fc.array(fc.array(some, { maxLength: 6 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(publishes, fc.boolean(), async (sent, wait) => {
        const kept = keeper({ pause: tick });
        const stream = await started(make, kept.consumer);
        let number = 0;
        const entries = sent.map((publish) => publish.map((each) => entry(number++, each)));
        await Promise.all(entries.map((publish) => stream.publish(publish, { wait })));
        await stream.drain();
        await stream.close();
        const all = [...numbersOf(kept.applied), ...kept.aside.map((p) => p.number)].sort((a, b) => a - b);
        expect(all).toEqual(Array.from({ length: number }, (_, i) => i));
        for (const own of Map.groupBy(kept.applied, (p) => `${p.group} ${p.key}`).values())
          expect(own.map((p) => p.number)).toEqual(numbersOf(own));
      }),
      { numRuns: 60 },
    );
  });

  test("poison is set aside alone", async () => {
    const kept = keeper();
    const stream = await started(make, kept.consumer);
    await stream.publish(
      Array.from({ length: 500 }, (_, i) => entry(i, { key: "one", poison: i === 417 })),
      { wait: true },
    );
    expect(kept.applied).toHaveLength(499);
    expect(kept.aside.map((each) => each.number)).toEqual([417]);
    await stream.close();
  });

  test("over the bound a publisher is turned away with a time to come back, and nothing is dropped", async () => {
    const gate = Promise.withResolvers<void>();
    const kept = keeper({ pause: () => gate.promise });
    const stream = await started(make, kept.consumer, 10);
    const own = (number: number) => entry(number, { key: "one" });
    const big = stream.publish(
      Array.from({ length: 12 }, (_, i) => own(i)),
      { wait: true },
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    const second = stream.publish(Array.from({ length: 4 }, (_, i) => own(20 + i))).catch((error) => error);
    const refused = await stream
      .publish(Array.from({ length: 9 }, (_, i) => own(30 + i)))
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "too_many_requests", retryAfter: expect.any(Number) });
    gate.resolve();
    expect(await big).toHaveLength(12);
    const taken = Array.isArray(await second) ? 16 : 12;
    expect(taken).toBe(name === "inline" ? taken : 12);
    await stream.drain();
    expect(await stream.publish([own(40)], { wait: true })).toHaveLength(1);
    expect(kept.applied).toHaveLength(taken + 1);
    await stream.close();
  });

  test("closing finishes what is under way and takes nothing more", async () => {
    const kept = keeper({ pause: tick });
    const stream = await started(make, kept.consumer);
    const published = stream.publish([entry(1), entry(2), entry(3)], { wait: true });
    await new Promise((resolve) => setTimeout(resolve, 30));
    const closing = stream.close();
    await expect(stream.publish([entry(4)])).rejects.toMatchObject({ code: "shutting_down" });
    await Promise.all([closing, published]);
    expect(kept.applied).toHaveLength(3);
  });
}
