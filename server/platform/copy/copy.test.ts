// The columnar copy through the front: it finds whom PostgreSQL finds, follows what is written and what goes, sees one
// workspace alone, is built anew when it is damaged or asked to be, and is taken over when its owner goes.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { customerEndpoints } from "../../../contract/customers.ts";
import { orderEndpoints } from "../../../contract/orders.ts";
import { segmentEndpoints } from "../../../contract/segments.ts";
import { copyReady, startApp, type TestApp } from "../../../test/app.ts";
import type { Client } from "../../../test/client.ts";
import { readConfig } from "../../config.ts";
import { copiedTables } from "../../copied.ts";
import { createPlatform } from "../index.ts";
import { createLog } from "../log.ts";

let app: TestApp;
let shop: Client;
beforeAll(async () => {
  app = await startApp({ copy: true });
  shop = await app.as("owner");
});
afterAll(() => app?.stop());

const everyone = { kind: "everyone" };
const bought = {
  kind: "did",
  what: "items",
  where: { kind: "row", column: "category", op: "is", value: "tea" },
};
const preview = (client: Client, rule: unknown) => client.ok(segmentEndpoints.preview, { body: { rule } });
const fromCopy = async (client: Client, rule: unknown) => {
  const answer = await preview(client, rule);
  expect(answer.engine).toBe("copy");
  return answer;
};
const add = (client: Client, ...ids: string[]) =>
  client.ok(customerEndpoints.createBatch, {
    query: { wait: "true" },
    body: {
      customers: ids.map((external_id) => ({
        external_id,
        tags: ['a,"b"', "ü\nz"],
        first_name: 'O"Neil,\nx',
      })),
    },
  });
const order = (id: string, customer: string, category: string) =>
  shop.ok(orderEndpoints.createBatch, {
    query: { wait: "true" },
    body: {
      orders: [
        {
          external_id: id,
          customer: { external_id: customer },
          ordered_at: "2026-11-01T00:00:00Z",
          total: 10,
          items: [{ product_id: "p", category, quantity: 1, price: 10 }],
        },
      ],
    },
  });
const query = (text: string) => sql.raw<Record<string, string>>(text).execute(app.platform.database.system);

function anotherProcess(name: string, fromRows = "0") {
  return createPlatform({
    config: readConfig(["--data", `${app.dataDir}/${name}`], { COPY_FROM_ROWS: fromRows }),
    log: createLog("silent"),
    databaseUrl: app.databaseUrl,
    secretKey: Buffer.alloc(32, 7),
    maxConnections: 3,
  });
}

