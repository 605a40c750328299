// Events through the front: sent in one by one and many at once, kept once, listed, catalogued with their conflicts, shown in
// a customer's story, and asked about by rules.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { attributeEndpoints } from "../../../contract/attributes.ts";
import { customerEndpoints } from "../../../contract/customers.ts";
import { type EventInput, eventEndpoints, type ShopEvent } from "../../../contract/events.ts";
import { segmentEndpoints } from "../../../contract/segments.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import { asha, ben } from "../../../test/cast.ts";
import type { Client } from "../../../test/client.ts";

let app: TestApp;
let client: Client;
beforeAll(async () => {
  app = await startApp({ now: "2026-10-10T12:00:00Z" });
  client = await app.as("marketer");
  await client.ok(customerEndpoints.createBatch, { body: { customers: [asha, ben] } });
});
afterAll(() => app?.stop());

const viewed = (id: string, more: Partial<EventInput> = {}): EventInput => ({
  id,
  name: "product_viewed",
  customer: { external_id: asha.external_id },
  occurred_at: "2026-10-09T10:00:00Z",
  properties: { product_id: "p-7", category: "Coffee", price: 749.5, first: true },
  ...more,
});
const send = (...events: unknown[]) =>
  client.ok(eventEndpoints.createBatch, { query: { wait: "true" }, body: { events } });
const count = async (query: object) =>
  (await client.ok(eventEndpoints.list, { query: { limit: 200, ...query } })).data.length;
const howMany = async (rule: unknown) =>
  (await client.ok(segmentEndpoints.preview, { body: { rule } as never })).count;

describe("sending in", () => {
  test("one is accepted, and answered whole to those who wait", async () => {
    const sent = await client.call(eventEndpoints.create, { body: viewed("one") });
    expect(sent).toMatchObject({ status: 202, body: { status: "accepted" } });
    const { status, body } = await client.call(eventEndpoints.create, {
      query: { wait: "true" },
      body: viewed("one", { name: "renamed" }),
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      external_id: "one",
      name: "product_viewed",
      customer: { external_id: asha.external_id, name: "Asha Rao" },
      occurred_at: "2026-10-09T10:00:00.000Z",
      properties: { product_id: "p-7", category: "Coffee", price: 749.5, first: true },
    });
    const { id } = body as ShopEvent;
    expect(await client.ok(eventEndpoints.get, { params: { id } })).toEqual(body);
  });

  test("the good ones of a batch are kept, every fault of the others is told", async () => {
    const answer = await send(
      viewed("b-1"),
      { ...viewed("b-2"), name: "", customer: {} },
      { ...viewed("b-3"), colour: "red" },
      viewed("b-4", { properties: { note: "a\u0000b" } }),
      viewed("b-1"),
      "nonsense",
    );
    expect(answer).toMatchObject({
      accepted: 3,
      rejected: [
        { index: 1, path: "/events/1/name" },
        { index: 1, path: "/events/1/customer" },
        { index: 3, path: "/events/3/properties" },
        { index: 5, path: "/events/5" },
      ],
      warnings: [{ index: 2, path: "/events/2/colour" }],
    });
  });

  test("without an id and a moment each is an event of its own, of now", async () => {
    const bare = { name: "pinged", customer: { email: "new@example.com" } };
    await send(bare, bare);
    const { data } = await client.ok(eventEndpoints.list, { query: { name: "pinged" } });
    expect(data.map((e) => e.occurred_at.slice(0, 16))).toEqual(Array(2).fill("2026-10-10T12:00"));
  });

  test("two batches at once keep each event once", async () => {
    const events = Array.from({ length: 300 }, (_, i) => viewed(`twice-${i}`, { name: "raced" }));
    await Promise.all([send(...events), send(...events.toReversed()), send(...events)]);
    const { data } = await client.ok(eventEndpoints.catalogue);
    expect(data.find(({ name }) => name === "raced")).toMatchObject({ count: 300, customers: 1 });
  });

  test("any JSON is kept as it came", async () => {
    const properties = {
      nested: { list: [1, "two", null], "é\\u0000": "\\u0000" },
      big: 1e300,
      tiny: 5e-324,
    };
    await send(viewed("json", { name: "odd", properties }));
    const { data } = await client.ok(eventEndpoints.list, { query: { name: "odd" } });
    expect(data[0]?.properties).toEqual(properties);
  });
});

test("a customer has been there since their earliest event, whatever came first", async () => {
  const who = { customer: { external_id: "c-early" } };
  await send(viewed("late", { ...who, occurred_at: "2026-05-02T00:00:00+05:30" }));
  await send(viewed("early", { ...who, occurred_at: "2026-03-01T00:00:00Z" }));
  const { data } = await client.ok(customerEndpoints.list, { query: { search: "c-early" } });
  expect(data[0]?.created_at).toBe("2026-03-01T00:00:00.000Z");
});

