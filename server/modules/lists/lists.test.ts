// Lists through the front: who is put on and taken off, what a pasted text means, and what is refused, in words.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { campaignEndpoints } from "../../../contract/campaigns.ts";
import { customerEndpoints } from "../../../contract/customers.ts";
import { listEndpoints } from "../../../contract/lists.ts";
import { segmentEndpoints } from "../../../contract/segments.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import { cast } from "../../../test/cast.ts";
import type { Client } from "../../../test/client.ts";

let app: TestApp;
let marketer: Client;
let everyone: string[];

beforeAll(async () => {
  app = await startApp({ now: "2026-11-25T08:00:00Z" });
  marketer = await app.as("marketer");
  await marketer.ok(customerEndpoints.createBatch, { query: { wait: "true" }, body: { customers: cast } });
  everyone = (await marketer.ok(customerEndpoints.list)).data.map(({ id }) => id);
});
afterAll(() => app?.stop());

let made = 0;
async function newList(name = `List ${++made}`) {
  const { id } = await marketer.ok(listEndpoints.create, { body: { name } });
  const params = { id };
  return {
    id,
    params,
    get: () => marketer.ok(listEndpoints.get, { params }),
    names: async () =>
      (await marketer.ok(listEndpoints.customers, { params })).data
        .map((c) => c.first_name ?? c.email)
        .sort(),
    ids: async () => (await marketer.ok(listEndpoints.customers, { params })).data.map((c) => c.id).sort(),
    add: (customer_ids: string[]) =>
      marketer.ok(listEndpoints.addMembers, { params, body: { customer_ids } }),
    paste: (pasted: string, dry_run = false) =>
      marketer.ok(listEndpoints.addMembers, { params, body: { pasted, dry_run } }),
    remove: (customer_ids: string[]) =>
      marketer.ok(listEndpoints.removeMembers, { params, body: { customer_ids } }),
    count: async () =>
      (await marketer.ok(segmentEndpoints.preview, { body: { rule: { kind: "list", id }, sample: 0 } }))
        .count,
  };
}

describe("a pasted text", () => {
  const text = [
    "c-asha, BEN.carter@Example.com",
    "",
    "+91 98989-89898; 'nobody@example.com'",
    "asha.rao@example.com\tDROP TABLE lists;--",
    "<b>🙂</b>",
  ].join("\r\n");

  test("is answered before it is added: who is found, what is not, what is there twice", async () => {
    const list = await newList();
    const dry = await list.paste(text, true);
    expect(dry).toMatchObject({ entries: 8, found: 3, already: 0, added: 3, added_ids: [] });
    expect(dry.duplicates).toEqual({ count: 1, first: [{ line: 4, text: "asha.rao@example.com" }] });
    expect(dry.not_found).toEqual({
      count: 4,
      first: [
        { line: 3, text: "nobody@example.com" },
        { line: 4, text: "DROP TABLE lists" },
        { line: 4, text: "--" },
        { line: 5, text: "<b>🙂</b>" },
      ],
    });
    expect(await list.names()).toEqual([]);
    expect((await list.paste(text)).added_ids).toHaveLength(3);
    expect(await list.names()).toEqual(["Asha", "Ben", "Chitra"]);
    expect(await list.paste(text)).toMatchObject({ found: 3, already: 3, added: 0 });
  });

  test("of a hundred thousand entries is taken, of one more refused in words, of nothing as well", async () => {
    const list = await newList();
    const many = Array.from({ length: 100_000 }, (_, i) => `nobody-${i}@example.com`).join("\n");
    const answer = await list.paste(many);
    expect(answer.not_found).toMatchObject({ count: 100_000 });
    expect(answer.not_found.first).toHaveLength(200);
    for (const pasted of [`${many}\nc-asha`, " ,;\n"]) {
      const refused = await marketer.call(listEndpoints.addMembers, {
        params: list.params,
        body: { pasted },
      });
      expect(refused.status).toBe(400);
      expect(refused.body.errors).toMatchObject([{ path: "/pasted" }]);
    }
    expect((await list.get()).members).toBe(0);
  }, 60_000);
});

test("members are searched", async () => {
  const list = await newList();
  await list.add(everyone);
  const found = await marketer.ok(listEndpoints.customers, {
    params: list.params,
    query: { search: "carter" },
  });
  expect(found.data.map((c) => c.first_name)).toEqual(["Ben"]);
});

describe("laws", () => {
  const some = () => fc.subarray(everyone, { minLength: 1 });

  test("adding twice is once, removing takes back what was added, and all counts are one", async () => {
    const other = await newList();
    await other.add(everyone);
    await fc.assert(
      fc.asyncProperty(some(), some(), async (first, second) => {
        const list = await newList();
        await list.add([...first, ...first]);
        const before = await list.ids();
        expect(before).toEqual([...first].sort());
        const { added, added_ids, already } = await list.add(second);
        const union = new Set([...first, ...second]);
        expect([added, already]).toEqual([union.size - first.length, second.length - added]);
        expect((await list.get()).members).toBe(union.size);
        expect(await list.count()).toBe(union.size);
        if (added > 0) await list.remove(added_ids);
        expect(await list.ids()).toEqual(before);
        const { removed_ids } = await list.remove(second);
        if (removed_ids.length > 0) await list.add(removed_ids);
        expect(await list.ids()).toEqual(before);
        expect(await other.ids()).toEqual([...everyone].sort());
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});

test("another workspace's list and customers are not there", async () => {
  const list = await newList();
  await app.workspace("other");
  const other = await app.as("owner", "other");
  for (const endpoint of [listEndpoints.get, listEndpoints.customers, listEndpoints.remove])
    expect((await other.call(endpoint, { params: list.params })).status).toBe(404);
  const theirs = await other.ok(listEndpoints.create, { body: { name: "Theirs" } });
  const taken = await other.ok(listEndpoints.addMembers, {
    params: { id: theirs.id },
    body: { customer_ids: everyone },
  });
  expect(taken).toMatchObject({ found: 0, added: 0, not_found: { count: everyone.length } });
});

test("a name is given once, and a list in use is not deleted, saying who uses it", async () => {
  const list = await newList("VIPs of Diwali");
  const twice = await marketer.call(listEndpoints.create, { body: { name: "vips of diwali" } });
  expect(twice).toMatchObject({ status: 409, body: { errors: [{ path: "/name" }] } });
  const rule = { kind: "not", rule: { kind: "list", id: list.id } };
  const segment = await marketer.ok(segmentEndpoints.create, { body: { name: "Not VIPs", rule } });
  const draft = await marketer.ok(campaignEndpoints.create, { body: { name: "Hello", audience: { rule } } });
  const refused = await marketer.call(listEndpoints.remove, { params: list.params });
  expect(refused.status).toBe(409);
  expect(refused.body.detail).toMatch(/“Not VIPs”.*“Hello”/);
  await marketer.ok(segmentEndpoints.remove, { params: { id: segment.id } });
  await marketer.ok(campaignEndpoints.remove, { params: { id: draft.id } });
  await marketer.ok(listEndpoints.remove, { params: list.params });
  expect((await marketer.call(listEndpoints.get, { params: list.params })).status).toBe(404);
});
