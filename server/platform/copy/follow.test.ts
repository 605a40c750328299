// The law of following: a copy that followed, however commits came and in whatever pieces, is one that is loaded now. And while
// others write, it is at each step what PostgreSQL was, and no question sees half of a change.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { customerEndpoints } from "../../../contract/customers.ts";
import { eventEndpoints } from "../../../contract/events.ts";
import { listEndpoints } from "../../../contract/lists.ts";
import { orderEndpoints } from "../../../contract/orders.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import type { Client } from "../../../test/client.ts";
import { copiedTables } from "../../copied.ts";
import { appRole } from "../database.ts";
import { createChecks } from "./check.ts";
import { DamagedCopy } from "./damaged.ts";
import { type Duck, openDuck } from "./duck.ts";
import { follow, forgetDeletions } from "./follow.ts";
import { loadAll } from "./load.ts";
import { connectTo, inSnapshot, type Position } from "./snapshot.ts";

let app: TestApp;
let root: string;
let client: pg.Client;
let copy: Duck;
let position: Position;
let shops: { client: Client; list: string }[];

beforeAll(async () => {
  app = await startApp();
  await app.workspace("other");
  shops = await Promise.all(
    ["shop", "other"].map(async (slug) => {
      const client = await app.key(["admin", "ingest"], slug);
      return { client, list: (await client.ok(listEndpoints.create, { body: { name: "Some" } })).id };
    }),
  );
  root = await mkdtemp(join(tmpdir(), "regulars-follow-"));
  client = await connectTo(app.databaseUrl, "test");
  copy = await openDuck({ root, memory: "500MB" });
  position = await load(copy);
});
afterAll(async () => {
  await copy?.close();
  await client?.end();
  await app?.stop();
  if (root) await rm(root, { recursive: true });
});

const load = (duck: Duck) =>
  loadAll(app.databaseUrl, client, duck, copiedTables, new AbortController().signal);

async function step(besides?: () => Promise<void>): Promise<void> {
  position = (await follow(client, copy, copiedTables, position, besides)).position;
}

async function loadAnew(): Promise<void> {
  await copy.close();
  copy = await openDuck({ root, memory: "500MB" });
  position = await load(copy);
}

async function rowsOf(duck: Duck): Promise<Record<string, unknown>> {
  const rows: Record<string, unknown> = {};
  for (const { name } of copiedTables) {
    const reader = await duck.writer.runAndReadAll(`FROM base.${name} ORDER BY ALL`);
    rows[name] = reader.getRowObjectsJson();
  }
  return rows;
}

async function expectAsLoaded(): Promise<void> {
  const fresh = await openDuck({ root, memory: "500MB" });
  try {
    await load(fresh);
    expect(await rowsOf(copy)).toEqual(await rowsOf(fresh));
  } finally {
    await fresh.close();
  }
}

const wait = { wait: "true" as const };
const statuses = ["paid", "cancelled", "refunded"] as const;

interface Written {
  shop: number;
  customers: number[];
  orders: number[];
  salt: number;
}

/** Customers, orders and events; those that are there already become what this says. */
async function write({ shop, customers, orders, salt }: Written): Promise<void> {
  const { client } = shops[shop]!;
  const people = customers.map((i) => ({ external_id: `c-${i}`, city: `City ${salt}`, tags: [`t${salt}`] }));
  await client.ok(customerEndpoints.createBatch, { query: wait, body: { customers: people } });
  const placed = orders.map((i) => ({
    external_id: `o-${i}`,
    customer: { external_id: `c-${customers[i % customers.length]}` },
    ordered_at: "2026-11-01T00:00:00Z",
    status: statuses[(i + salt) % 3],
    total: 10 + salt,
    items: Array.from({ length: 1 + (salt % 3) }, (_, n) => ({
      product_id: `p-${n}`,
      category: `Category ${salt}`,
      quantity: 1,
      price: 10,
    })),
  }));
  await client.ok(orderEndpoints.createBatch, { query: wait, body: { orders: placed } });
  const events = customers.map((i) => ({ name: "seen", customer: { external_id: `c-${i}` } }));
  await client.ok(eventEndpoints.createBatch, { query: wait, body: { events } });
}

