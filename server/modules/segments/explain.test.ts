// Why a customer is in or out, through the front: the laws with random rules and customers, and the words for some.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ValueType } from "../../../contract/events.ts";
import type { Rule } from "../../../contract/rule.ts";
import { type ExplainedNode, segmentEndpoints } from "../../../contract/segments.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import { arbitraryRule } from "../../../test/arbitrary-rules.ts";
import type { Client } from "../../../test/client.ts";
import { catalogue, segmentRules, texts, vocabulary } from "../../../test/rule-vocabulary.ts";
import { makeWorld } from "./reference/make-world.fixture.ts";
import { writeWorld } from "./reference/write-world.fixture.ts";

const now = "2026-11-20T08:00:00Z";
const size = 30;
const world = makeWorld(
  { texts, days: vocabulary.days, instants: [...vocabulary.instants, "2026-11-01T00:00:00Z"] },
  5,
  size,
);

let app: TestApp;
let marketer: Client;
beforeAll(async () => {
  app = await startApp({ now });
  marketer = await app.as("marketer");
  const workspaceId = app.workspaceId();
  await app.platform.database.asSystem(async (trx) => {
    await writeWorld(trx, workspaceId, world);
    await trx
      .insertInto("custom_attributes")
      .values(
        catalogue.attributes.map(({ name, type }) => ({
          workspace_id: workspaceId,
          key: name.slice(7),
          type,
        })),
      )
      .execute();
    for (const { name, properties } of catalogue.events) {
      await trx.insertInto("event_names").values({ workspace_id: workspaceId, name }).execute();
      const learnt = properties.map(({ name: property, type }) => ({
        workspace_id: workspaceId,
        event: name,
        property,
        type: type as ValueType,
      }));
      await trx.insertInto("event_properties").values(learnt).execute();
    }
  });
  for (const { id, name } of catalogue.segments) {
    const made = await marketer.ok(segmentEndpoints.create, { body: { name, rule: segmentRules.get(id)! } });
    expect(made.id).toBe(id);
  }
});
afterAll(() => app?.stop());

const explain = (rule: unknown, customer: object, as_of = now) =>
  marketer.ok(segmentEndpoints.explain, { body: { rule, customer: customer as { id: string }, as_of } });

/** Groups say what follows from what stands in them. */
function expectSound({ kind, holds, children, reason, sentence }: ExplainedNode) {
  expect(sentence).toMatch(/\S/);
  if (kind === "all" || kind === "segment") expect(holds).toBe(children.every((child) => child.holds));
  else if (kind === "any") expect(holds).toBe(children.some((child) => child.holds));
  else if (kind === "not") expect(holds).toBe(!children[0]!.holds);
  else expect(reason).toMatch(/^[^✽]+$/);
  for (const child of children) expectSound(child);
}

describe("random rules and customers", () => {
  const customer = fc.integer({ min: 1, max: size });
  const asOf = fc.constantFrom(now, now, "2026-03-31T12:00:00Z");

  test("are explained as they are found, each group by its children", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRule(vocabulary, 2), customer, asOf, async (rule, id, at) => {
        const why = await explain(rule, { id: String(id) }, at);
        const alone: Rule = { kind: "attribute", attribute: "external_id", op: "is", value: `c-${id}` };
        const body = { rule: { kind: "all", rules: [rule, alone] }, as_of: at, sample: 0 };
        const { count } = await marketer.ok(segmentEndpoints.preview, { body });
        expect(why.holds).toBe(count === 1);
        expect(why.holds).toBe(why.seen && why.tree.holds);
        expectSound(why.tree);
      }),
      { numRuns: 300 },
    );
  });
});

