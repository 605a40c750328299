// What must not come in, and what must: faults told one by one, whatever the text, good items kept.
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CustomerInput, customerEndpoints } from "../../../contract/customers.ts";
import type { Problem } from "../../../contract/errors.ts";
import { orderEndpoints } from "../../../contract/orders.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import { asha } from "../../../test/cast.ts";
import type { Client } from "../../../test/client.ts";
import type { ActorWorkspace } from "../../actor.ts";

let app: TestApp;
let client: Client;
beforeAll(async () => {
  // One test sets an entry aside, of which the log would tell.
  app = await startApp({ now: "2026-10-10T12:00:00Z", env: { LOG_LEVEL: "silent" } });
  client = await app.as("marketer");
});
afterAll(() => app?.stop());

const order = {
  external_id: "o-1",
  customer: { external_id: "c-1" },
  ordered_at: "2026-10-02T14:05:00Z",
  total: 100,
};
const item = { product_id: "p-7", quantity: 1, price: 100 };

async function post(path: string, body: unknown): Promise<{ status: number; body: Problem }> {
  const sent = typeof body === "string" ? body : JSON.stringify(body);
  const headers = { "content-type": "application/json" };
  return (await client.raw("POST", path, { body: sent, headers })) as { status: number; body: Problem };
}

describe("a faulty customer is refused with the path of its fault", () => {
  const faulty: [string, object, string, string][] = [
    ["no name at all", { first_name: "Asha" }, "/", "give at least one of external_id, email and phone"],
    ["names that are null", { email: null, phone: null }, "/", "give at least one"],
    ["an empty external id", { external_id: "  " }, "/external_id", "is empty"],
    ["a number as a name", { external_id: "c", first_name: 7 }, "/first_name", "must be a text"],
    ["no e-mail address", { email: "asha@" }, "/email", "email"],
    ["a national phone number", { phone: "098123 45678" }, "/phone", "international form"],
    ["a country by name", { email: "a@example.com", country: "India" }, "/country", "two letters"],
    [
      "a day that is none",
      { email: "a@example.com", birthday: "2026-02-30" },
      "/birthday",
      "a day of the calendar",
    ],
    ["a year before calendars", { email: "a@example.com", birthday: "0000-01-01" }, "/birthday", "1900"],
    [
      "a moment without a zone",
      { email: "a@example.com", created_at: "2026-01-01T00:00:00" },
      "/created_at",
      "an instant with its offset",
    ],
    [
      "the end of time",
      { email: "a@example.com", created_at: "9999-12-31T23:59:59-05:00" },
      "/created_at",
      "1900",
    ],
    [
      "consent in words",
      { email: "a@example.com", consent: { email: "yes" } },
      "/consent/email",
      "true or false",
    ],
    [
      "an unknown channel",
      { email: "a@example.com", consent: { mail: true } },
      "/consent/mail",
      "not a known field",
    ],
    ["tags in a text", { email: "a@example.com", tags: "vip" }, "/tags", "must be a list"],
    [
      "an object as a custom value",
      { email: "a@example.com", custom: { tier: { a: 1 } } },
      "/custom/tier",
      "a text of at most",
    ],
    [
      "a NUL in a custom value",
      { email: "a@example.com", custom: { tier: "a\0" } },
      "/custom/tier",
      "cannot be kept",
    ],
    ["a custom key with capitals", { email: "a@example.com", custom: { Tier: 1 } }, "/custom/Tier", ""],
    ["a NUL", { external_id: "c\0" }, "/external_id", "cannot be kept"],
    ["half a surrogate pair", { external_id: "c", city: "\ud83d" }, "/city", "cannot be kept"],
    ["a text that is too long", { external_id: "c", city: "x".repeat(121) }, "/city", "120"],
  ];
  test.each(faulty)("%s", async (_, body, path, message) => {
    const answer = await post("/api/customers", body);
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_input" } });
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ path, message: expect.stringContaining(message) }),
    ]);
  });
});

