// Rules about categories hold for the same customers however many categories a shop sells: few are asked of orders, which have a
// bit for each, and many of the items.
import { afterAll, beforeAll, expect, test } from "vitest";
import { orderEndpoints } from "../../../contract/orders.ts";
import type { Rule } from "../../../contract/rule.ts";
import { segmentEndpoints } from "../../../contract/segments.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import { foundBeforehand } from "./beforehand.ts";
import { settingFor } from "./compile/shop.fixture.ts";
import { judgeStatement } from "./judge.ts";

const now = "2026-11-20T08:00:00Z";
let app: TestApp;
beforeAll(async () => {
  app = await startApp({ now });
});
afterAll(() => app?.stop());

const bought = (category: string): Rule => ({
  kind: "did",
  what: "items",
  where: { kind: "row", column: "category", op: "is", value: category },
});
const neverBought = (category: string): Rule => ({ ...bought(category), kind: "did_not" }) as Rule;
const distinct = (value: number): Rule => ({
  kind: "measure",
  measure: "distinct",
  of: "items.category",
  op: "gte",
  value,
});

/** Customer n has bought of category n, in small letters of 0, and a thing of no category at all. */
test.each([3, 47, 48, 49, 61, 62, 63, 70])("of %d categories", { timeout: 60_000 }, async (count) => {
  await app.workspace(`of-${count}`);
  const marketer = await app.as("marketer", `of-${count}`);
  const orders = Array.from({ length: count }, (_, n) => ({
    external_id: `o-${n}`,
    customer: { external_id: `c-${n}` },
    ordered_at: "2026-11-01T10:00:00Z",
    total: 100,
    items: [`Category ${n}`, "category 0", ""].map((category, i) => ({
      product_id: `p-${i}`,
      category,
      quantity: 1,
      price: 10,
    })),
  }));
  await marketer.ok(orderEndpoints.createBatch, { query: { wait: "true" }, body: { orders } });
  const found = async (rule: Rule) => (await marketer.ok(segmentEndpoints.preview, { body: { rule } })).count;
  for (const n of [1, count - 2, count - 1]) {
    expect(await found(bought(`CATEGORY ${n}`))).toBe(1);
    expect(await found(neverBought(`Category ${n}`))).toBe(count - 1);
  }
  expect(await found(bought("Category 0"))).toBe(count);
  expect(await found(bought(`Category ${count}`))).toBe(0);
  expect([await found(distinct(1)), await found(distinct(2)), await found(distinct(3))]).toEqual([
    count,
    count - 1,
    0,
  ]);
});

test("a category that is first sold while a rule is asked is told of, and the rule is asked again", async () => {
  const workspaceId = await app.workspace("meanwhile");
  const marketer = await app.as("marketer", "meanwhile");
  const sell = (id: string, category: string) =>
    marketer.ok(orderEndpoints.createBatch, {
      query: { wait: "true" },
      body: {
        orders: [
          {
            external_id: id,
            customer: { external_id: `c-${id}` },
            ordered_at: "2026-11-01T10:00:00Z",
            total: 10,
            items: [{ product_id: "p", category, quantity: 1, price: 10 }],
          },
        ],
      },
    });
  const rule = neverBought("Tea");
  const setting = { ...settingFor({ now, timezone: "Asia/Kolkata" }), workspaceId };
  const asked = (held: (typeof setting)["held"]) =>
    app.platform.database.inWorkspace(workspaceId, async (trx) => {
      const { statement } = judgeStatement(rule, [], 0, { ...setting, held: held ?? new Map() });
      return (await statement.execute(trx)).rows[0]!;
    });
  const beforehand = () =>
    app.platform.database.inWorkspace(
      workspaceId,
      async (trx) => (await foundBeforehand(trx, [rule], setting)).held,
    );
  await sell("o-1", "Coffee");
  const before = await beforehand();
  expect(await asked(before)).toMatchObject({ count: "1", unhoped: "0" });
  await sell("o-2", "COFFEE");
  expect(await asked(before)).toMatchObject({ count: "2", unhoped: "0" });
  await sell("o-3", "Tea");
  expect(await asked(before)).toMatchObject({ unhoped: "1" });
  expect(await asked(await beforehand())).toMatchObject({ count: "2", unhoped: "0" });
});
