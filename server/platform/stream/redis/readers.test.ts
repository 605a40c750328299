// Several readers of one stream over a real Redis and a real database: who dies or stands still is succeeded, and what it had
// begun is not committed any more; Redis killed while it is written to loses nothing that was acknowledged.
import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { freshDatabase } from "../../../../test/fresh-database.ts";
import { type RedisProcess, startRedis } from "../../../../test/redis.ts";
import { until } from "../../../../test/sending.ts";
import { createDatabase, type Database } from "../../database.ts";
import { createFences, mustHold } from "../../fences.ts";
import { createLog } from "../../log.ts";
import { entry } from "../keeper.fixture.ts";
import type { Batch, Stream } from "../stream.ts";
import { createRedisStream } from "./index.ts";
import type { Patience } from "./readers.ts";

const redisServer = inject("redisServer");
const log = createLog("silent");
const open: Stream[] = [];
let redis: RedisProcess;
let database: Database;
let drop: () => Promise<void>;
let prefix = 0;
const setAside: string[] = [];

describe.skipIf(!redisServer)("readers", () => {
  beforeAll(async () => {
    redis = await startRedis(redisServer, { durable: true });
    const fresh = await freshDatabase(inject("databaseUrl"));
    drop = fresh.drop;
    database = createDatabase(fresh.url, { log });
    await sql`CREATE TABLE written (number int, by text, at bigint GENERATED ALWAYS AS IDENTITY)`.execute(
      database.system,
    );
  }, 60_000);
  afterAll(async () => {
    await database?.close();
    await drop?.();
    await redis?.stop();
  });
  beforeEach(() => {
    prefix += 1;
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((stream) => stream.close()));
    await sql`TRUNCATE written`.execute(database.system);
    expect(setAside.splice(0)).toEqual([]);
  });

  /** One process of several. `gate` holds it up inside of its transaction. */
  async function reader(
    by: string,
    patience: Partial<Patience>,
    gate?: () => Promise<void>,
  ): Promise<Stream> {
    const fences = createFences(database);
    const stream = createRedisStream(redis.url, log, { prefix: `readers-${prefix}`, fences, patience });
    open.push(stream);
    stream.consume({
      apply: (batch) => write(batch, by, gate),
      setAside: async (_, reason) => void setAside.push(reason),
    });
    await stream.start();
    return stream;
  }

  /** Not idempotent on purpose: what is committed twice is there twice. */
  function write({ payloads, fences }: Batch, by: string, gate?: () => Promise<void>): Promise<number[]> {
    const numbers = payloads.map((payload) => (payload as { number: number }).number);
    return database.asSystem(async (trx) => {
      await mustHold(trx, fences);
      for (const number of numbers)
        await sql`INSERT INTO written (number, by) VALUES (${number}, ${by})`.execute(trx);
      await gate?.();
      return numbers;
    });
  }

  const written = async () =>
    (
      await sql<{ number: number; by: string }>`SELECT number, by FROM written ORDER BY at`.execute(
        database.system,
      )
    ).rows;
  const numbers = async () => (await written()).map(({ number }) => number);
  const quick = { ownedMs: 400, renewMs: 100, idleMs: 5 };

  test("who stands still in the middle of a transaction is succeeded, and does not commit after", {
    timeout: 60_000,
  }, async () => {
    const woken = Promise.withResolvers<void>();
    const asleep = Promise.withResolvers<void>();
    // It never renews, as a process that was stopped.
    const sleeper = await reader("sleeper", { ...quick, renewMs: 600_000 }, () => {
      asleep.resolve();
      return woken.promise;
    });
    await sleeper.publish([1, 2, 3].map((n) => entry(n, { key: "one" })));
    await asleep.promise;
    await reader("successor", quick);
    await until(written, (rows) => rows.length >= 3);
    woken.resolve();
    await sleeper.publish([entry(4, { key: "one" })]);
    await until(written, (rows) => rows.length >= 4);
    await sleep(300);
    expect(await written()).toEqual([1, 2, 3, 4].map((number) => ({ number, by: "successor" })));
  });

  test("whatever processes come and go, everything is written once, in the order of its key", {
    timeout: 120_000,
  }, async () => {
    const all = Array.from({ length: 600 }, (_, i) => i);
    const first = await reader("a", quick);
    const second = await reader("b", quick);
    for (const from of [0, 200, 400]) {
      await Promise.all(
        all.slice(from, from + 200).map((n) => second.publish([entry(n, { key: `k${n % 20}` })])),
      );
      if (from === 0) await reader("c", quick);
      if (from === 200) await first.close();
    }
    await second.drain();
    const found = await numbers();
    expect(found.toSorted((a, b) => a - b)).toEqual(all);
    for (let key = 0; key < 20; key++) {
      const own = found.filter((n) => n % 20 === key);
      expect(own).toEqual(own.toSorted((a, b) => a - b));
    }
  });

  test("Redis killed in the middle of writing has everything that was acknowledged", {
    timeout: 120_000,
  }, async () => {
    const stream = await reader("only", quick);
    const acknowledged: number[] = [];
    let next = 0;
    let kills = 0;
    const client = async () => {
      while (acknowledged.length < 1_500) {
        const number = next++;
        await stream.publish([entry(number, { key: `k${number % 50}` })]).then(
          () => acknowledged.push(number),
          () => sleep(20),
        );
      }
    };
    const killer = async () => {
      while (kills < 3) {
        await until(
          async () => acknowledged.length,
          (count) => count > 400 * (kills + 1),
        );
        await redis.kill();
        kills += 1;
        await redis.start();
      }
    };
    await Promise.all([killer(), ...Array.from({ length: 16 }, client)]);
    await until(numbers, (found) => new Set(found).size >= acknowledged.length, 60);
    const found = new Set(await numbers());
    expect(acknowledged.filter((number) => !found.has(number))).toEqual([]);
    expect(kills).toBe(3);
  });

  test("what nobody can read is put by and stops nobody", async () => {
    const stream = await reader("only", quick);
    const client = new Redis(redis.url);
    for (let slot = 0; slot < 16; slot++)
      for (const parcel of ["{", "null", '{"group":"shop","kind":"thing","keys":[],"payloads":[1]}'])
        await client.xadd(`{readers-${prefix}:${slot}}:stream`, "*", "parcel", parcel);
    await stream.publish([entry(1), entry(2)], { wait: true });
    expect((await numbers()).sort()).toEqual([1, 2]);
    const kept = await until(
      async () => {
        const lists = Array.from({ length: 16 }, (_, slot) =>
          client.llen(`{readers-${prefix}:${slot}}:unreadable`),
        );
        return (await Promise.all(lists)).reduce((sum, length) => sum + length, 0);
      },
      (count) => count === 48,
    );
    expect(kept).toBe(48);
    client.disconnect();
  });
});
