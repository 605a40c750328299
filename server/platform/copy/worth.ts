// Whether so much happened that a copy is worth its memory: a small shop's process does without the engine.
import type pg from "pg";
import type { CopiedTable } from "./table.ts";

/** By PostgreSQL's own estimate, over all workspaces; it learns of many new rows within about a minute. */
export async function isWorthKeeping(
  client: pg.Client,
  tables: readonly CopiedTable[],
  fromRows: number,
): Promise<boolean> {
  if (fromRows === 0) return true;
  const happenings = tables.filter(({ timeOrder }) => timeOrder).map(({ name }) => name);
  const { rows } = await client.query<{ rows: number }>(
    "SELECT sum(greatest(reltuples, 0)) AS rows FROM pg_class WHERE oid = ANY (SELECT to_regclass(n) FROM unnest($1::text[]) AS n)",
    [happenings],
  );
  return rows[0]!.rows >= fromRows;
}
