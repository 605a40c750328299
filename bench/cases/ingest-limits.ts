// What the machine's PostgreSQL does with the same rows and nothing else: COPY from a file into tables without an index.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import type { Result } from "../report.ts";

export async function measureCopy(client: pg.Client): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "regulars-copy-"));
  const file = (table: string) => join(folder, table);
  const tables = ["orders", "order_items"];
  try {
    for (const table of tables) {
      await client.query(`CREATE TABLE bare_${table} AS SELECT * FROM ${table} WITH NO DATA`);
      await client.query(`COPY ${table} TO '${file(table)}'`);
    }
    const columns = async (table: string) => {
      const { rows } = await client.query<{ list: string }>(
        `SELECT string_agg(attname, ', ' ORDER BY attnum) AS list FROM pg_attribute
         WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
        [table],
      );
      return rows[0]!.list;
    };
    const lists = await Promise.all(tables.map(columns));
    const began = performance.now();
    let orders = 0;
    for (const [i, table] of tables.entries()) {
      const { rowCount } = await client.query(`COPY bare_${table} (${lists[i]}) FROM '${file(table)}'`);
      if (table === "orders") orders = rowCount ?? 0;
    }
    const seconds = (performance.now() - began) / 1_000;
    return {
      name: "orders by bare COPY",
      value: orders / seconds,
      unit: "orders/s",
      detail: `the machine's limit: ${orders.toLocaleString("en")} orders with their items from a file into tables without index or check, one connection`,
    };
  } finally {
    for (const table of tables) await client.query(`DROP TABLE IF EXISTS bare_${table}`);
    await rm(folder, { recursive: true, force: true });
  }
}
