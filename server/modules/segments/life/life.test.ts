// A segment's life through the front: whoever replays who entered and left comes to its members at every recorded moment,
// whatever happened in between; versions say what changed and bring it back; overlaps share everyone out.
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { campaignEndpoints } from "../../../../contract/campaigns.ts";
import { customerEndpoints } from "../../../../contract/customers.ts";
import { liveEndpoints } from "../../../../contract/live.ts";
import { orderEndpoints } from "../../../../contract/orders.ts";
import { segmentLifeEndpoints as life } from "../../../../contract/segment-life.ts";
import { segmentEndpoints } from "../../../../contract/segments.ts";
import { keptDeletedDays } from "../../../../contract/values.ts";
import { startApp, type TestApp } from "../../../../test/app.ts";
import { cast } from "../../../../test/cast.ts";
import type { Client } from "../../../../test/client.ts";

const start = "2026-03-01T08:00:00Z";
let app: TestApp;
let marketer: Client;

beforeAll(async () => {
  app = await startApp({ now: start, env: { LOG_LEVEL: "silent" } });
  // A key, since years pass here and a session ends.
  marketer = await app.key(["admin"]);
  await marketer.ok(customerEndpoints.createBatch, { query: { wait: "true" }, body: { customers: cast } });
});
afterAll(() => app?.stop());

const everyone = { kind: "everyone" };
const city = (value: string) => ({ kind: "attribute", attribute: "city", op: "is", value });
const ordered = { kind: "did", what: "orders", window: { last: 3, unit: "days" } };
const save = (name: string, rule: unknown, client = marketer) =>
  client.ok(segmentEndpoints.create, { body: { name, rule } });

/** All pages of a list. */
async function all<T>(
  page: (cursor: string | undefined) => Promise<{ data: T[]; next_cursor: string | null }>,
): Promise<T[]> {
  const found: T[] = [];
  for (let cursor: string | undefined, more = true; more; ) {
    const { data, next_cursor } = await page(cursor);
    found.push(...data);
    cursor = next_cursor ?? undefined;
    more = next_cursor !== null;
  }
  return found;
}
const changes = (id: string, query: object = {}) =>
  all((cursor) => marketer.ok(life.changes, { params: { id }, query: { ...query, limit: 3, cursor } }));
const history = (id: string, query: object = {}) =>
  all((cursor) => marketer.ok(life.history, { params: { id }, query: { ...query, limit: 2, cursor } }));
const membersOf = async (id: string) =>
  (
    await all((cursor) =>
      marketer.ok(segmentEndpoints.customers, { params: { id }, query: { limit: 2, cursor } }),
    )
  )
    .map((customer) => customer.id)
    .sort();

/** What may happen in a shop, and the ways in which a segment comes to be counted. */
type Step =
  | { do: "order"; who: number }
  | { do: "move"; who: number; to: "Pune" | "Goa" }
  | { do: "wait"; hours: number }
  | { do: "rule"; rule: unknown }
  | { do: "look" }
  | { do: "count daily" }
  | { do: "count all" };

const rules = [
  everyone,
  city("Pune"),
  ordered,
  { kind: "not", rule: ordered },
  { kind: "any", rules: [city("Goa"), ordered] },
];
const who = fc.nat({ max: 5 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant("order" as const), who }),
  fc.record({ do: fc.constant("move" as const), who, to: fc.constantFrom("Pune" as const, "Goa" as const) }),
  fc.record({ do: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ do: fc.constant("rule" as const), rule: fc.constantFrom(...rules) }),
  fc.record({ do: fc.constantFrom("look" as const, "count daily" as const, "count all" as const) }),
);