async function onList(shop: number, verb: "addMembers" | "removeMembers"): Promise<void> {
  const { client, list } = shops[shop]!;
  const { data } = await client.ok(customerEndpoints.list, { query: { limit: 200 } });
  const own = data.filter(({ external_id }) => external_id?.startsWith("c-"));
  const customer_ids = own.slice(0, 5).map(({ id }) => id);
  if (customer_ids.length === 0) return;
  await client.ok(listEndpoints[verb], { params: { id: list }, body: { customer_ids } });
}

/** Transactions that stay open while others are committed, each on rows of its own, so that none waits for another. */
const late = [0, 1].map((slot) => {
  let connection: pg.PoolClient | undefined;
  let made = 0;
  const end = async (how: "COMMIT" | "ROLLBACK") => {
    await connection?.query(how);
    connection?.release();
    connection = undefined;
  };
  const begin = async ({ shop, salt }: { shop: number; salt: number }) => {
    if (connection) return;
    connection = await app.platform.database.pool.connect();
    const workspace = app.workspaceId(["shop", "other"][shop]);
    const own = `workspace_id = ${workspace} AND external_id LIKE 'late-${slot}-%'`;
    await connection.query(`BEGIN;
      UPDATE customers SET city = 'Late ${salt}' WHERE ${own};
      DELETE FROM customers WHERE ${own} AND id % 3 = ${salt % 3};
      INSERT INTO customers (workspace_id, created_at, external_id) VALUES (${workspace}, now(), 'late-${slot}-${++made}')`);
  };
  return { begin, end };
});

const remove = (table: string, shop: number, externalId: string) =>
  app.platform.database.pool.query(
    `DELETE FROM ${table} WHERE workspace_id = ${app.workspaceId(["shop", "other"][shop])} AND external_id = '${externalId}'`,
  );

/** As a recount does, which writes nothing of the customer beside. */
const recount = (shop: number, externalId: string) =>
  app.platform.database.pool.query(
    `UPDATE customer_totals AS t SET orders_total = orders_total + 1 FROM customers AS c
     WHERE c.workspace_id = ${app.workspaceId(["shop", "other"][shop])} AND c.external_id = '${externalId}'
       AND t.workspace_id = c.workspace_id AND t.customer_id = c.id`,
  );

/** Nothing does, but for a person at the database. */
const forgetTotals = (shop: number, externalId: string) =>
  app.platform.database.pool.query(
    `DELETE FROM customer_totals AS t USING customers AS c
     WHERE c.workspace_id = ${app.workspaceId(["shop", "other"][shop])} AND c.external_id = '${externalId}'
       AND t.workspace_id = c.workspace_id AND t.customer_id = c.id`,
  );

test("while others write, it is at each step what PostgreSQL was, and no question sees half of a change", async () => {
  const checks = createChecks(copiedTables);
  const torn = `SELECT
    (SELECT count(*) FROM base.orders AS o WHERE NOT EXISTS (SELECT 1 FROM base.order_items AS i WHERE i.order_id = o.id))
    + abs((SELECT coalesce(sum(orders_count), 0) FROM base.customers_asked) - (SELECT count(*) FROM base.orders WHERE counts))`;
  let writing = true;
  const writers = shops.map(async (_, shop) => {
    for (let i = 0; i < 15; i++)
      await write({ shop, customers: [i % 10, (i + 3) % 10], orders: [i, i + 1, i % 5], salt: i });
  });
  const written = Promise.all(writers).finally(() => {
    writing = false;
  });
  const asking = (async () => {
    while (writing) expect(await copy.figure(torn)).toBe(0);
  })();
  let settled = 0;
  while (writing) {
    await step(async () => expect(await checks.anyDiffers(client, copy)).toBeUndefined());
    if (await copy.settle()) settled++;
  }
  expect(settled).toBeGreaterThan(0);
  await Promise.all([written, asking]);
  await step();
  await expectAsLoaded();
});

test("a deletion that is committed between following and forgetting is heard of with the next step", async () => {
  await write({ shop: 0, customers: [1, 2], orders: [1], salt: 1 });
  await step();
  const connection = await app.platform.database.pool.connect();
  try {
    const deletion = `DELETE FROM customers WHERE workspace_id = ${app.workspaceId()} AND external_id = 'c-2'`;
    await connection.query(`BEGIN; ${deletion}`);
    // What is committed later has a higher number, so that the open one is among those the snapshot could have seen.
    await write({ shop: 1, customers: [1], orders: [1], salt: 1 });
    await step();
    await connection.query("COMMIT");
  } finally {
    connection.release();
  }
  await forgetDeletions(client, position);
  await step();
  await expectAsLoaded();
});

