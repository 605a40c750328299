// The language through the front where it meets what is saved: segments in segments, lists, scores, what is used and so not
// deleted; and bad input, refused wherever a rule may be sent.
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { attributeEndpoints } from "../../../contract/attributes.ts";
import { campaignEndpoints } from "../../../contract/campaigns.ts";
import { customerEndpoints } from "../../../contract/customers.ts";
import { segmentEndpoints } from "../../../contract/segments.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import { cast } from "../../../test/cast.ts";
import type { Client } from "../../../test/client.ts";

let app: TestApp;
let marketer: Client;
beforeAll(async () => {
  app = await startApp({ now: "2026-11-20T08:00:00Z" });
  marketer = await app.as("marketer");
  await marketer.ok(customerEndpoints.createBatch, { query: { wait: "true" }, body: { customers: cast } });
});
afterAll(() => app?.stop());

const city = (name: string) => ({ kind: "attribute", attribute: "city", op: "is", value: name });
const inSegment = (id: string) => ({ kind: "segment", id });
const not = (rule: unknown) => ({ kind: "not", rule });
const both = (...rules: unknown[]) => ({ kind: "all", rules });
const preview = (rule: unknown) => marketer.ok(segmentEndpoints.preview, { body: { rule } });
const save = (name: string, rule: unknown) => marketer.ok(segmentEndpoints.create, { body: { name, rule } });
const change = (id: string, rule: unknown) =>
  marketer.call(segmentEndpoints.update, { params: { id }, body: { rule } });
const remove = (id: string) => marketer.call(segmentEndpoints.remove, { params: { id } });
const everyone = { kind: "everyone" };

