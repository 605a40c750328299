// Reads and writes what sources have said of customers and orders, many in one statement.
import { sql } from "kysely";
import type { Trx } from "../../platform/database.ts";
import { pgList } from "../../platform/pg-list.ts";
import type { RecordFields } from "./records.ts";

export interface RecordKey {
  sourceId: string;
  about: "customer" | "order";
  key: string;
}

export const nameOf = ({ sourceId, about, key }: RecordKey) => `${sourceId} ${about} ${key}`;

/** By name; those nobody spoke of yet are left out. */
export async function readRecords(
  trx: Trx,
  workspaceId: string,
  keys: readonly RecordKey[],
): Promise<Map<string, RecordFields>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{
    source_id: string;
    about: RecordKey["about"];
    key: string;
    fields: RecordFields;
  }>`
    SELECT r.source_id, r.about, r.key, r.fields FROM ${unnested(keys)}
    JOIN source_records AS r ON r.workspace_id = ${workspaceId} AND r.source_id = t.source_id
      AND r.about = t.about AND r.key = t.key`.execute(trx);
  return new Map(rows.map((row) => [nameOf({ ...row, sourceId: row.source_id }), row.fields]));
}

export async function writeRecords(
  trx: Trx,
  workspaceId: string,
  records: readonly (RecordKey & { fields: RecordFields })[],
): Promise<void> {
  if (records.length === 0) return;
  await sql`
    INSERT INTO source_records (workspace_id, source_id, about, key, fields)
    SELECT ${workspaceId}, t.source_id, t.about, t.key, f.fields::jsonb
    FROM ${unnested(records)}
    JOIN unnest(${pgList(records.map(({ fields }) => JSON.stringify(fields)))}::text[]) WITH ORDINALITY AS f (fields, n) ON f.n = t.n
    ON CONFLICT (workspace_id, source_id, about, key) DO UPDATE SET fields = excluded.fields`.execute(trx);
}

function unnested(keys: readonly RecordKey[]) {
  return sql`unnest(${pgList(keys.map((k) => k.sourceId))}::bigint[], ${pgList(keys.map((k) => k.about))}::text[],
    ${pgList(keys.map((k) => k.key))}::text[]) WITH ORDINALITY AS t (source_id, about, key, n)`;
}
