// The law of sources: deliveries in any order, some of them again, in whatever groups, end in the same customers, orders and
// events as each once in its order.
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type SourceKind, sourceKinds } from "../../../contract/sources.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import { arrivals, type Told } from "./arbitrary-deliveries.fixture.ts";
import { makeSource, type TestSource } from "./sources.fixture.ts";

let app: TestApp;
let runs = 0;
beforeAll(async () => {
  app = await startApp({ now: "2026-10-10T12:00:00Z" });
});
afterAll(() => app?.stop());

/** A workspace of its own, to which each group is posted at once. */
async function endOf(kind: SourceKind, groups: readonly Told[][]): Promise<unknown> {
  const slug = `run-${runs++}`;
  const id = await app.workspace(slug, { currency: "USD", timezone: "UTC" });
  const source = await makeSource(await app.key(["admin"], slug), kind);
  for (const group of groups) await postGroup(source, kind, group);
  return stateOf(id);
}

async function postGroup(source: TestSource, kind: SourceKind, group: readonly Told[]): Promise<void> {
  const posts =
    kind === "segment"
      ? [source.post("batch", { batch: group.map(({ topic, body }) => ({ type: topic, ...body })) })]
      : group.map(({ topic, body, id }) => source.post(topic, body, { id }));
  expect(await Promise.all(posts)).toEqual(posts.map(() => 200));
}

/** Everything that a shop would see, but when it was written and under which of our ids. */
async function stateOf(workspaceId: string): Promise<unknown> {
  const rows = async (text: string) => (await app.platform.database.pool.query(text, [workspaceId])).rows;
  return {
    customers: await rows(`
      SELECT external_id, email, first_name, city, tags, custom, consent_email,
        CASE WHEN created_at < '2026-10-10' THEN created_at END AS created_at, orders_count, orders_total, first_order_at, last_order_at
      FROM customers LEFT JOIN customer_totals AS t ON t.workspace_id = customers.workspace_id AND t.customer_id = customers.id AND t.orders_count > 0
      WHERE customers.workspace_id = $1 ORDER BY external_id`),
    orders: await rows(`
      SELECT o.external_id, c.external_id AS buyer, ordered_at, status, total, discount, refunded, coupon,
        (SELECT json_agg(json_build_array(product_id, quantity, price) ORDER BY line) FROM order_items AS i
           JOIN products AS p ON p.workspace_id = i.workspace_id AND p.id = i.sold_as
         WHERE i.workspace_id = o.workspace_id AND i.order_id = o.id) AS items
      FROM orders AS o JOIN customers AS c ON c.workspace_id = o.workspace_id AND c.id = o.customer_id
      WHERE o.workspace_id = $1 ORDER BY o.external_id`),
    events: await rows(`
      SELECT e.external_id, e.name, e.occurred_at, c.external_id AS who
      FROM events AS e JOIN customers AS c ON c.workspace_id = e.workspace_id AND c.id = e.customer_id
      WHERE e.workspace_id = $1 ORDER BY e.external_id`),
    waiting: await rows(
      "SELECT delivery_id FROM source_waiting WHERE workspace_id = $1 ORDER BY delivery_id",
    ),
    deadLetters: await rows("SELECT reason FROM dead_letters WHERE workspace_id = $1"),
  };
}

test.for(sourceKinds)("%s: any order and repetition ends the same", { timeout: 120_000 }, async (kind) => {
  await fc.assert(
    fc.asyncProperty(arrivals(kind), async ({ story, arriving }) => {
      const once = await endOf(
        kind,
        story.map((told) => [told]),
      );
      expect(await endOf(kind, arriving)).toEqual(once);
    }),
    { numRuns: 25 },
  );
});