describe("a table that is emptied at once", () => {
  /** What the copy has of, be it by a view. */
  async function copiedFrom(): Promise<string[]> {
    const { rows } = await app.platform.database.pool.query<{ name: string }>(
      `SELECT DISTINCT c.relname AS name FROM pg_class AS c
       WHERE c.relkind = 'r' AND (c.relname = ANY ($1) OR c.oid IN (
         SELECT d.refobjid FROM pg_rewrite AS r JOIN pg_depend AS d ON d.objid = r.oid AND d.refclassid = 'pg_class'::regclass
         WHERE r.ev_class::regclass::text = ANY ($1))) ORDER BY 1`,
      [copiedTables.map(({ name }) => name)],
    );
    return rows.map(({ name }) => name);
  }

  async function isWaiting(): Promise<boolean> {
    const { rows } = await app.platform.database.pool.query(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'test' AND wait_event_type = 'Lock'",
    );
    return rows.length > 0;
  }

  test("has the copy built anew, whichever it is, once that is committed", async () => {
    const names = await copiedFrom();
    expect(names).toEqual(expect.arrayContaining(["customers", "customer_totals", "orders", "order_items"]));
    for (const name of names) {
      const connection = await app.platform.database.pool.connect();
      try {
        await connection.query(`BEGIN; TRUNCATE ${name} CASCADE`);
        await connection.query("ROLLBACK");
        await step();
        await connection.query(`BEGIN; TRUNCATE ${name} CASCADE`);
        // A step that begins before the commit waits for what it reads of it, and does not see why it is empty then.
        await app.platform.database.pool.query("SELECT pg_current_xact_id()");
        let over = false;
        const early = step().finally(() => {
          over = true;
        });
        await expect.poll(async () => over || (await isWaiting())).toBe(true);
        await connection.query("COMMIT");
        await early;
      } finally {
        connection.release();
      }
      await expect(step(), name).rejects.toThrow(DamagedCopy);
      position = await inSnapshot(client, async (now) => now);
    }
    await loadAnew();
    await step();
  });

  test("while the copy is loaded is heard of with the first step", async () => {
    await loadAnew();
    await app.platform.database.pool.query("TRUNCATE scores");
    await expect(step()).rejects.toThrow("scores was emptied");
    await loadAnew();
  });

  test("is not for the application's role to do", async () => {
    const { rows } = await app.platform.database.pool.query(
      "SELECT oid::regclass FROM pg_class WHERE relkind IN ('r', 'p') AND has_table_privilege($1, oid, 'TRUNCATE')",
      [appRole],
    );
    expect(rows).toEqual([]);
  });
});

const shop = fc.nat(1);
const salt = fc.nat(8);
const numbers = fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 5 });
const command = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ shop, customers: numbers, orders: numbers, salt }).map((one) => () => write(one)),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(shop, fc.constantFrom("addMembers", "removeMembers"))
      .map((one) => () => onList(...one)),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(shop, salt).map(
      ([shop, i]) =>
        () =>
          remove("customers", shop, `c-${i}`),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(shop, salt).map(
      ([shop, i]) =>
        () =>
          remove("orders", shop, `o-${i}`),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(shop, salt).map(
      ([shop, i]) =>
        () =>
          recount(shop, `c-${i}`),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(shop, salt).map(
      ([shop, i]) =>
        () =>
          forgetTotals(shop, `c-${i}`),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom(...late), shop, salt).map(
      ([one, shop, salt]) =>
        () =>
          one.begin({ shop, salt }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom(...late), fc.constantFrom("COMMIT", "ROLLBACK")).map(
      ([one, how]) =>
        () =>
          one.end(how),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.boolean().map((forget) => async () => {
      await step();
      if (forget) await forgetDeletions(client, position);
    }),
  },
);

test("one that followed is one that is loaded now", async () => {
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 20 }), async (commands) => {
        for (const run of commands) await run();
        await step();
        await expectAsLoaded();
      }),
      // What a failure leaves is in the next run as well, so that smaller ones would say nothing.
      { numRuns: 15, endOnFailure: true },
    );
  } finally {
    for (const one of late) await one.end("ROLLBACK");
  }
});