describe("replaying who entered and left, from nobody on", () => {
  let run = 0;

  test("gives the members at each recorded moment, and sizes add up", { timeout: 180_000 }, async () => {
    const seen = fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      run++;
      app.clock.advance(60_000);
      const { id } = await save(`Replayed ${run}`, rules[run % rules.length]);
      const truth = [await membersOf(id)];
      for (const [i, one] of steps.entries()) {
        app.clock.advance(1_000);
        await take(one, id, `${run}-${i}`);
        if (one.do === "order" || one.do === "move" || one.do === "wait") continue;
        truth.push(await membersOf(id));
      }
      const log = await changes(id);
      const moments = (await history(id, { each: "moment" })).reverse();
      const held = new Set<string>();
      const replayed: string[][] = [];
      for (const { at, count, entered, left } of moments) {
        const now = log.filter((change) => change.at === at);
        for (const { customer_id, change } of now) {
          expect(held.has(customer_id), "enters who is out, leaves who is in").toBe(change === "left");
          if (change === "entered") held.add(customer_id);
          else held.delete(customer_id);
        }
        expect(now.filter(({ change }) => change === "entered")).toHaveLength(entered);
        expect(now.filter(({ change }) => change === "left")).toHaveLength(left);
        expect(count).toBe(held.size);
        replayed.push([...held].sort());
      }
      expect(log).toHaveLength(moments.reduce((sum, { entered, left }) => sum + entered + left, 0));
      expect(deduped(replayed)).toEqual(deduped(truth));
    });
    await fc.assert(seen, { numRuns: 25 });
  });

  async function take(one: Step, id: string, name: string): Promise<void> {
    if (one.do === "wait") return app.clock.advance(one.hours * 3_600_000);
    if (one.do === "rule")
      return void (await marketer.ok(segmentEndpoints.update, { params: { id }, body: { rule: one.rule } }));
    if (one.do === "look") return void (await marketer.ok(segmentEndpoints.get, { params: { id } }));
    if (one.do === "count daily") {
      await app.services.segments.countDaily();
      // Counted already today, it is not counted again: look at it, so that the truth is of this moment.
      return void (await marketer.ok(segmentEndpoints.get, { params: { id } }));
    }
    if (one.do === "count all") {
      const { workspace } = await app.services.access.systemActor({ slug: "shop" });
      return app.services.segments.countAll(workspace);
    }
    const external_id = `walker-${one.who}`;
    const query = { wait: "true" as const };
    if (one.do === "move")
      return void (await marketer.ok(customerEndpoints.create, {
        query,
        body: { external_id, city: one.to },
      }));
    const body = {
      external_id: name,
      customer: { external_id },
      ordered_at: app.clock.now().toISOString(),
      total: 10,
    };
    await marketer.ok(orderEndpoints.create, { query, body });
  }

  /** Moments in which nobody moved are not told twice in a row. */
  const deduped = (sets: string[][]) =>
    sets.map((set) => set.join(" ")).filter((set, i, every) => i === 0 || set !== every[i - 1]);
});

