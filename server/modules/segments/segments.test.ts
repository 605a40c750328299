// Segments through the front: what a rule answers, what is saved, who is in, as of when; and what is refused, in words.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { campaignEndpoints } from "../../../contract/campaigns.ts";
import { customerEndpoints } from "../../../contract/customers.ts";
import { orderEndpoints } from "../../../contract/orders.ts";
import { segmentEndpoints } from "../../../contract/segments.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import { asha, ben, cast, zoe } from "../../../test/cast.ts";
import type { Client } from "../../../test/client.ts";

const now = "2026-11-20T08:00:00Z";
let app: TestApp;
let marketer: Client;

beforeAll(async () => {
  app = await startApp({ now });
  marketer = await app.as("marketer");
  await marketer.ok(customerEndpoints.createBatch, { query: { wait: "true" }, body: { customers: cast } });
  const coffee = { product_id: "p-7", name: "Espresso beans", category: "Coffee", quantity: 2, price: 749.5 };
  const order = (id: string, who: { external_id: string }, ordered_at: string, total: number, more = {}) => ({
    external_id: id,
    customer: { external_id: who.external_id },
    ordered_at,
    total,
    items: [coffee],
    ...more,
  });
  const orders = [
    order("o-1", asha, "2026-08-01T10:00:00Z", 4_000),
    order("o-2", asha, "2026-09-30T18:29:59.999Z", 1_499, { refunded: 100, status: "partially_refunded" }),
    order("o-3", asha, "2026-11-19T10:00:00Z", 900, { status: "cancelled" }),
    order("o-4", ben, "2025-01-05T10:00:00Z", 250),
    order("o-5", zoe, "2026-11-20T07:59:59Z", 80.5, { channel: "web" }),
  ];
  await marketer.ok(orderEndpoints.createBatch, { query: { wait: "true" }, body: { orders } });
});
afterAll(() => app?.stop());

const spent = (op: string, value: number, more = {}) => ({
  kind: "measure",
  measure: "sum",
  of: "orders.total",
  op,
  value,
  ...more,
});
const city = (name: string) => ({ kind: "attribute", attribute: "city", op: "is", value: name });
const everyone = { kind: "everyone" };
const preview = (rule: unknown, more = {}) =>
  marketer.ok(segmentEndpoints.preview, { body: { rule, ...more } });
const names = (customers: { first_name: string | null }[]) => customers.map((c) => c.first_name);

describe("a preview", () => {
  test("counts, speaks, and shows members, latest activity first", async () => {
    const answer = await preview(everyone);
    expect(answer).toMatchObject({
      count: 5,
      total: 5,
      as_of: expect.stringMatching(/^2026-11-20T08:00:/),
      timezone: "Asia/Kolkata",
      currency: "INR",
      sentence: "All customers",
      warnings: [],
    });
    expect(names(answer.sample).slice(0, 3)).toEqual(["Zoë", "Asha", "Ben"]);
    expect(answer.funnel).toBeUndefined();
    expect(answer.elapsed_ms).toBeGreaterThan(0);
  });

  test("takes what counts, net of refunds, in major units", async () => {
    expect(names((await preview(spent("eq", 5_399))).sample)).toEqual(["Asha"]);
    expect((await preview(spent("gte", 80.5))).count).toBe(3);
    expect((await preview(spent("gt", 80.5))).count).toBe(2);
  });

  test("of the language's example", async () => {
    const rule = {
      kind: "all",
      rules: [
        { kind: "attribute", attribute: "country", op: "is", value: "IN" },
        spent("gt", 5_000, { window: { last: 6, unit: "months" } }),
        { kind: "did_not", what: "orders", window: { last: 30, unit: "days" } },
        {
          kind: "any",
          rules: [
            { kind: "attribute", attribute: "custom.tier", op: "is", value: "GOLD" },
            {
              kind: "did",
              what: "messages.opened",
              where: { kind: "row", column: "channel", op: "is", value: "email" },
              window: { from: "2026-10-01" },
              times: { op: "gte", value: 2 },
            },
          ],
        },
      ],
    };
    const answer = await preview(rule, { funnel: true });
    expect(names(answer.sample)).toEqual(["Asha"]);
    expect(answer.funnel).toEqual([
      { path: "/rules/0", sentence: "who live in India", count_alone: 2, count_so_far: 2 },
      {
        path: "/rules/1",
        sentence: "who spent more than ₹5,000 in the last 6 months",
        count_alone: 1,
        count_so_far: 1,
      },
      {
        path: "/rules/2",
        sentence: "who did not place an order in the last 30 days",
        count_alone: 4,
        count_so_far: 1,
      },
      {
        path: "/rules/3",
        sentence: "whose tier is “GOLD” or who opened an e-mail at least twice since 1 October 2026",
        count_alone: 1,
        count_so_far: 1,
      },
    ]);
  });

  test("of a single condition has a funnel of one step", async () => {
    const { funnel } = await preview(city("Pune"), { funnel: true, sample: 0 });
    expect(funnel).toEqual([
      { path: "", sentence: "who live in the city of “Pune”", count_alone: 1, count_so_far: 1 },
    ]);
  });

  test("warns of what can never hold", async () => {
    const rule = { kind: "all", rules: [city("Pune"), city("Leeds")] };
    expect(await preview(rule)).toMatchObject({ count: 0, warnings: [{ path: "/rules/1" }] });
  });

  test("finds people by awkward names", async () => {
    const is = (attribute: string, value: string) => ({ kind: "attribute", attribute, op: "is", value });
    for (const rule of [is("last_name", "o'brien"), is("first_name", "ZOË"), is("city", "Cork 🙂")])
      expect(names((await preview(rule)).sample)).toEqual(["Zoë"]);
    const tagged = { kind: "attribute", attribute: "tags", op: "has_all", value: ['50% "OFF"', "A_B"] };
    expect((await preview(tagged)).count).toBe(1);
  });
});