describe("a faulty order is refused with the path of its fault", () => {
  const faulty: [string, object, string, string][] = [
    ["no id", { external_id: undefined }, "/external_id", "is missing"],
    ["no customer", { customer: {} }, "/customer", "give at least one"],
    ["an unknown status", { status: "shipped" }, "/status", "pending"],
    ["a total in words", { total: "100" }, "/total", "must be a number"],
    ["a total beyond counting", { total: 1e15 }, "/total", "9,000,000,000,000"],
    ["a negative refund", { refunded: -1 }, "/refunded", "0"],
    ["no time", { ordered_at: "yesterday" }, "/ordered_at", "an instant with its offset"],
    [
      "a quantity with five decimals",
      { items: [{ ...item, quantity: 0.00001 }] },
      "/items/0/quantity",
      "four decimals",
    ],
    [
      "an item beyond counting",
      { items: [{ ...item, quantity: 1e9, price: 9e12 }] },
      "/items/0/price",
      "more than can be kept",
    ],
    ["a rate of nothing", { exchange_rate: 0 }, "/exchange_rate", "above zero"],
    ["a currency in words", { currency: "rupees" }, "/currency", "three capital letters"],
  ];
  test.each(faulty)("%s", async (_, change, path, message) => {
    const answer = await post("/api/orders", { ...order, ...change });
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_input" } });
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ path, message: expect.stringContaining(message) }),
    ]);
  });
});

test("every fault of a body is told at once, an unknown field with the one it may have meant", async () => {
  const answer = await post("/api/customers", {
    external_id: "c",
    emial: "a",
    consent: { sms: 1, emails: true },
  });
  expect(answer.body.errors).toEqual([
    { path: "/consent/sms", message: "must be true or false" },
    { path: "/consent/emails", message: "“emails” is not a known field", hint: "did you mean “email”?" },
    { path: "/emial", message: "“emial” is not a known field", hint: "did you mean “email”?" },
  ]);
});

test.each([
  ["no JSON", "{", "invalid_json"],
  ["a list", "[]", "invalid_input"],
  ["null", "null", "invalid_input"],
  ["a batch that is no list", '{"customers": {}}', "invalid_input"],
  ["an empty batch", '{"customers": []}', "invalid_input"],
])("a body that is %s is refused as a whole", async (_, body, code) => {
  expect((await post("/api/customers/batch", body)).body.code).toBe(code);
});

test("a batch of more than 5,000 is refused as a whole", async () => {
  const answer = await post("/api/customers/batch", { customers: Array.from({ length: 5_001 }, () => asha) });
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: "/customers" }] } });
});

test("of a batch every fault of every item is told, fields unknown are left aside, the good are kept", async () => {
  const answer = await client.call(orderEndpoints.createBatch, {
    query: { wait: "true" },
    body: {
      orders: [
        { ...order, external_id: "b-0" },
        { ...order, external_id: "b-1", total: "x", status: "gone" },
        { ...order, external_id: "b-2", totl: 1, items: [{ ...item, colour: "red" }] },
        7,
        { ...order, external_id: "b-4", currency: "US dollars" },
        { ...order, external_id: "b-5", custmer: 1, total: null },
      ],
    },
  });
  expect(answer.status).toBe(200);
  expect(answer.body.accepted).toBe(2);
  expect(answer.body.rejected.map(({ index, path }) => [index, path])).toEqual([
    [1, "/orders/1/status"],
    [1, "/orders/1/total"],
    [3, "/orders/3"],
    [4, "/orders/4/currency"],
    [5, "/orders/5/total"],
  ]);
  expect(answer.body.warnings).toEqual([
    { index: 2, path: "/orders/2/items/0/colour", message: "“colour” is not a known field" },
    {
      index: 2,
      path: "/orders/2/totl",
      message: "“totl” is not a known field",
      hint: "did you mean “total”?",
    },
    {
      index: 5,
      path: "/orders/5/custmer",
      message: "“custmer” is not a known field",
      hint: "did you mean “customer”?",
    },
  ]);
  const { data } = await client.ok(orderEndpoints.list, { query: { search: "b-" } });
  expect(data.map((o) => o.external_id).sort()).toEqual(["b-0", "b-2"]);
});