describe("in words", () => {
  const reasons = (node: ExplainedNode): string[] =>
    node.reason ? [`${node.path} ${node.holds}: ${node.reason}`] : node.children.flatMap(reasons);
  const said = async (...rules: unknown[]) =>
    reasons((await explain({ kind: "all", rules }, { id: "1" })).tree);
  const attribute = (name: string, op: string, value?: unknown) => ({
    kind: "attribute",
    attribute: name,
    op,
    value,
  });
  const measure = (name: string, of: string, op: string, value?: unknown, more = {}) => ({
    kind: "measure",
    measure: name,
    of,
    op,
    value,
    ...more,
  });
  const months = { last: 24, unit: "months" };

  test("what they are", async () => {
    expect(
      await said(
        attribute("city", "is", "Pune"),
        attribute("country", "not_in", ["IN", "GB"]),
        attribute("created_at", "before", "2026-03-01"),
        attribute("birthday", "anniversary_within_next", { n: 7, unit: "days" }),
        attribute("consent.email", "is_true"),
        attribute("tags", "has_any", ["vip", "gold"]),
        attribute("custom.points", "between", [1, 5]),
        attribute("custom.tier", "contains", "old"),
        attribute("custom.renewal", "is_set"),
      ),
    ).toMatchSnapshot();
  });

  test("what they did", async () => {
    expect(
      await said(
        measure("sum", "orders.total", "gt", 5000, { window: months }),
        measure("avg", "orders.total", "gte", 100),
        measure("max", "items.total", "lt", 5),
        measure("count", "orders", "eq", 0, { window: months }),
        measure("distinct", "items.category", "gte", 3),
        measure("last", "orders.ordered_at", "more_than_ago", { n: 30, unit: "days" }),
        measure("first", "messages.opened", "is_missing"),
        { kind: "did", what: "orders", window: { last: 1, unit: "hours" } },
        { kind: "did", what: "messages.sent", times: { op: "between", value: [3, 5] } },
        { kind: "did_not", what: "messages.converted" },
      ),
    ).toMatchSnapshot();
  });

  test("where they belong, with the other segment opened", async () => {
    expect(
      await said(
        { kind: "everyone" },
        { kind: "segment", id: "2" },
        { kind: "list", id: "3" },
        { kind: "not", rule: { kind: "list", id: "1" } },
        { kind: "sample", percent: 10, seed: "spring" },
        { kind: "score", score: "rfm.segment", op: "in", value: ["champions", "at_risk"] },
        { kind: "score", score: "clv.next_12_months", op: "gt", value: 5000 },
      ),
    ).toMatchSnapshot();
    const { tree } = await explain({ kind: "segment", id: "2" }, { external_id: "c-1" });
    expect(tree).toMatchObject({ kind: "segment", name: "Loyal, opened mail", path: "" });
    expect(tree.children[0]).toMatchObject({ kind: "all", path: "/segment" });
    expect(tree.children[0]!.children[0]).toMatchObject({
      kind: "segment",
      name: "Loyal",
      path: "/segment/rules/0",
    });
  });

  test("gives the deciding value as data", async () => {
    const { tree } = await explain(measure("count", "orders", "gte", 0), { id: "1" });
    const count = world.orders.filter(
      (o) =>
        o.customer === 1 &&
        !["pending", "cancelled", "refunded"].includes(o.status) &&
        Date.parse(o.ordered_at) <= Date.parse(now),
    ).length;
    expect(tree.deciding).toEqual({ type: "number", value: count });
  });

  test("of one who was not there yet: not in, whatever holds", async () => {
    const why = await explain({ kind: "everyone" }, { id: "1" }, "2020-01-01");
    expect(why).toMatchObject({ holds: false, seen: false, tree: { holds: true } });
  });
});

test("nobody by that name is not found, and a name must be given", async () => {
  const ask = (customer: object) =>
    marketer.call(segmentEndpoints.explain, {
      body: { rule: { kind: "everyone" }, customer: customer as { id: string } },
    });
  expect((await ask({ external_id: "nobody" })).status).toBe(404);
  expect((await ask({ id: "999" })).status).toBe(404);
  expect((await ask({})).status).toBe(400);
  expect((await ask({ id: "1", email: "a@example.com" })).status).toBe(400);
});
