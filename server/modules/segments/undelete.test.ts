// Deleted segments and lists: gone from everywhere at once, back as the same ones for a month, then gone for good.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { attributeEndpoints } from "../../../contract/attributes.ts";
import { customerEndpoints } from "../../../contract/customers.ts";
import { listEndpoints } from "../../../contract/lists.ts";
import { segmentLifeEndpoints } from "../../../contract/segment-life.ts";
import { segmentEndpoints } from "../../../contract/segments.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import { asha, cast } from "../../../test/cast.ts";
import type { Client } from "../../../test/client.ts";

let app: TestApp;
let marketer: Client;
let ashasId: string;

beforeAll(async () => {
  app = await startApp({ now: "2026-11-25T08:00:00Z" });
  marketer = await app.as("marketer");
  const admin = await app.as("admin");
  await admin.ok(customerEndpoints.createBatch, { query: { wait: "true" }, body: { customers: cast } });
  const { data } = await marketer.ok(customerEndpoints.list, { query: { search: asha.email } });
  ashasId = data[0]!.id;
});
afterAll(() => app?.stop());

const everyone = { kind: "everyone" };
const inDays = (days: number) =>
  app.clock.turnTo(new Date(Date.parse("2026-11-25T08:00:00Z") + days * 86_400_000).toISOString());

describe("a segment", () => {
  test("comes back under its id, with its versions and sizes", async () => {
    const { id } = await marketer.ok(segmentEndpoints.create, { body: { name: "All", rule: everyone } });
    const params = { id };
    const before = await marketer.ok(segmentEndpoints.update, { params, body: { description: "Each" } });
    await marketer.ok(segmentEndpoints.remove, { params });
    for (const endpoint of [segmentEndpoints.get, segmentEndpoints.customers, segmentEndpoints.remove])
      expect((await marketer.call(endpoint, { params })).status, endpoint.path).toBe(404);
    const change = await marketer.call(segmentEndpoints.update, { params, body: { name: "Anew" } });
    expect(change.status).toBe(404);
    expect((await marketer.ok(segmentEndpoints.list, { query: {} })).data).toEqual([]);
    expect((await marketer.ok(customerEndpoints.segments, { params: { id: ashasId } })).data).toEqual([]);
    const asking = { name: "Not all", rule: { kind: "not", rule: { kind: "segment", id } } };
    expect((await marketer.call(segmentEndpoints.create, { body: asking })).status).toBe(400);

    const back = await marketer.ok(segmentEndpoints.undelete, { params });
    expect(back).toMatchObject({ id, name: "All", description: "Each", version: before.version });
    const versions = await marketer.ok(segmentLifeEndpoints.versions, { params, query: {} });
    expect(versions.data.map(({ version }) => version)).toEqual([2, 1]);
    expect((await marketer.ok(segmentEndpoints.customers, { params, query: {} })).total).toBe(cast.length);
    expect((await marketer.ok(segmentEndpoints.undelete, { params })).id).toBe(id);
    await marketer.ok(segmentEndpoints.create, { body: asking });
  });

  test("that asked about a list no longer keeps it from being deleted, and says so when it is back", async () => {
    const list = await marketer.ok(listEndpoints.create, { body: { name: "Guests" } });
    const rule = { kind: "list", id: list.id };
    const segment = await marketer.ok(segmentEndpoints.create, { body: { name: "At the door", rule } });
    const refused = await marketer.call(listEndpoints.remove, { params: { id: list.id } });
    expect(refused).toMatchObject({ status: 409 });
    await marketer.ok(segmentEndpoints.remove, { params: { id: segment.id } });
    await marketer.ok(listEndpoints.remove, { params: { id: list.id } });
    const back = await marketer.ok(segmentEndpoints.undelete, { params: { id: segment.id } });
    expect(back.works).toBe(false);
    await marketer.ok(listEndpoints.undelete, { params: { id: list.id } });
    expect((await marketer.ok(segmentEndpoints.get, { params: { id: segment.id } })).works).toBe(true);
  });
});

