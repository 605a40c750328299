// What the machine's PostgreSQL does with the same rows and nothing else: COPY from a file into tables without an index, and
// into tables with all that orders and their items have.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import type { Result } from "../report.ts";

const tables = ["orders", "order_items"] as const;

/** Orders a second, with their items, over one connection. */
export async function measureLimits(client: pg.Client): Promise<Result[]> {
  const folder = await mkdtemp(join(tmpdir(), "regulars-copy-"));
  const file = (table: string) => join(folder, table);
  try {
    for (const table of tables) await client.query(`COPY ${table} TO '${file(table)}'`);
    return [
      await copied(client, file, {
        name: "orders by bare COPY",
        made: (table, as) => `CREATE TABLE ${as} AS SELECT * FROM ${table} WITH NO DATA`,
        into: "tables without index or check",
      }),
      await copied(client, file, {
        name: "orders by COPY with indexes",
        made: (table, as) => `CREATE TABLE ${as} (LIKE ${table} INCLUDING ALL)`,
        into: "tables with the indexes and checks that they have, without customers, totals and products",
      }),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Target {
  name: string;
  made: (table: string, as: string) => string;
  into: string;
}

async function copied(
  client: pg.Client,
  file: (table: string) => string,
  { name, made, into }: Target,
): Promise<Result> {
  const as = (table: string) => `limit_${table}`;
  try {
    for (const table of tables) await client.query(made(table, as(table)));
    const lists = new Map<string, string>();
    for (const table of tables) lists.set(table, await writtenColumns(client, table));
    const began = performance.now();
    let orders = 0;
    for (const table of tables) {
      const { rowCount } = await client.query(
        `COPY ${as(table)} (${lists.get(table)}) FROM '${file(table)}'`,
      );
      if (table === "orders") orders = rowCount ?? 0;
    }
    const seconds = (performance.now() - began) / 1_000;
    return {
      name,
      value: orders / seconds,
      unit: "orders/s",
      detail: `the machine's limit: ${orders.toLocaleString("en")} orders with their items from a file into ${into}, one connection`,
    };
  } finally {
    for (const table of tables) await client.query(`DROP TABLE IF EXISTS ${as(table)}`);
  }
}

async function writtenColumns(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ list: string }>(
    `SELECT string_agg(attname, ', ' ORDER BY attnum) AS list FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    [table],
  );
  return rows[0]!.list;
}
