// Has the copy follow: what became visible between two snapshots is read and taken over. Each row carries the transaction that
// last wrote it, so a commit that comes late is in the difference whenever it comes, and no row is read twice.
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { copyToFile } from "./copy-out.ts";
import { DamagedCopy } from "./damaged.ts";
import type { Duck } from "./duck.ts";
import { fileOf, readCsv } from "./file.ts";
import { inSnapshot, newSince, type Position } from "./snapshot.ts";
import { type CopiedTable, columnNames, marksOf, readColumns, sentColumns } from "./table.ts";

/**
 * Brings the copy from one position to PostgreSQL as it is now. Answers the new one and which tables changed. Throws a
 * DamagedCopy where a table was emptied at once: of its rows nothing is told one by one.
 */
export async function follow(
  client: pg.Client,
  duck: Duck,
  tables: readonly CopiedTable[],
  from: Position,
  besides: (position: Position) => Promise<void> = async () => {},
): Promise<{ position: Position; changed: readonly CopiedTable[] }> {
  return inSnapshot(client, async (position) => {
    const changed =
      position.snapshot === from.snapshot ? [] : await changedTables(client, tables, from.snapshot);
    const changes = [];
    for (const table of changed) changes.push(await readChange(client, duck, table, from.snapshot));
    if (changes.length > 0) await apply(duck, changes);
    await besides(position);
    return { position, changed };
  });
}

async function changedTables(
  client: pg.Client,
  tables: readonly CopiedTable[],
  snapshot: string,
): Promise<CopiedTable[]> {
  const marked = [...new Set(tables.flatMap(marksOf).map(({ table }) => table))];
  const written = marked.map(
    (name) =>
      `SELECT '${name}' AS name, false AS emptied WHERE EXISTS (SELECT FROM ${name} AS m WHERE ${newSince(snapshot, "m")})`,
  );
  const gone = `SELECT DISTINCT d.table_name, false FROM copy_deletions AS d WHERE ${newSince(snapshot, "d")}`;
  const allGone = `SELECT e.table_name, true FROM copy_emptied AS e WHERE ${newSince(snapshot, "e")}`;
  const { rows } = await client.query<{ name: string; emptied: boolean }>(
    [...written, gone, allGone].join(" UNION "),
  );
  const emptied = rows.find((row) => row.emptied);
  if (emptied) throw new DamagedCopy(`${emptied.name} was emptied`);
  const names = new Set(rows.map(({ name }) => name));
  return tables.filter((each) => marksOf(each).some(({ table }) => names.has(table)));
}

interface Change {
  table: CopiedTable;
  /** Files of what rows had these keys, or have them now, and of the rows that have them now. */
  keys: string;
  rows: string;
}

async function readChange(
  client: pg.Client,
  duck: Duck,
  table: CopiedTable,
  snapshot: string,
): Promise<Change> {
  const keys = join(duck.folder, `keys-${table.name}.csv`);
  const rows = join(duck.folder, `rows-${table.name}.csv`);
  const changed = changedKeys(table, snapshot);
  await copyToFile(client, changed, keys);
  await copyToFile(
    client,
    `SELECT ${sentColumns(table, "t")} FROM (${changed}) AS k JOIN ${table.name} AS t ON t.workspace_id = k.workspace_id AND t.${table.key} = k.key`,
    rows,
  );
  return { table, keys, rows };
}

/** UNION leaves one of each. */
function changedKeys(table: CopiedTable, snapshot: string): string {
  const marks = marksOf(table);
  const written = marks.map(
    ({ table, key }) =>
      `SELECT m.workspace_id, m.${key} AS key FROM ${table} AS m WHERE ${newSince(snapshot, "m")}`,
  );
  const names = marks.map(({ table }) => `'${table}'`).join(", ");
  const gone = `SELECT d.workspace_id, d.key FROM copy_deletions AS d WHERE d.table_name IN (${names}) AND ${newSince(snapshot, "d")}`;
  return [...written, gone].join(" UNION ");
}

/** All in one transaction, so that a question sees all of a change or nothing of it. */
async function apply(duck: Duck, changes: readonly Change[]): Promise<void> {
  const { writer } = duck;
  await writer.run("BEGIN");
  try {
    for (const change of changes) await applyTo(duck, change);
    await writer.run("COMMIT");
  } catch (error) {
    await writer.run("ROLLBACK").catch(() => {});
    throw error;
  }
}

async function applyTo({ writer }: Duck, { table, keys, rows }: Change): Promise<void> {
  const { name, key } = table;
  const columns = columnNames(table).join(", ");
  const file = readCsv(keys, "{'workspace_id': 'BIGINT', 'key': 'BIGINT'}");
  const range = await writer.runAndReadAll(`SELECT min(key), max(key) FROM ${file}`);
  const [[from, to]] = range.getRows() as [[bigint | null, bigint | null]];
  // What is new has keys above all that is there: told by numbers, the engine sees at once that nothing has to go.
  if (from !== null && to !== null)
    await writer.run(
      `DELETE FROM base.${name} USING ${file} AS k
       WHERE base.${name}.workspace_id = k.workspace_id AND base.${name}.${key} = k.key AND base.${name}.${key} BETWEEN ${from} AND ${to}`,
    );
  await writer.run(
    `INSERT INTO base.${name} (${columns}) SELECT ${readColumns(table)} FROM ${fileOf(rows, table)}`,
  );
  await rm(keys, { force: true });
  await rm(rows, { force: true });
}

/** Forgets the keys of rows that went and that the copy has heard of, since nobody else asks for them. */
export async function forgetDeletions(client: pg.Client, { snapshot }: Position): Promise<void> {
  const xmax = snapshot.split(":")[1]!;
  await client.query(
    `DELETE FROM copy_deletions AS d WHERE d.sync_xid < ${xmax} AND pg_visible_in_snapshot(d.sync_xid::text::xid8, '${snapshot}')`,
  );
}