async function eventually(holds: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 15_000;
  while (!(await holds())) {
    if (Date.now() > until) throw new Error("it did not come to pass");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe("right after a write that was waited for", () => {
  test("a preview sees it", async () => {
    for (let i = 0; i < 6; i++) {
      await add(shop, `new-${i}`);
      expect(await fromCopy(shop, everyone)).toMatchObject({ count: i + 1, total: i + 1 });
    }
  });

  test("an order's items are what they were last said to be", async () => {
    await order("o-1", "new-1", "Tea");
    expect((await fromCopy(shop, bought)).sample.map((c) => c.external_id)).toEqual(["new-1"]);
    await order("o-1", "new-1", "Coffee");
    expect((await fromCopy(shop, bought)).count).toBe(0);
    await order("o-1", "new-2", "TEA");
    expect((await fromCopy(shop, bought)).sample.map((c) => c.external_id)).toEqual(["new-2"]);
  });

  test("texts and lists come over as they are", async () => {
    const tag = { kind: "attribute", attribute: "tags", op: "has_all", value: ['A,"B"', "Ü\nZ"] };
    const name = { kind: "attribute", attribute: "first_name", op: "is", value: 'O"Neil,\nx' };
    const total = (await preview(shop, everyone)).total;
    expect((await fromCopy(shop, { kind: "all", rules: [tag, name] })).count).toBe(total);
  });
});

test("a commit that comes late is not missed", async () => {
  const before = (await fromCopy(shop, everyone)).total;
  const slow = await app.platform.database.pool.connect();
  const insert = (id: string) =>
    `INSERT INTO customers (workspace_id, created_at, external_id) VALUES (${app.workspaceId()}, now(), '${id}')`;
  try {
    await slow.query(`BEGIN; ${insert("late")}`);
    await query(insert("early"));
    await eventually(async () => (await fromCopy(shop, everyone)).total === before + 1);
    await slow.query("COMMIT");
  } finally {
    slow.release();
  }
  await eventually(async () => (await fromCopy(shop, everyone)).total === before + 2);
});

test("who is deleted goes, with orders and items, and so does a workspace", async () => {
  const away = await app.workspace("away");
  const client = await app.as("owner", "away");
  await add(client, "x");
  expect((await fromCopy(client, everyone)).total).toBe(1);
  const rows = async () => (await app.platform.copy.status()).rows!;
  const kept = await rows();
  await query("DELETE FROM customers WHERE external_id = 'new-2'");
  await eventually(async () => (await rows()).order_items === kept.order_items! - 1);
  expect(await rows()).toMatchObject({
    customers_asked: kept.customers_asked! - 1,
    orders: kept.orders! - 1,
  });
  await query(`DELETE FROM workspaces WHERE id = ${away}`);
  await eventually(async () => (await rows()).customers_asked === kept.customers_asked! - 2);
});

test("keys of rows that went are forgotten once it has heard of them", async () => {
  await query("DELETE FROM customers WHERE external_id = 'new-3'");
  app.platform.copy.checkSoon();
  await eventually(async () => (await query("SELECT FROM copy_deletions")).rows.length === 0);
});

describe("workspaces", () => {
  test("are not seen from each other", async () => {
    const other = await app.workspace("other");
    const client = await app.as("owner", "other");
    await add(client, "theirs");
    const answer = await fromCopy(client, everyone);
    expect(answer.sample.map((c) => c.external_id)).toEqual(["theirs"]);
    for (const byShard of [false, true]) {
      const ask = async (text: string) =>
        (await app.platform.copy.ask({ workspaceId: other, text, parameters: [], byShard }))!.rows;
      const all = await ask("SELECT workspace_id AS w FROM customers_asked");
      expect(all).toEqual([{ w: other }]);
      for (const { name } of copiedTables) {
        const seen = await ask(`SELECT * FROM ${name} WHERE workspace_id <> ${other}`);
        expect(seen).toEqual([]);
      }
    }
  });

  test("no statement reads files", async () => {
    const text = "SELECT * FROM read_text('/etc/hostname')";
    for (const byShard of [false, true])
      expect(
        await app.platform.copy.ask({ workspaceId: "1", text, parameters: [], byShard }),
      ).toBeUndefined();
  });
});

describe("built anew", () => {
  const damage = (text: string) => app.platform.copy.damage(text);
  const truth = async () => Number((await query("SELECT count(*) AS n FROM customers_asked")).rows[0]!.n);

  test.each([
    "DELETE FROM shard0.customers_asked WHERE id = (SELECT min(id) FROM shard0.customers_asked)",
    "UPDATE shard0.orders SET net = net + 1",
    "DROP TABLE shard0.orders CASCADE",
  ])("when a look finds it damaged: %s", async (text) => {
    await damage(text);
    for (let i = 0; i < 5; i++) {
      app.platform.copy.checkSoon();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await eventually(async () => {
      const { state, rows } = await app.platform.copy.status();
      return state === "ready" && rows!.customers_asked === (await truth());
    });
    expect((await preview(shop, everyone)).count).toBe((await preview(shop, everyone)).total);
  });

  // Long before the next look, which is half a minute away.
  test("when a table is emptied at once", async () => {
    // Asked of the items; of which categories they are is asked of their orders.
    const boughtAnything = { kind: "did", what: "items" };
    await order("o-emptied", "new-1", "Tea");
    const { count } = await fromCopy(shop, boughtAnything);
    expect(count).toBeGreaterThan(0);
    expect(await app.platform.copy.rebuild()).toBe(true);
    await query("TRUNCATE order_items");
    await eventually(async () => {
      const answer = await preview(shop, boughtAnything);
      return answer.engine === "copy" && answer.count === 0;
    });
  });

  test("when somebody asks", async () => {
    await damage("UPDATE shard0.customers_asked SET city = 'Atlantis'");
    expect(await app.platform.copy.rebuild()).toBe(true);
    await copyReady(app.platform);
    const city = { kind: "attribute", attribute: "city", op: "is", value: "Atlantis" };
    expect((await fromCopy(shop, city)).count).toBe(0);
  });
});

test("a shop's own attributes are found whether they were known before the load or not", async () => {
  const gold = { kind: "attribute", attribute: "custom.tier", op: "is", value: "gold" };
  const many = { kind: "attribute", attribute: "custom.points", op: "gt", value: 5 };
  const wear = (id: string, tier: string, points: number) =>
    shop.ok(customerEndpoints.createBatch, {
      query: { wait: "true" },
      body: { customers: [{ external_id: id, custom: { tier, points } }] },
    });
  const who = async (rule: unknown) => (await fromCopy(shop, rule)).sample.map((c) => c.external_id).sort();
  await wear("g-1", "Gold", 7);
  expect([await who(gold), await who(many)]).toEqual([["g-1"], ["g-1"]]);
  await app.platform.copy.rebuild();
  await copyReady(app.platform);
  await wear("g-2", "GOLD", 5);
  await wear("g-3", "silver", 9);
  expect([await who(gold), await who(many)]).toEqual([
    ["g-1", "g-2"],
    ["g-1", "g-3"],
  ]);
});

test("another process asks the owner, and takes over when it goes", async () => {
  const url = (await query("SELECT current_database() AS name")).rows[0]!.name;
  const database = new URL(app.databaseUrl);
  expect(database.pathname).toBe(`/${url}`);
  const second = anotherProcess("second");
  try {
    second.copy.start(copiedTables);
    const count = async () =>
      (
        await second.copy.ask({
          workspaceId: app.workspaceId(),
          text: "SELECT count(*) AS n FROM customers_asked",
          parameters: [],
        })
      )?.rows[0]?.n;
    const mine = String((await fromCopy(shop, everyone)).total);
    await eventually(async () => (await count()) === mine);
    expect((await second.copy.status()).state).toBe("elsewhere");
    await app.platform.copy.close();
    await eventually(async () => (await second.copy.status()).state === "ready");
    expect(await count()).toBe(mine);
    expect((await preview(shop, everyone)).engine).toBe("postgresql");
  } finally {
    await second.copy.close();
    await second.database.close();
  }
});

test("a stop while it loads does not wait for what the load waits for", async () => {
  const third = anotherProcess("third");
  const holding = await app.platform.database.pool.connect();
  try {
    await holding.query("BEGIN; LOCK TABLE scores, messages IN ACCESS EXCLUSIVE MODE");
    third.copy.start(copiedTables);
    const waiting =
      "SELECT FROM pg_stat_activity WHERE application_name LIKE 'regulars-copy%' AND wait_event_type = 'Lock'";
    await eventually(async () => (await query(waiting)).rows.length === 2);
    await third.copy.close();
  } finally {
    await holding.query("ROLLBACK");
    holding.release();
    await third.copy.close();
    await third.database.close();
  }
});

test("what a process that was killed left behind is no trouble", async () => {
  const fourth = anotherProcess("fourth");
  const folder = join(app.dataDir, "fourth", "copy", "opening-left");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "copy.duckdb"), "half a page");
  try {
    fourth.copy.start(copiedTables);
    await copyReady(fourth);
    const [row] = (await fourth.copy.ask({
      workspaceId: app.workspaceId(),
      text: "SELECT count(*) AS n FROM customers_asked",
      parameters: [],
    }))!.rows;
    const truth = `SELECT count(*) AS n FROM customers WHERE workspace_id = ${app.workspaceId()}`;
    expect(row!.n).toBe((await query(truth)).rows[0]!.n);
  } finally {
    await fourth.copy.close();
    await fourth.database.close();
  }
});

test("a shop in which little happened does without one", async () => {
  const small = anotherProcess("small", "1000");
  try {
    small.copy.start(copiedTables);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect((await small.copy.status()).state).toBe("idle");
    expect(
      await small.copy.ask({ workspaceId: app.workspaceId(), text: "SELECT 1", parameters: [] }),
    ).toBeUndefined();
  } finally {
    await small.copy.close();
    await small.database.close();
  }
});

test("nobody else may ask", async () => {
  const response = await fetch(`${app.url}/internal/copy`, {
    method: "POST",
    headers: { authorization: "Bearer x" },
  });
  expect(response.status).toBe(404);
});