describe("history", () => {
  test("has one size a day, looked at however often; a day has all who came and went in it", async () => {
    app.clock.turnTo("2027-01-04T04:00:00Z");
    const { id } = await save("By days", city("Surat"));
    const move = (external_id: string, to: string) =>
      marketer.ok(customerEndpoints.create, { query: { wait: "true" }, body: { external_id, city: to } });
    const look = () => marketer.ok(segmentEndpoints.get, { params: { id } });
    for (let i = 0; i < 3; i++) await look();
    app.clock.turnTo("2027-01-05T04:00:00Z");
    await move("surat-1", "Surat");
    await look();
    app.clock.advance(60_000);
    await move("surat-2", "Surat");
    await move("surat-1", "Pune");
    await look();
    const days = await history(id);
    expect(days).toMatchObject([
      { count: 1, entered: 2, left: 1, version: 1 },
      { count: 0, entered: 0, left: 0 },
    ]);
    expect(days[0]!.total).toBe(days[1]!.total + 2);
    expect(await history(id, { each: "moment" })).toHaveLength(3);
    const since = days[1]!.at;
    expect(
      (await changes(id, { since, change: "entered" })).map(({ customer }) => customer?.external_id),
    ).toEqual(["surat-1", "surat-2"]);
    const latest = await changes(id, { sort: "-at" });
    expect(latest.map(({ change }) => change).filter((change) => change === "left")).toHaveLength(1);
    expect([...latest].reverse()).toEqual(await changes(id));
  });

  test("is kept daily for all of every workspace, and a broken rule stops no other", async () => {
    await app.workspace("second", { timezone: "America/Los_Angeles" });
    const second = await app.key(["admin"], "second");
    app.clock.turnTo("2027-02-01T12:00:00Z");
    const mine = await save("Daily", everyone);
    const broken = await save("Daily, broken", {
      kind: "attribute",
      attribute: "custom.points",
      op: "gt",
      value: 1,
    });
    const theirs = await save("Theirs", everyone, second);
    const { system } = app.platform.database;
    await system
      .updateTable("segments")
      .set({ rule: '{"kind":"gone"}' })
      .where("id", "=", broken.id)
      .execute();
    // Past midnight in Kolkata, and not yet in Los Angeles.
    app.clock.turnTo("2027-02-01T20:00:00Z");
    await app.services.segments.countDaily();
    await app.services.segments.countDaily();
    const daysOf = async (client: Client, id: string) =>
      (await client.ok(life.history, { params: { id } })).data;
    expect(await daysOf(marketer, mine.id)).toHaveLength(2);
    expect(await daysOf(marketer, broken.id)).toHaveLength(1);
    expect(await daysOf(second, theirs.id)).toHaveLength(1);
    app.clock.turnTo("2027-02-02T12:00:00Z");
    await app.services.segments.countDaily();
    expect(await daysOf(second, theirs.id)).toHaveLength(2);
  });

  test("counts what is counted by several at once only once", async () => {
    app.clock.turnTo("2027-03-01T12:00:00Z");
    // Enough of them that one count is not over before the next begins.
    await sql`
      INSERT INTO customers (workspace_id, id, external_id, created_at, updated_at)
      SELECT ${app.workspaceId()}, 1000000 + i, 'crowd-' || i, ${start}, ${start} FROM generate_series(1, 60000) AS i
    `.execute(app.platform.database.system);
    const { id, count } = await save("At once", {
      kind: "any",
      rules: [{ kind: "not", rule: city("Late") }, ordered],
    });
    const late = Array.from({ length: 3 }, (_, i) => ({ external_id: `late-${i}`, city: "Not late" }));
    await marketer.ok(customerEndpoints.createBatch, { query: { wait: "true" }, body: { customers: late } });
    app.clock.advance(1_000);
    await Promise.all(Array.from({ length: 8 }, () => marketer.ok(segmentEndpoints.get, { params: { id } })));
    const moments = await history(id, { each: "moment" });
    expect(moments.map(({ entered, left }) => [entered, left])).toEqual([
      [3, 0],
      [count, 0],
    ]);
    await sql`DELETE FROM customers WHERE external_id LIKE 'crowd-%'`.execute(app.platform.database.system);
  });
});

test("entering and leaving is told to listeners in the server and pushed to browsers", async () => {
  const heard: unknown[] = [];
  app.services.segments.onChange(() => Promise.reject(new Error("a listener that fails")));
  app.services.segments.onChange(
    ({ segmentId, entered, left }) => void heard.push({ segmentId, entered, left }),
  );
  const stop = new AbortController();
  const response = await fetch(app.url + liveEndpoints.live.path, {
    headers: marketer.headers,
    signal: stop.signal,
  });
  const reader = response.body!.getReader();
  const { id, count } = await save("Told", everyone);
  await marketer.ok(segmentEndpoints.get, { params: { id } });
  expect(heard).toEqual([{ segmentId: id, entered: count, left: 0 }]);
  let text = "";
  while (!text.includes("event: segment")) text += new TextDecoder().decode((await reader.read()).value);
  stop.abort();
  expect(text).toContain(`"id":"${id}"`);
  expect(text).toContain(`"entered":${count}`);
});

