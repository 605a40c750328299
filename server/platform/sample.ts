// Rows to get to know a table by: all of a workspace's, or a share of them where there are many, picked evenly over the
// ids so that neither the oldest nor the newest speak for the rest.
import { type RawBuilder, sql } from "kysely";
import type { Tables, Trx } from "./database.ts";

export interface Sample {
  /** A sub-query to select from, with the table's columns. */
  rows: RawBuilder<unknown>;
  /** How many rows of the workspace each row of the sample stands for. */
  scale: number;
  /** Rows of the workspace; where there are many, about as many. */
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
  const ends = sql`(SELECT min(id) AS low, greatest(1, (max(id) - min(id)) / ${places}::int) AS reach ${own}) AS ends`;
  const stretches = (
    columns: RawBuilder<unknown>,
  ) => sql`${ends}, generate_series(0, ${places - 1}::int) AS place,
    LATERAL (SELECT ${columns} ${own} AND id >= low + reach * place ORDER BY id LIMIT ${stretch}) AS picked`;
  const rows = sql`(SELECT DISTINCT ON (picked.id) picked.* FROM ${stretches(sql`*`)})`;
  const total = await countOf(trx, estimateOf(stretches(sql`id`)));
  const picked = await countOf(
    trx,
    sql`SELECT count(DISTINCT picked.id) AS count FROM ${stretches(sql`id`)}`,
  );
  return { rows, scale: total / picked, total };
}

/** How densely the rows of each stretch lie, taken for all ids from its place to the next: counting every row would read them all. */
function estimateOf(stretches: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    SELECT round(sum(reach * rows / (last - first + 1))) AS count FROM (
      SELECT reach, low + reach * place AS first, max(picked.id) AS last, count(*)::numeric AS rows
      FROM ${stretches} GROUP BY reach, low, place
    ) AS places`;
}

async function countOf(trx: Trx, query: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: string }>`${query}`.execute(trx);
  return Number(rows[0]?.count);
}
