// Where the shop says when it changed what it sends, nothing else matters: in any order, any number of times, in batches split
// in any way, on two ways in at once, the end is that of everything sent once in the order in which it was changed.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { customerEndpoints } from "../../../contract/customers.ts";
import { orderEndpoints } from "../../../contract/orders.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import type { Client } from "../../../test/client.ts";
import { type RedisProcess, startRedis } from "../../../test/redis.ts";
import type { ActorWorkspace } from "../../actor.ts";
import { clearBatches } from "./arbitrary-entries.fixture.ts";
import type { Entry } from "./one-by-one.fixture.ts";
import { readBack, sorted } from "./read-back.fixture.ts";

const redisServer = inject("redisServer");
let app: TestApp;
let runs = 0;

async function freshWorkspace(): Promise<ActorWorkspace> {
  const slug = `timed-${runs++}`;
  const id = await app.workspace(slug);
  return { id, slug, name: slug, currency: "INR", timezone: "Asia/Kolkata" } as ActorWorkspace;
}

/** Neighbours of a kind go together. */
async function send(workspace: ActorWorkspace, entries: readonly Entry[]): Promise<void> {
  const runs: Entry[][] = [];
  for (const entry of entries)
    if (runs.at(-1)?.[0]?.kind === entry.kind) runs.at(-1)!.push(entry);
    else runs.push([entry]);
  for (const run of runs)
    await app.services.ingest.write(workspace, {
      customers: run.flatMap((e) => (e.kind === "customer" ? [e.input] : [])),
      orders: run.flatMap((e) => (e.kind === "order" ? [e.input] : [])),
    });
}

type Timed = Exclude<Entry, { kind: "event" }>;

const changes: fc.Arbitrary<Timed[]> = clearBatches
  .map((batches) => batches.flat().filter((entry): entry is Timed => entry.kind !== "event"))
  .filter((entries) => entries.length > 0);

function withMoment(entry: Timed, second: number): Timed {
  const updated_at = new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
  return { ...entry, input: { ...entry.input, updated_at } } as Timed;
}

/** Any order, anything again, cut anywhere. */
function shuffledOf(entries: readonly Timed[], pick: (most: number) => number): Timed[][] {
  const left = [...entries, ...entries.filter(() => pick(2) === 0)];
  const batches: Timed[][] = [[]];
  while (left.length > 0) {
    if (pick(3) === 0) batches.push([]);
    batches.at(-1)!.push(...left.splice(pick(left.length - 1), 1));
  }
  return batches;
}

const bodies = [
  { name: "inline", numRuns: 60, start: async () => startApp({ now: "2026-10-10T12:00:00Z" }) },
  {
    name: "over Redis",
    numRuns: 20,
    start: async () => {
      redis = await startRedis(redisServer);
      return startApp({ now: "2026-10-10T12:00:00Z", env: { REDIS_URL: redis.url } });
    },
  },
];
let redis: RedisProcess | undefined;

for (const { name, numRuns, start } of bodies) {
  describe.skipIf(name !== "inline" && !redisServer)(name, () => {
    beforeAll(async () => {
      app = await start();
    });
    afterAll(async () => {
      await app?.stop();
      await redis?.stop();
    });

    test("changes in any order end as they would have in their own", { timeout: 180_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(changes, fc.infiniteStream(fc.nat()), async (entries, luck) => {
          const pick = (most: number) => luck.next().value % (most + 1);
          const timed = entries.map(withMoment);
          const [inOrder, mixed] = [await freshWorkspace(), await freshWorkspace()];
          for (const entry of entries) await send(inOrder, [entry]);
          const [left, right] = Object.values(Object.groupBy(shuffledOf(timed, pick), () => pick(1)));
          const lane = async (batches: Timed[][] = []) => {
            for (const batch of batches) await send(mixed, batch);
          };
          await Promise.all([lane(left), lane(right)]);
          expect(sorted(await readBack(app, mixed.id))).toEqual(sorted(await readBack(app, inOrder.id)));
          const found = await app.services.doctor.examine({ workspace: mixed.slug, mend: false });
          expect(found.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
        }),
        { numRuns },
      );
    });

    test("of two changes at one moment the same one holds, whichever comes first", {
      timeout: 180_000,
    }, async () => {
      await fc.assert(
        fc.asyncProperty(changes, fc.infiniteStream(fc.nat()), async (entries, luck) => {
          const pick = (most: number) => luck.next().value % (most + 1);
          const timed = entries.map((entry) => withMoment(entry, pick(2)));
          const ends = await Promise.all(
            [shuffledOf(timed, pick), shuffledOf(timed, pick)].map(async (batches) => {
              const workspace = await freshWorkspace();
              for (const batch of batches) await send(workspace, batch);
              return sorted(await readBack(app, workspace.id));
            }),
          );
          expect(ends[0]).toEqual(ends[1]);
        }),
        { numRuns },
      );
    });
  });
}