test("the list pages through each event once, and narrows by name, customer and day", async () => {
  const events = Array.from({ length: 23 }, (_, i) =>
    viewed(`page-${i}`, {
      name: "paged",
      customer: { external_id: i % 2 ? asha.external_id : ben.external_id },
      // 18:30 in UTC is midnight in Kolkata.
      occurred_at: `2026-09-0${1 + (i % 3)}T18:${i % 2 ? "29" : "30"}:00Z`,
    }),
  );
  await send(...events);
  const met: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.ok(eventEndpoints.list, { query: { name: "paged", limit: 5, cursor } });
    met.push(...page.data.map((e) => e.id));
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  expect(new Set(met).size).toBe(23);
  const { data } = await client.ok(customerEndpoints.list, { query: { search: asha.email } });
  expect(await count({ name: "paged", customer_id: data[0]!.id })).toBe(11);
  const days = async (from: string, to: string) => count({ name: "paged", from, to });
  expect((await days("2026-09-01", "2026-09-02")) + (await days("2026-09-03", "2026-09-04"))).toBe(23);
});

test("the catalogue knows types, keeps conflicts, and tells what is common", async () => {
  await send(
    viewed("c-1", { name: "rated", properties: { stars: 5, on: "2026-10-01", note: "good", who: { a: 1 } } }),
    viewed("c-2", { name: "rated", properties: { stars: "five", on: "soon", note: "2026-10-01" } }),
    viewed("c-3", { name: "rated", properties: { stars: 5, extra: null } }),
  );
  const { data } = await client.ok(eventEndpoints.catalogue);
  const rated = data.find(({ name }) => name === "rated");
  expect(rated).toMatchObject({ count: 3, customers: 1, last_at: "2026-10-09T10:00:00.000Z" });
  expect(rated?.properties).toEqual([
    { name: "note", type: "text", conflicts: [], fill_rate: 2 / 3, common_values: expect.any(Array) },
    { name: "on", type: "date", conflicts: ["text"], fill_rate: 2 / 3, common_values: expect.any(Array) },
    {
      name: "stars",
      type: "number",
      conflicts: ["text"],
      fill_rate: 1,
      common_values: [
        { value: "5", count: 2 },
        { value: "five", count: 1 },
      ],
    },
    { name: "who", type: "other", conflicts: [], fill_rate: 1 / 3, common_values: [] },
  ]);
  const { events } = await client.ok(attributeEndpoints.catalogue);
  const askable = events.find(({ name }) => name === "rated")?.properties;
  expect(askable?.map(({ name, type }) => `${name} ${type}`)).toEqual([
    "note text",
    "on date",
    "stars number",
  ]);
});

test("a customer's story tells of their events, alone if asked for", async () => {
  const { data } = await client.ok(customerEndpoints.list, { query: { search: asha.email } });
  const { data: lines } = await client.ok(customerEndpoints.timeline, {
    params: { id: data[0]!.id },
    query: { kind: "event", limit: 200 },
  });
  expect(new Set(lines.map(({ kind }) => kind))).toEqual(new Set(["event"]));
  expect(lines).toContainEqual(
    expect.objectContaining({ event: expect.objectContaining({ name: "rated" }) }),
  );
});

describe("rules", () => {
  test("count events, narrow them by properties, and work with their values", async () => {
    await send(
      viewed("r-1", { name: "seen", properties: { price: 100, category: "Tea" } }),
      viewed("r-2", { name: "seen", properties: { price: 0.1, category: "tea" } }),
      viewed("r-3", {
        name: "seen",
        properties: { price: "free" },
        customer: { external_id: ben.external_id },
      }),
    );
    expect(await howMany({ kind: "did", what: "events.seen" })).toBe(2);
    expect(await howMany({ kind: "did", what: "events.seen", times: { op: "gte", value: 2 } })).toBe(1);
    const tea = { kind: "row", column: "category", op: "is", value: "TEA" };
    expect(await howMany({ kind: "did", what: "events.seen", where: tea })).toBe(1);
    const price = { kind: "measure", of: "events.seen.price" };
    expect(await howMany({ ...price, measure: "sum", op: "eq", value: 100.1 })).toBe(1);
    expect(await howMany({ ...price, measure: "avg", op: "eq", value: 50.05 })).toBe(1);
    expect(await howMany({ ...price, measure: "min", op: "is_missing" })).toBeGreaterThan(1);
    expect(
      await howMany({ kind: "measure", measure: "distinct", of: "events.seen.category", op: "eq", value: 1 }),
    ).toBe(1);
  });

  test("name the nearest event or property where there is none of that name", async () => {
    const faultOf = async (rule: object) => {
      const { body } = await client.call(segmentEndpoints.preview, { body: { rule } as never });
      return body.errors?.map(({ path, hint }) => `${path} ${hint}`);
    };
    expect(await faultOf({ kind: "did", what: "events.sene" })).toEqual([
      "/rule/what did you mean `events.seen`?",
    ]);
    const where = { kind: "row", column: "categry", op: "is", value: "Tea" };
    expect(await faultOf({ kind: "did", what: "events.seen", where })).toEqual([
      "/rule/where/column did you mean `category`?",
    ]);
    expect(
      await faultOf({ kind: "measure", measure: "sum", of: "events.seen.prize", op: "gt", value: 1 }),
    ).toEqual(["/rule/of did you mean `events.seen.price`?"]);
  });
});
