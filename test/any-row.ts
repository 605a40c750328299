// Makes a row of any table from what the database says of its columns, with the rows it refers to. For tests that hold for
// every table, also those that come later.
import { randomBytes } from "node:crypto";
import type pg from "pg";

export type Row = Record<string, unknown>;

interface Column {
  name: string;
  type: string;
  /** The only words that a check allows, if there is one. */
  check: string | null;
}

interface Reference {
  columns: string[];
  table: string;
  targets: string[];
}

/** workspaceId: for every column of that name, here and in the rows referred to. Answers the whole row as inserted. */
export async function makeRow(pool: pg.Pool, table: string, workspaceId: string): Promise<Row> {
  const columns = await neededColumns(pool, table);
  const values: Row = {};
  if (columns.some(({ name }) => name === "workspace_id")) values.workspace_id = workspaceId;
  for (const reference of await referencesOf(pool, table)) {
    const missing = reference.columns.filter(
      (name) => columns.some((c) => c.name === name) && !(name in values),
    );
    if (missing.length === 0) continue;
    const parent = await makeRow(pool, reference.table, workspaceId);
    for (const name of missing)
      values[name] = parent[reference.targets[reference.columns.indexOf(name)] ?? ""];
  }
  for (const column of columns) values[column.name] ??= valueFor(column, table);
  return insert(pool, table, values);
}

async function insert(pool: pg.Pool, table: string, values: Row): Promise<Row> {
  const names = Object.keys(values);
  const { rows } = await pool.query(
    `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map((_, i) => `$${i + 1}`).join(", ")}) RETURNING *`,
    Object.values(values),
  );
  return rows[0];
}

/** Columns that must be given: neither null nor filled in by the database. */
async function neededColumns(pool: pg.Pool, table: string): Promise<Column[]> {
  const { rows } = await pool.query<Column>(
    `SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type,
       (SELECT substring(pg_get_constraintdef(c.oid) FROM '''([^'']+)''')
        FROM pg_constraint c WHERE c.conrelid = a.attrelid AND c.contype = 'c' AND c.conkey = ARRAY[a.attnum]) AS check
     FROM pg_attribute a
     WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped
       AND a.attnotnull AND NOT a.atthasdef AND a.attidentity = '' AND a.attgenerated = ''`,
    [table],
  );
  return rows;
}

async function referencesOf(pool: pg.Pool, table: string): Promise<Reference[]> {
  const names = (key: string, relation: string) =>
    `(SELECT json_agg(a.attname ORDER BY k.n) FROM unnest(c.${key}) WITH ORDINALITY k(num, n)
      JOIN pg_attribute a ON a.attrelid = c.${relation} AND a.attnum = k.num)`;
  const { rows } = await pool.query<Reference>(
    `SELECT ${names("conkey", "conrelid")} AS columns, ${names("confkey", "confrelid")} AS targets,
       c.confrelid::regclass::text AS table
     FROM pg_constraint c WHERE c.conrelid = $1::regclass AND c.contype = 'f'`,
    [table],
  );
  return rows;
}

const examples: Record<string, () => unknown> = {
  text: () => `any-${randomBytes(6).toString("hex")}`,
  bytea: () => randomBytes(32),
  boolean: () => false,
  date: () => "2026-01-01",
  "timestamp with time zone": () => new Date(),
  jsonb: () => "{}",
  "text[]": () => [],
  "smallint[]": () => [1],
  smallint: () => 1,
  integer: () => 1,
  bigint: () => 1,
  numeric: () => 1,
  "double precision": () => 1,
  uuid: () => crypto.randomUUID(),
};

function valueFor({ name, type, check }: Column, table: string): unknown {
  if (check) return check;
  const example = examples[type];
  if (!example) throw new Error(`say in test/any-row.ts what ${table}.${name} of type ${type} may hold`);
  return example();
}