describe("versions", () => {
  test("say who changed what, in words, and bring it back as a new one", async () => {
    app.clock.turnTo("2027-04-01T12:00:00Z");
    const { id } = await save("Pune", city("Pune"));
    const params = { id };
    const update = (body: object, client = marketer) => client.ok(segmentEndpoints.update, { params, body });
    await update({ name: "Pune" });
    await update({ name: "Goa", rule: city("Goa") }, await app.as("marketer"));
    const changed = await update({ description: "By the sea" }, await app.key(["write"]));
    expect(changed).toMatchObject({ version: 3, name: "Goa", description: "By the sea" });
    const versions = () =>
      all((cursor) => marketer.ok(life.versions, { params, query: { limit: 2, cursor } }));
    expect(await versions()).toMatchObject([
      {
        version: 3,
        changed: ["description"],
        by: "write",
        description: "By the sea",
        before: { description: null },
      },
      {
        version: 2,
        changed: ["name", "rule"],
        by: "marketer of shop",
        sentence: "Customers who live in the city of “Goa”",
        before: { name: "Pune", sentence: "Customers who live in the city of “Pune”" },
      },
      { version: 1, changed: [], by: "admin", before: null, restored_from: null },
    ]);
    const restored = await marketer.ok(life.restore, { params: { id, version: 1 } });
    expect(restored).toMatchObject({ version: 4, name: "Pune", description: null, rule: city("Pune") });
    expect((await versions())[0]).toMatchObject({
      version: 4,
      restored_from: 1,
      changed: ["name", "description", "rule"],
    });
    expect((await history(id, { each: "moment" }))[0]).toMatchObject({ version: 4 });
    const none = await marketer.call(life.restore, { params: { id, version: 99 } });
    expect(none).toMatchObject({ status: 404, body: { code: "not_found" } });
    const viewer = await app.as("viewer");
    expect((await viewer.call(life.restore, { params: { id, version: 1 } })).status).toBe(403);
  });
});

describe("overlap", () => {
  test("shares everyone in either out into three parts, each a rule of its own", {
    timeout: 120_000,
  }, async () => {
    const rule = fc.constantFrom(...rules);
    let run = 0;
    const law = fc.asyncProperty(rule, rule, async (one, two) => {
      run++;
      const [a, b] = [await save(`A ${run}`, one), await save(`B ${run}`, two)];
      const found = await marketer.ok(life.overlap, { params: { id: a.id, other: b.id } });
      const size = Object.fromEntries(found.parts.map(({ part, count }) => [part, count]));
      expect([size.only_this! + size.both!, size.both! + size.only_other!]).toEqual([a.count, b.count]);
      for (const part of found.parts) {
        const { count } = await marketer.ok(segmentEndpoints.preview, { body: { rule: part.rule } });
        expect(count, part.part).toBe(part.count);
      }
      const either = { kind: "any", rules: [one, two] };
      const { count } = await marketer.ok(segmentEndpoints.preview, { body: { rule: either } });
      expect(found.parts.reduce((sum, part) => sum + part.count, 0)).toBe(count);
    });
    await fc.assert(law, { numRuns: 15 });
  });

  test("lists the others that share the most", async () => {
    const { id } = await save("Overlapping", everyone);
    const { data } = await marketer.ok(life.overlaps, { params: { id } });
    expect(data.length).toBeGreaterThan(2);
    expect(data.map(({ share }) => share)).toEqual(data.map(({ share }) => share).sort((x, y) => y - x));
    expect(data.map((line) => line.id)).not.toContain(id);
    for (const { id: other, both, count } of data) {
      const pair = await marketer.ok(life.overlap, { params: { id, other } });
      expect(pair.parts.find(({ part }) => part === "both")!.count).toBe(both);
      expect(pair.other.count).toBe(count);
    }
  });
});