describe("a list", () => {
  test("comes back with who was on it, who is shown none the wiser meanwhile", async () => {
    const { id } = await marketer.ok(listEndpoints.create, { body: { name: "Guests of Pune" } });
    const params = { id };
    await marketer.ok(listEndpoints.addMembers, { params, body: { customer_ids: [ashasId] } });
    const ofAsha = async () => (await marketer.ok(customerEndpoints.lists, { params: { id: ashasId } })).data;
    expect(await ofAsha()).toEqual([{ id, name: "Guests of Pune" }]);
    await marketer.ok(listEndpoints.remove, { params });
    for (const endpoint of [listEndpoints.get, listEndpoints.customers, listEndpoints.remove])
      expect((await marketer.call(endpoint, { params })).status, endpoint.path).toBe(404);
    expect(
      (await marketer.call(listEndpoints.addMembers, { params, body: { customer_ids: [ashasId] } })).status,
    ).toBe(404);
    expect(await ofAsha()).toEqual([]);
    const { lists } = await marketer.ok(attributeEndpoints.catalogue);
    expect(lists.map((list) => list.id)).not.toContain(id);

    expect(await marketer.ok(listEndpoints.undelete, { params })).toMatchObject({ id, members: 1 });
    expect(await ofAsha()).toEqual([{ id, name: "Guests of Pune" }]);
  });

  test("whose name another has meanwhile stays away, saying why, until that one is called something else", async () => {
    const body = { name: "Friends" };
    const first = await marketer.ok(listEndpoints.create, { body });
    await marketer.ok(listEndpoints.remove, { params: { id: first.id } });
    const second = await marketer.ok(listEndpoints.create, { body });
    const refused = await marketer.call(listEndpoints.undelete, { params: { id: first.id } });
    expect(refused).toMatchObject({ status: 409, body: { errors: [{ path: "/name" }] } });
    await marketer.ok(listEndpoints.update, { params: { id: second.id }, body: { name: "Old friends" } });
    expect((await marketer.ok(listEndpoints.undelete, { params: { id: first.id } })).id).toBe(first.id);
  });
});

test("after 30 days they are gone for good, and others are not", async () => {
  const names = ["Goes", "Stays deleted", "Stays"];
  const segments: { id: string }[] = [];
  const lists: { id: string }[] = [];
  for (const name of names) {
    segments.push(await marketer.ok(segmentEndpoints.create, { body: { name, rule: everyone } }));
    lists.push(await marketer.ok(listEndpoints.create, { body: { name } }));
  }
  const remove = async (i: number) => {
    await marketer.ok(segmentEndpoints.remove, { params: { id: segments[i]!.id } });
    await marketer.ok(listEndpoints.remove, { params: { id: lists[i]!.id } });
  };
  await remove(0);
  inDays(20);
  await remove(1);
  inDays(31);
  const undelete = (i: number) =>
    Promise.all([
      marketer.call(segmentEndpoints.undelete, { params: { id: segments[i]!.id } }),
      marketer.call(listEndpoints.undelete, { params: { id: lists[i]!.id } }),
    ]);
  const statuses = async (i: number) => (await undelete(i)).map(({ status }) => status);
  expect(await statuses(0)).toEqual([404, 404]);
  await app.services.segments.purge();
  await app.services.lists.purge();
  for (const [table, rows] of [
    ["segments", segments],
    ["lists", lists],
  ] as const) {
    const kept = await app.platform.database.system
      .selectFrom(table)
      .select("name")
      .where(
        "id",
        "in",
        rows.map(({ id }) => id),
      )
      .orderBy("id")
      .execute();
    expect(
      kept.map(({ name }) => name),
      table,
    ).toEqual(names.slice(1));
  }
  expect(await statuses(1)).toEqual([200, 200]);
});