const texts = [
  "first_name",
  "last_name",
  "region",
  "city",
  "postal_code",
  "timezone",
  "gender",
  "source",
] as const;

test("any text comes back as it was sent, or is refused", { timeout: 120_000 }, async () => {
  const nasty = fc.constantFrom(
    "'; DROP TABLE customers; --",
    "<img src=x onerror=alert(1)>",
    "👩‍👩‍👧 Zoë O'Brien",
    'a\\"b,{c}',
    "NULL",
    "{}",
    "\u202edelivery",
    "a\0b",
    "\ud83d",
    "{{ customer.email }}",
  );
  const any = fc.oneof(nasty, fc.string({ unit: "binary", maxLength: 20 }));
  const input = fc.record({
    fields: fc.dictionary(fc.constantFrom(...texts), any, { maxKeys: 3, noNullPrototype: true }),
    tag: any,
    note: any,
  });
  let next = 0;
  await fc.assert(
    fc.asyncProperty(input, async ({ fields, tag, note }) => {
      const external_id = `${tag.trim().slice(0, 9) || "empty"} ${next++}`;
      const sent: CustomerInput = { external_id, ...fields, tags: [tag.trim() || "none"], custom: { note } };
      const answer = await client.call(customerEndpoints.create, { body: sent, query: { wait: "true" } });
      const all = [external_id, tag, note, ...Object.values(fields)];
      const fits = Object.entries(fields).every(
        ([key, text]) => text.trim().length <= (key === "postal_code" ? 20 : 40),
      );
      const storable = all.every((text) => text.isWellFormed() && !text.includes("\0"));
      expect(answer.status).toBe(fits && storable ? 200 : 400);
      if (answer.status !== 200) return;
      expect(answer.body).toMatchObject({ external_id, tags: sent.tags, custom: { note } });
      for (const [key, text] of Object.entries(fields))
        expect(answer.body).toHaveProperty(key, text.trim() === "" ? null : text.trim());
    }),
    { numRuns: 150 },
  );
});

test("texts to search and filter by are taken literally or refused, never a fault of ours", async () => {
  for (const text of ["%", "_", "\\", "' OR 1=1", "a\0", "\ud83d", "+91 98", "👩‍👩‍👧"]) {
    for (const field of ["search", "city", "tag"] as const) {
      const path = `/api/customers?${new URLSearchParams({ [field]: text })}`;
      expect((await client.raw("GET", path)).status).toBe(text.includes("\0") ? 400 : 200);
    }
  }
});

test("what cannot be written is set aside with its reason, and the rest is kept", async () => {
  const workspace = { id: app.workspaceId(), currency: "INR" } as ActorWorkspace;
  const good = (n: number) => ({ ...order, external_id: `good-${n}` });
  const poison = { ...order, external_id: "poison", status: "lost" as "paid" };
  const { orders } = await app.services.ingest.write(workspace, { orders: [good(1), poison, good(2)] });
  expect(orders.map((o) => o.status)).toEqual(["applied", "set_aside", "applied"]);
  const { data } = await client.ok(orderEndpoints.list, { query: { search: "good-" } });
  expect(data).toHaveLength(2);
  const { rows } = await sql<{ kind: string; entry: object; reason: string }>`
    SELECT kind, entry, reason FROM dead_letters WHERE workspace_id = ${workspace.id}`.execute(
    app.platform.database.system,
  );
  expect(rows).toEqual([
    { kind: "order", entry: { ...poison, currency: "INR" }, reason: expect.stringContaining("status") },
  ]);
});