describe("as of", () => {
  test("a day is its last moment in the workspace's time zone; what came later is not seen", async () => {
    const bought = { kind: "did", what: "orders" };
    const at = (as_of: string) => preview(bought, { as_of });
    expect(await at("2026-09-30")).toMatchObject({ count: 2, as_of: "2026-09-30T18:29:59.999999Z" });
    expect((await preview(spent("gt", 5_000), { as_of: "2026-09-30" })).count).toBe(1);
    expect((await preview(spent("gt", 5_000), { as_of: "2026-09-29" })).count).toBe(0);
    expect((await at("2025-01-05T09:59:59Z")).count).toBe(0);
    expect((await at("2025-01-05T10:00:00Z")).count).toBe(1);
  });

  test("takes whatever a calendar can say", async () => {
    for (const as_of of [
      "0000-01-01",
      "0000-01-01T00:00:00Z",
      "9999-12-31",
      "2026-11-20T08:00:00.1234567891234Z",
    ])
      expect(
        (await preview(spent("gte", 0, { window: { last: 900, unit: "years" } }), { as_of })).as_of,
      ).toMatch(/^\d{4}-/);
    const born = {
      kind: "attribute",
      attribute: "birthday",
      op: "after",
      value: "0001-01-01T00:00:00+14:00",
    };
    expect((await preview(born)).count).toBe(1);
    const answer = await marketer.call(segmentEndpoints.preview, {
      body: { rule: everyone, as_of: "2026-02-30" },
    });
    expect(answer.status).toBe(400);
  });

  test("whoever ordered last by then comes first", async () => {
    const { sample } = await preview(everyone, { as_of: "2025-12-31T23:59:59Z" });
    expect(names(sample)).toEqual(["Ben", "Zoë", "Asha"]);
  });

  test("customers who came later are not counted at all", async () => {
    expect(await preview(everyone, { as_of: "2024-03-01" })).toMatchObject({ count: 1, total: 1 });
    expect(await preview({ kind: "not", rule: everyone }, { as_of: "2024-03-01" })).toMatchObject({
      count: 0,
      total: 1,
    });
  });
});

describe("a rule with faults", () => {
  test("is refused with all of them, each at its place in what was sent", async () => {
    const rule = {
      kind: "all",
      rules: [{ ...city("Pune"), attribute: "custom.teir" }, spent("gt", Number.NaN)],
    };
    const answer = await marketer.call(segmentEndpoints.preview, { body: { rule } });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      code: "invalid_rule",
      errors: [
        {
          path: "/rule/rules/0/attribute",
          message: "`custom.teir` is not an attribute of this workspace",
          hint: "did you mean `custom.tier`?",
        },
        { path: "/rule/rules/1/value", message: "this must be a number, such as 5000, not null" },
      ],
    });
  });

  test("of any depth", async () => {
    const rule = `${'{"kind":"not","rule":'.repeat(5_000)}{"kind":"everyone"}${"}".repeat(5_000)}`;
    const answer = await marketer.raw("POST", "/api/segments/preview", {
      body: `{"rule":${rule}}`,
      headers: { "content-type": "application/json" },
    });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain("nested more than 8 deep");
  });
});

