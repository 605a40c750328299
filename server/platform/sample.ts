// Rows to get to know a table by: all of a workspace's, or a share of them where there are many, picked evenly over the
// ids so that neither the oldest nor the newest speak for the rest.
import { type RawBuilder, sql } from "kysely";
import type { Tables, Trx } from "./database.ts";

export interface Sample {
  /** A sub-query to select from, with the table's columns. */
  rows: RawBuilder<unknown>;
  /** How many rows of the workspace each row of the sample stands for. */
  scale: number;
  /** Rows of the workspace. */
  total: number;
}

/** Rows read in one go, from each of as many evenly spaced places. */
const stretch = 100;

export async function sampleOf(
  trx: Trx,
  table: keyof Tables,
  workspaceId: string,
  most: number,
): Promise<Sample> {
  const own = sql`FROM ${sql.table(table)} WHERE workspace_id = ${workspaceId}`;
  const few = await countOf(trx, sql`SELECT count(*) AS count FROM (SELECT ${own} LIMIT ${most + 1}) AS few`);
  if (few <= most) return { rows: sql`(SELECT * ${own})`, scale: 1, total: few };
  const places = Math.floor(most / stretch);
  const rows = sql`(
    SELECT DISTINCT ON (picked.id) picked.*
    FROM (SELECT min(id) AS low, max(id) AS high ${own}) AS ends,
      generate_series(0, ${places - 1}::int) AS place,
      LATERAL (SELECT * ${own} AND id >= low + (high - low) / ${places}::int * place ORDER BY id LIMIT ${stretch}) AS picked
  )`;
  const total = await countOf(trx, sql`SELECT count(*) AS count ${own}`);
  const picked = await countOf(trx, sql`SELECT count(*) AS count FROM ${rows} AS picked`);
  return { rows, scale: total / picked, total };
}

async function countOf(trx: Trx, query: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: string }>`${query}`.execute(trx);
  return Number(rows[0]?.count);
}