describe("over HTTP", () => {
  let client: Client;
  beforeAll(async () => {
    app = await startApp();
    client = await app.as("admin");
  });
  afterAll(() => app?.stop());

  const order = { external_id: "o-1", customer: { external_id: "c-1" }, ordered_at: "2026-01-01T00:00:00Z" };
  const wait = { wait: "true" } as const;
  const sendOrder = (rest: object) =>
    client.ok(orderEndpoints.create, { query: wait, body: { ...order, total: 100, ...rest } });
  const bought = async () =>
    (await client.ok(customerEndpoints.list, { query: { search: "c-1" } })).data[0]!.orders;

  test("an order is cancelled and stays so when an earlier change arrives late, of which the rest is taken", async () => {
    await sendOrder({ updated_at: "2026-01-02T00:00:00Z", status: "cancelled" });
    const late = await sendOrder({ updated_at: "2026-01-01T00:00:00Z", status: "paid", coupon: "NEW" });
    expect(late).toMatchObject({ status: "cancelled", coupon: "NEW" });
    expect(await bought()).toMatchObject({ count: 0, total: 0 });
  });

  test("a refund, changed items, and what is sent without a moment, which is taken as it comes", async () => {
    const items = [{ product_id: "p-1", quantity: 1, price: 100 }];
    await sendOrder({ updated_at: "2026-01-04T00:00:00Z", status: "partially_refunded", refunded: 40 });
    await sendOrder({ updated_at: "2026-01-03T00:00:00+05:30", status: "paid", refunded: 0, items });
    expect(await sendOrder({ updated_at: "2026-01-02T00:00:00Z", items: [] })).toMatchObject({
      status: "partially_refunded",
      refunded: 40,
      items_count: 1,
    });
    expect(await bought()).toMatchObject({ count: 1, total: 60 });
    expect(await sendOrder({ refunded: 0, status: "paid" })).toMatchObject({ status: "paid", refunded: 0 });
    expect(await bought()).toMatchObject({ count: 1, total: 100 });
  });

  test("a customer comes after their order, and an old change of theirs after a new one", async () => {
    const person = (rest: object) =>
      client.ok(customerEndpoints.create, { query: wait, body: { external_id: "c-1", ...rest } });
    await person({ updated_at: "2026-02-02T00:00:00Z", first_name: "Asha", consent: { email: false } });
    const stored = await person({
      updated_at: "2026-02-01T00:00:00Z",
      first_name: "Aisha",
      city: "Pune",
      consent: { email: true, sms: true },
    });
    expect(stored).toMatchObject({
      first_name: "Asha",
      city: "Pune",
      consent: { email: false, sms: true },
      orders: { count: 1 },
    });
  });

  test("who asked for no more is not written to again for an old yes", async () => {
    const person = (rest: object) =>
      client.ok(customerEndpoints.create, { query: wait, body: { external_id: "c-9", ...rest } });
    const { id } = (await person({ consent: { email: true } })) as { id: string };
    const channel = "email" as const;
    await app.platform.database.inWorkspace(app.workspaceId(), (trx) =>
      app.services.customers.refuse(trx, app.workspaceId(), [{ id, channel }]),
    );
    const old = { updated_at: "2026-01-01T00:00:00Z", consent: { email: true } };
    expect(await person(old)).toMatchObject({ consent: { email: false } });
  });
});