describe("saved segments", () => {
  const save = (name: string, rule: unknown = everyone, more = {}) =>
    marketer.ok(segmentEndpoints.create, { body: { name, rule, ...more } });

  test("are made, read, changed and deleted", async () => {
    const made = await save("Regulars", spent("gt", 5_000), { description: "Buy often" });
    expect(made).toMatchObject({
      name: "Regulars",
      description: "Buy often",
      sentence: "Customers who spent more than ₹5,000",
      count: 1,
      campaigns: 0,
      created_by: "marketer of shop",
    });
    const params = { id: made.id };
    const changed = await marketer.ok(segmentEndpoints.update, { params, body: { rule: spent("gt", 100) } });
    expect(changed).toMatchObject({
      name: "Regulars",
      count: 2,
      sentence: "Customers who spent more than ₹100",
    });
    expect(await marketer.ok(segmentEndpoints.get, { params })).toEqual({
      ...changed,
      counted_at: expect.any(String),
    });
    await marketer.ok(segmentEndpoints.remove, { params });
    expect((await marketer.call(segmentEndpoints.get, { params })).status).toBe(404);
    expect((await marketer.call(segmentEndpoints.remove, { params })).status).toBe(404);
  });

  test("have a name of their own and a rule without faults", async () => {
    await save("Everyone here");
    const again = await marketer.call(segmentEndpoints.create, {
      body: { name: "everyone HERE", rule: everyone },
    });
    expect(again).toMatchObject({ status: 409, body: { code: "conflict", errors: [{ path: "/name" }] } });
    const bad = await marketer.call(segmentEndpoints.create, {
      body: { name: "Bad", rule: { kind: "all", rules: [] } },
    });
    expect(bad).toMatchObject({
      status: 400,
      body: { code: "invalid_rule", errors: [{ path: "/rule/rules" }] },
    });
  });

  test("are listed page by page in every order", async () => {
    for (const name of ["b%", "a_", "c"]) await save(`List ${name}`, name === "c" ? city("Pune") : everyone);
    for (const sort of ["-updated_at", "name", "-count"] as const) {
      const whole = await marketer.ok(segmentEndpoints.list, { query: { search: "list ", sort } });
      const pages = [];
      let cursor: string | undefined;
      do {
        const page = await marketer.ok(segmentEndpoints.list, {
          query: { search: "list ", sort, limit: 1, cursor },
        });
        pages.push(...page.data);
        cursor = page.next_cursor ?? undefined;
      } while (cursor);
      expect(pages).toEqual(whole.data);
      expect(pages).toHaveLength(3);
    }
    expect((await marketer.ok(segmentEndpoints.list, { query: { search: "a_" } })).data).toHaveLength(1);
  });

  test("tell their members page by page, also as of a day", async () => {
    const { id } = await save("All of them");
    const page = (query: object) => marketer.ok(segmentEndpoints.customers, { params: { id }, query });
    const first = await page({ limit: 2 });
    const second = await page({ limit: 200, cursor: first.next_cursor! });
    expect(names([...first.data, ...second.data]).slice(0, 3)).toEqual(["Zoë", "Asha", "Ben"]);
    expect(first.data.length + second.data.length).toBe(5);
    expect(names((await page({ as_of: "2024-03-01" })).data)).toEqual(["Asha"]);
  });

  test("are told to a customer who is in them", async () => {
    await save("Pune people", city("Pune"));
    await save("Leeds people", city("Leeds"));
    const { data } = await marketer.ok(customerEndpoints.list, { query: { city: "Pune" } });
    const params = { id: data[0]!.id };
    const held = (await marketer.ok(customerEndpoints.segments, { params })).data.map(({ name }) => name);
    expect(held).toContain("Pune people");
    expect(held).not.toContain("Leeds people");
    expect((await marketer.call(customerEndpoints.segments, { params: { id: "999" } })).status).toBe(404);
  });

  test("are the audience of campaigns, which are counted", async () => {
    const made = await save("For a campaign", city("Mumbai"));
    const audience = { segment_id: made.id };
    const reach = await marketer.ok(campaignEndpoints.previewAudience, {
      body: { audience, channel: "email" },
    });
    expect(reach).toMatchObject({ matched: 1, sentence: "Customers who live in the city of “Mumbai”" });
    const campaign = await marketer.ok(campaignEndpoints.create, { body: { name: "Hello", audience } });
    expect(campaign.audience).toMatchObject({ segment_id: made.id, segment_name: "For a campaign" });
    expect((await marketer.ok(segmentEndpoints.get, { params: { id: made.id } })).campaigns).toBe(1);
  });

  test("whose rule names what is gone say so", async () => {
    const made = await save("Gone", { kind: "attribute", attribute: "custom.points", op: "gt", value: 1 });
    await app.platform.database.system.deleteFrom("custom_attributes").where("key", "=", "points").execute();
    const params = { id: made.id };
    const { sentence } = await marketer.ok(segmentEndpoints.get, { params });
    expect(sentence).toContain("cannot be evaluated any more: `custom.points` is not an attribute");
    const members = await marketer.call(segmentEndpoints.customers, { params });
    expect(members).toMatchObject({ status: 400, body: { code: "invalid_rule" } });
    expect(members.body.detail).toContain("“Gone”");
  });
});

test("another workspace's customers are never seen", async () => {
  await app.workspace("other");
  const other = await app.as("marketer", "other");
  expect(await other.ok(segmentEndpoints.preview, { body: { rule: everyone } })).toMatchObject({
    count: 0,
    total: 0,
  });
  const made = await marketer.ok(segmentEndpoints.create, { body: { name: "Ours", rule: everyone } });
  expect((await other.call(segmentEndpoints.get, { params: { id: made.id } })).status).toBe(404);
});
