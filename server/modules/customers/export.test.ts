// Lists taken away as files: what a file holds is what its list holds, whole and in order; nothing in it runs as a formula.
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { customerEndpoints } from "../../../contract/customers.ts";
import { listEndpoints } from "../../../contract/lists.ts";
import { orderEndpoints } from "../../../contract/orders.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import type { Client } from "../../../test/client.ts";
import { csvLine } from "../../platform/csv.ts";

let app: TestApp;
let client: Client;
const count = 2_345;
beforeAll(async () => {
  app = await startApp({ now: "2026-10-10T12:00:00Z" });
  client = await app.as("marketer");
  const customers = Array.from({ length: count }, (_, i) => ({
    external_id: `c-${i}`,
    first_name: i % 3 ? "Asha" : "=HYPERLINK(1)",
    city: i % 2 ? "Pune" : "Navi, Mumbai",
    custom: { tier: "gold" },
  }));
  await client.ok(customerEndpoints.createBatch, { body: { customers } });
  const orders = customers.slice(0, 1_234).map(({ external_id }, i) => ({
    external_id: `o-${i}`,
    customer: { external_id },
    ordered_at: "2026-02-01T10:00:00Z",
    total: i,
  }));
  await client.ok(orderEndpoints.createBatch, { body: { orders } });
});
afterAll(() => app?.stop());

const linesOf = (body: unknown) => String(body).trimEnd().split("\r\n");

test("of customers: every one who passes the filters once, in the list's order, with the shop's own attributes", async () => {
  const query = {
    filters: '[{"attribute":"city","op":"is","value":"pune"}]',
    sort: "created_at" as const,
    bom: "false",
  };
  const file = await client.call(customerEndpoints.export, { query });
  expect(file.headers.get("content-disposition")).toContain("Customers.csv");
  const [head, ...lines] = linesOf(file.body);
  expect(head).toMatch(/^id,external_id,.*,custom\.tier$/);
  expect(lines).toHaveLength(Math.floor(count / 2));
  const ids = lines.map((line) => BigInt(line.split(",")[0]!));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual([...ids].sort((a, b) => (a < b ? -1 : 1)));
  expect(lines.every((line) => line.endsWith(",gold"))).toBe(true);
});

test("of orders and of lists hold what those hold", async () => {
  const orders = await client.call(orderEndpoints.export, { query: { search: "o-12", bom: "false" } });
  expect(linesOf(orders.body)).toHaveLength(1 + 1 + 10 + 34);
  const { id } = await client.ok(listEndpoints.create, { body: { name: "Some" } });
  await client.ok(listEndpoints.addMembers, { params: { id }, body: { pasted: "c-1\nc-2\nc-3" } });
  const list = await client.call(listEndpoints.export, { params: { id }, query: {} });
  expect(linesOf(list.body)).toHaveLength(4);
});

test("the mark of UTF-8 is there unless it is not wanted", async () => {
  const firstByte = async (bom: string) => {
    const { headers } = client;
    const answer = await fetch(`${app.url}/api/customers.csv?bom=${bom}&search=c-1000`, { headers });
    return new Uint8Array(await answer.arrayBuffer())[0];
  };
  expect(await firstByte("true")).toBe(0xef);
  expect(await firstByte("false")).toBe("i".charCodeAt(0));
});

test("only who may take customers away can", async () => {
  const viewer = await app.as("viewer");
  for (const endpoint of [customerEndpoints.export, orderEndpoints.export] as const)
    expect((await viewer.call(endpoint, { query: {} })).status).toBe(403);
});

test("no text begins as a spreadsheet's formulas do, and a phone number stays one", () => {
  fc.assert(
    fc.property(fc.constantFrom("=", "+", "-", "@", "\t", "\r", " =", "\n@"), fc.string(), (start, rest) => {
      fc.pre(!/^[+-]\d+$/.test(start + rest));
      expect(csvLine([start + rest]).replace(/^"/, "")).toMatch(/^'/);
    }),
  );
  expect(csvLine(["+919812345678", -5, null, true])).toBe("+919812345678,-5,,true\r\n");
});