describe("a segment in a segment", () => {
  test("is its members as they are now, and its complement everyone else", async () => {
    const pune = await save("In Pune", city("Pune"));
    const without = await save("Not in Pune", not(inSegment(pune.id)));
    expect(without.sentence).toBe("Customers who are not in the segment “In Pune”");
    expect([pune.count, without.count]).toEqual([1, 4]);
    await change(pune.id, everyone);
    expect((await preview(inSegment(without.id))).count).toBe(0);
    expect((await preview(both(inSegment(without.id), not(inSegment(pune.id))))).warnings).toEqual([
      { path: "/rules/0", message: "no customer can be in this segment" },
      { path: "/rules/1/rule", message: "every customer is in this segment" },
    ]);
    const { data } = await marketer.ok(segmentEndpoints.customers, { params: { id: pune.id } });
    const held = await marketer.ok(customerEndpoints.segments, { params: { id: data[0]!.id } });
    expect(held.data.map(({ name }) => name)).toEqual(["In Pune"]);
  });

  test("cannot lead back to itself, also through others", async () => {
    const [one, two] = [await save("Circle one", everyone), await save("Circle two", everyone)];
    await change(one.id, not(inSegment(two.id)));
    const refused = await change(two.id, both(city("Pune"), inSegment(one.id)));
    expect(refused).toMatchObject({ status: 400, body: { code: "invalid_rule" } });
    expect(refused.body.errors).toEqual([
      {
        path: "/rule/rules/1/id",
        message:
          "segments cannot go round in a circle: “Circle two” asks about “Circle one”, which asks about “Circle two”",
        hint: "ask about the conditions themselves",
      },
    ]);
    expect((await change(one.id, inSegment(one.id))).status).toBe(400);
  });

  test("two writers cannot close a circle between them", async () => {
    const [one, two] = [await save("Race one", everyone), await save("Race two", everyone)];
    const answers = await Promise.all([change(one.id, inSegment(two.id)), change(two.id, inSegment(one.id))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  test("that is used is not deleted; who uses it is told", async () => {
    const used = await save("Used", everyone);
    const user = await save("Uses it", inSegment(used.id));
    const audience = { rule: both(inSegment(used.id)) };
    const draft = await marketer.ok(campaignEndpoints.create, { body: { name: "Draft", audience } });
    const refused = await remove(used.id);
    expect(refused).toMatchObject({ status: 409, body: { code: "conflict" } });
    expect(refused.body.detail).toContain("the segment “Uses it” and by the campaign “Draft”");
    await marketer.ok(campaignEndpoints.remove, { params: { id: draft.id } });
    expect((await remove(used.id)).status).toBe(409);
    expect((await remove(user.id)).status).toBe(200);
    expect((await remove(used.id)).status).toBe(200);
  });

  test("that cannot be evaluated any more is named where it stands", async () => {
    const broken = await save("Broken", everyone);
    const rule = JSON.stringify({ kind: "attribute", attribute: "custom.gone", op: "is_set" });
    await sql`UPDATE segments SET rule = ${rule}::jsonb WHERE id = ${broken.id}`.execute(
      app.platform.database.system,
    );
    const answer = await marketer.call(segmentEndpoints.preview, {
      body: { rule: both(inSegment(broken.id)) },
    });
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_rule" } });
    expect(answer.body.errors?.[0]).toMatchObject({
      path: "/rule/rules/0/id",
      message: expect.stringContaining("“Broken” cannot be evaluated any more"),
    });
    await remove(broken.id);
  });
});

describe("the catalogue", () => {
  test("tells segments and lists by name, and whether there are scores", async () => {
    const before = await marketer.ok(attributeEndpoints.catalogue);
    expect(before).toMatchObject({ scores: false, lists: [] });
    const named = await save("Named", both(city("Pune"), not({ kind: "list", id: "1" }))).catch(
      () => undefined,
    );
    expect(named).toBeUndefined();
    await sql`INSERT INTO lists (workspace_id, name) VALUES (${app.workspaceId()}, 'Press')`.execute(
      app.platform.database.system,
    );
    await sql`INSERT INTO scores (workspace_id, customer_id, churn_probability)
      SELECT workspace_id, min(id), 0.7 FROM customers GROUP BY workspace_id`.execute(
      app.platform.database.system,
    );
    const saved = await save("Named", both(city("Pune"), not({ kind: "list", id: "1" }), inSegment("1")));
    const after = await marketer.ok(attributeEndpoints.catalogue);
    expect(after).toMatchObject({ scores: true, lists: [{ id: "1", name: "Press" }] });
    expect(after.segments.find(({ id }) => id === saved.id)).toEqual({
      id: saved.id,
      name: "Named",
      uses: ["1"],
      conditions: 3,
    });
    const churn = { kind: "score", score: "churn.probability", op: "gt", value: 0.6 };
    expect((await preview(churn)).count).toBe(1);
    expect((await preview(not(churn))).count).toBe(4);
  });
});

describe("bad input is refused wherever a rule may be sent, and never breaks anything", () => {
  const deep = (levels: number) => {
    let rule: unknown = everyone;
    for (let i = 0; i < levels; i++) rule = not(rule);
    return rule;
  };
  const injection = "'; DROP TABLE customers; --";
  const bad: [string, unknown][] = [
    ["10,000 nodes", both(...Array.from({ length: 10_000 }, () => everyone))],
    ["200 levels", deep(200)],
    ["an empty group", { kind: "any", rules: [] }],
    [
      "a number beyond 64 bits",
      { kind: "measure", measure: "sum", of: "orders.total", op: "gt", value: 1e300 },
    ],
    ["an id beyond 64 bits", inSegment("99999999999999999999")],
    [
      "a day that does not exist",
      { kind: "attribute", attribute: "birthday", op: "on", value: "2026-02-30" },
    ],
    ["SQL for a kind", { kind: injection }],
    ["SQL for an attribute", { kind: "attribute", attribute: injection, op: "is", value: "x" }],
    ["SQL for a segment", inSegment(injection)],
    ["SQL for a list", { kind: "list", id: injection }],
    ["SQL for a score", { kind: "score", score: injection, op: "gt", value: 1 }],
    ["SQL for a window", { kind: "did", what: "orders", window: { last: 1, unit: injection } }],
    ["SQL for a group of customers", { kind: "score", score: "rfm.segment", op: "is", value: injection }],
    ["a percent that is none", { kind: "sample", percent: "10", seed: "a" }],
    ["a text for a rule", "everyone"],
    ["null", null],
  ];
  const where = {
    preview: (rule: unknown) => marketer.call(segmentEndpoints.preview, { body: { rule, funnel: true } }),
    explain: (rule: unknown) =>
      marketer.call(segmentEndpoints.explain, { body: { rule, customer: { id: "1" } } }),
    create: (rule: unknown) => marketer.call(segmentEndpoints.create, { body: { name: "Bad", rule } }),
    update: async (rule: unknown) => change((await segmentToChange()).id, rule),
    campaign: (rule: unknown) =>
      marketer.call(campaignEndpoints.create, { body: { name: "Bad", audience: { rule } } }),
    reach: (rule: unknown) =>
      marketer.call(campaignEndpoints.previewAudience, { body: { audience: { rule }, channel: "email" } }),
  };
  let kept: Promise<{ id: string }> | undefined;
  const segmentToChange = () => {
    kept ??= save("To change", everyone);
    return kept;
  };

  test.each(Object.entries(where))("%s", async (_name, send) => {
    for (const [what, rule] of bad) {
      const answer = await send(rule);
      expect(answer, what).toMatchObject({ status: 400 });
      expect(answer.body.errors?.length, what).toBeGreaterThan(0);
      expect(answer.body.errors?.[0]?.path, what).toMatch(/^\/(audience\/)?rule/);
    }
  });

  test("SQL as a value is a value", async () => {
    const values = [
      city(injection),
      { kind: "sample", percent: 50, seed: injection },
      { kind: "attribute", attribute: "tags", op: "has_any", value: [injection, "%", "_", "\\"] },
    ];
    const { count, total } = await preview(both(...values.map(not), not(city(injection))));
    expect(count).toBeLessThanOrEqual(total);
    expect(total).toBe(5);
  });
});
