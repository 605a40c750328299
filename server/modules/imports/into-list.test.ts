// An import that puts its customers on a list: one that is there or one of a new name, all that it wrote and nobody else.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { customerEndpoints } from "../../../contract/customers.ts";
import { importEndpoints } from "../../../contract/imports.ts";
import { listEndpoints } from "../../../contract/lists.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import type { Client } from "../../../test/client.ts";
import { importFile, untilEnded, uploadFile } from "../../../test/import-file.ts";

let app: TestApp;
let client: Client;
beforeAll(async () => {
  app = await startApp({ work: true, now: "2026-11-20T12:00:00Z" });
  client = await app.as("marketer");
  const before = { email: "before@example.com", first_name: "Before" };
  await client.ok(customerEndpoints.create, { query: { wait: "true" }, body: before });
});
afterAll(() => app?.stop());

const lines = (...rows: string[]) => `${rows.join("\n")}\n`;
const people = lines("email,first name", "asha@example.com,Asha", "no address,Nobody", "ben@example.com,Ben");
const bills = lines(
  "order id,email,date,product,quantity,price",
  "1,asha@example.com,2026-11-01,Tea,1,4",
  "1,asha@example.com,2026-11-01,Cup,1,9",
  "2,chitra@example.com,2026-11-02,Tea,1,4",
);
const namesOn = async (id: string) =>
  (await client.ok(listEndpoints.customers, { params: { id } })).data.map((c) => c.email).sort();

describe("customers", () => {
  test("go on a list that is made for them, those that could not be read excepted, and once only", async () => {
    const run = await importFile(client, people, { list: { name: "From the fair" } });
    expect(run).toMatchObject({ state: "done", counts: { rows_imported: 2, rows_failed: 1 } });
    const list = run.list as { id: string; name: string };
    expect(list.name).toBe("From the fair");
    expect(await namesOn(list.id)).toEqual(["asha@example.com", "ben@example.com"]);

    const again = await importFile(client, people, { list: { name: "from the FAIR" } });
    expect(again.list).toEqual(list);
    expect(await client.ok(listEndpoints.get, { params: { id: list.id } })).toMatchObject({ members: 2 });
  });

  test("go nowhere without a list, or where the choice was taken back", async () => {
    const { id } = await uploadFile(client, people);
    const params = { id };
    const chosen = await client.ok(importEndpoints.update, { params, body: { list: { name: "Never" } } });
    expect(chosen.list).toEqual({ id: null, name: "Never" });
    expect((await client.ok(importEndpoints.update, { params, body: { list: null } })).list).toBeNull();
    await client.ok(importEndpoints.start, { params });
    expect(await untilEnded(client, id)).toMatchObject({ state: "done", list: null });
    expect((await client.ok(listEndpoints.list, { query: { search: "Never" } })).data).toEqual([]);
  });
});

test("of orders, it is who placed them that goes on the list", async () => {
  const { id } = await client.ok(listEndpoints.create, { body: { name: "Buyers of November" } });
  const run = await importFile(client, bills, { list: { id } });
  expect(run).toMatchObject({ state: "done", list: { id, name: "Buyers of November" } });
  expect(await namesOn(id)).toEqual(["asha@example.com", "chitra@example.com"]);
});

test("of orders, whoever is named by none that was written does not", async () => {
  let files = 0;
  const cell = fc.record({
    order: fc.integer({ min: 1, max: 4 }),
    who: fc.constantFrom("asha", "ben", "dev", "eve"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 8 }), async (cells) => {
      const file = ++files;
      const rows = cells.map(({ order, who }) => `${file}-${order},${who}@example.com,2026-11-03,Tea,1,4`);
      const { list } = await importFile(
        client,
        lines("order id,email,date,product,quantity,price", ...rows),
        {
          list: { name: `Of file ${file}` },
        },
      );
      const placed = Map.groupBy(cells, ({ order }) => order).values();
      // An order that names two is refused.
      const buyers = [...placed]
        .map((all) => new Set(all.map(({ who }) => who)))
        .filter(({ size }) => size === 1);
      const expected = new Set(buyers.flatMap((one) => [...one]).map((who) => `${who}@example.com`));
      expect(await namesOn(list!.id!)).toEqual([...expected].sort());
    }),
    { numRuns: 10 },
  );
});

test("a list that is deleted while the file waits takes nobody, and the import ends well", async () => {
  const { id } = await client.ok(listEndpoints.create, { body: { name: "Short-lived" } });
  const uploaded = await uploadFile(client, people);
  const params = { id: uploaded.id };
  await client.ok(importEndpoints.update, { params, body: { list: { id } } });
  await client.ok(listEndpoints.remove, { params: { id } });
  await client.ok(importEndpoints.start, { params });
  expect(await untilEnded(client, uploaded.id)).toMatchObject({ state: "done" });
  await client.ok(listEndpoints.undelete, { params: { id } });
  expect(await namesOn(id)).toEqual([]);
});

test("a list that is not there, or another workspace's, is refused, and so is who may not change lists", async () => {
  const uploaded = await uploadFile(client, people);
  const choose = (who: Client, list: object) =>
    who.call(importEndpoints.update, { params: { id: uploaded.id }, body: { list: list as never } });
  await app.workspace("other");
  const theirs = await (await app.as("owner", "other")).ok(listEndpoints.create, {
    body: { name: "Theirs" },
  });
  for (const id of ["999999", theirs.id])
    expect(await choose(client, { id })).toMatchObject({
      status: 400,
      body: { errors: [{ path: "/list/id" }] },
    });
  expect((await choose(client, { name: " " })).status).toBe(400);
  const key = await app.key(["ingest"]);
  expect((await choose(key, { name: "Mine" })).status).toBe(403);
});