describe("members", () => {
  test("are searched, filtered and sorted, and counted on the first page", async () => {
    const { id, count } = await save("Findable", everyone);
    const members = (query: object) => marketer.ok(segmentEndpoints.customers, { params: { id }, query });
    expect(await members({ search: "asha" })).toMatchObject({ total: 1, data: [{ first_name: "Asha" }] });
    expect(await members({ country: "GB" })).toMatchObject({ total: 1, data: [{ first_name: "Ben" }] });
    expect(await members({ limit: 1, sort: "name" })).toMatchObject({
      total: count,
      data: [{ first_name: "Asha" }],
    });
  });

  test("go out as a file, whole and in plain text", async () => {
    const formula = {
      external_id: "=1+1",
      first_name: 'Q"uote, ',
      phone: "+919812300000",
      custom: { points: -3 },
    };
    await marketer.ok(customerEndpoints.create, { query: { wait: "true" }, body: formula });
    const { id, count } = await save("To, take “away”", everyone);
    const file = await marketer.call(life.export, { params: { id } });
    expect(file.status).toBe(200);
    expect(file.headers.get("content-type")).toContain("text/csv");
    expect(file.headers.get("content-disposition")).toContain("To%2C%20take");
    const lines = String(file.body).trimEnd().split("\r\n");
    expect(lines[0]).toMatch(/id,external_id,email,.*custom\.points/);
    expect(lines).toHaveLength(count! + 1);
    expect(lines.find((line) => line.includes("1+1"))).toMatch(/,'=1\+1,,\+919812300000,"Q""uote,",/);
    const found = await marketer.call(life.export, { params: { id }, query: { country: "GB" } });
    expect(String(found.body)).toContain("ben.carter@example.com");
    expect(String(found.body).trimEnd().split("\r\n")).toHaveLength(2);
    const viewer = await app.as("viewer");
    expect(await viewer.call(life.export, { params: { id } })).toMatchObject({ status: 403 });
    expect((await (await app.key(["read"])).call(life.export, { params: { id } })).status).toBe(403);
  });
});

test("where it is used: campaigns and what they earned, other segments' rules", async () => {
  const { id } = await save("Used", city("Mumbai"));
  const user = await save("User", { kind: "all", rules: [{ kind: "not", rule: { kind: "segment", id } }] });
  expect((await marketer.ok(life.usedIn, { params: { id } })).data).toEqual([{ id: user.id, name: "User" }]);
  const draft = { name: "For the used", audience: { segment_id: id } };
  await marketer.ok(campaignEndpoints.create, { body: draft });
  await marketer.ok(campaignEndpoints.create, { body: { name: "For others" } });
  const { data } = await marketer.ok(campaignEndpoints.list, { query: { segment: id } });
  expect(data.map(({ name }) => name)).toEqual(["For the used"]);
  const nothing = { campaigns: 0, sent: 0, delivered: 0, orders: 0, revenue: 0, currency: "INR" };
  expect(await marketer.ok(life.earned, { params: { id } })).toMatchObject(nothing);
  expect((await marketer.call(life.earned, { params: { id: "999999" } })).status).toBe(404);
});

test("a deleted segment takes its past with it when it goes for good", async () => {
  const { id } = await save("Passing", everyone);
  await marketer.ok(segmentEndpoints.remove, { params: { id } });
  const days = keptDeletedDays + 1;
  app.clock.turnTo(new Date(app.clock.now().getTime() + days * 86_400_000).toISOString());
  await app.services.segments.purge();
  for (const table of ["segment_versions", "segment_counts", "segment_members", "segment_changes"] as const) {
    const { system } = app.platform.database;
    expect(
      await system.selectFrom(table).select("segment_id").where("segment_id", "=", id).execute(),
    ).toEqual([]);
  }
});
