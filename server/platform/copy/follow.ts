// Has the copy follow: what became visible between two snapshots is read and taken over. Each row carries the transaction that
// last wrote it, so a commit that comes late is in the difference whenever it comes, and no row is read twice.
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { copyToFile } from "./copy-out.ts";
import type { Duck } from "./duck.ts";
import { readCsv } from "./file.ts";
import { insertStatement } from "./layout.ts";
import { isNews, type News, newsSince } from "./news.ts";
import { liesIn, numberInShard, schemasOf } from "./shards.ts";
import { inSnapshot, newSince, type Position } from "./snapshot.ts";
import { type CopiedTable, fileTypes, type Mark, marksOf, sentColumns, sentTypes } from "./table.ts";

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
    const news = await newsSince(client, tables, from, position);
    const changed = tables.filter((table) => marksOf(table).some((mark) => isNews(news, mark)));
    const files: ReadFile[] = [];
    for (const table of changed)
      for (const read of readsOf(table, news)) files.push(await read(client, duck, from.snapshot));
    if (files.length > 0) await takeOver(duck, files);
    await besides(position);
    return { position, changed };
  });
}

/** Rows that came from PostgreSQL, and the statements that take them into the copy. */
interface ReadFile {
  path: string;
  statements: string[];
}

type Read = (client: pg.Client, duck: Duck, snapshot: string) => Promise<ReadFile>;

/** Whole rows first: one that is new is there before its columns are set. */
function readsOf(table: CopiedTable, news: News): Read[] {
  const marks = marksOf(table);
  const isWhole = marks.some((mark) => (mark.columns ? news.gone.has(mark.table) : isNews(news, mark)));
  const parts = marks.filter((mark) => mark.columns && news.written.has(mark.table));
  return [...(isWhole ? [readRows(table)] : []), ...parts.map((mark) => readPart(table, mark))];
}

/** Of each key that was written or went, the rows that have it now: none, one or several. */
const readRows =
  (table: CopiedTable): Read =>
  async (client, duck, snapshot) => {
    const { name, key } = table;
    const path = join(duck.folder, `rows-${name}.csv`);
    await copyToFile(
      client,
      `SELECT k.workspace_id, k.key, ${sentColumns(table, "t")} FROM (${changedKeys(table, snapshot)}) AS k
     LEFT JOIN ${name} AS t ON t.workspace_id = k.workspace_id AND t.${key} = k.key`,
      path,
    );
    const file = readCsv(path, { changed_in: "BIGINT", changed: "BIGINT", ...fileTypes(table) });
    const came = `came_${name}`;
    return {
      path,
      statements: [
        `CREATE TEMP TABLE ${came} AS FROM ${file}`,
        // What is new has keys above all that is there: told by numbers, the engine sees at once that nothing has to go.
        `SET VARIABLE lowest = (SELECT min(changed) FROM ${came})`,
        `SET VARIABLE highest = (SELECT max(changed) FROM ${came})`,
        ...schemasOf(table, duck.layout.shards).flatMap((into) => [
          `DELETE FROM ${into.schema}.${name} AS b USING ${came} AS k WHERE ${isOf(table, into, duck)}
         AND b.${key} BETWEEN ${inShard(table, "getvariable('lowest')", duck)} AND ${inShard(table, "getvariable('highest')", duck)}`,
          insertStatement(table, into, came, duck.layout),
        ]),
        `DROP TABLE ${came}`,
      ],
    };
  };

/** Where rows are told apart by whose they are, a shard has them under that customer's number in it. */
function inShard({ key, customer }: CopiedTable, told: string, { layout }: Duck): string {
  return key === customer ? numberInShard(told, layout.shards) : told;
}

/** Whether a row `b` of a shard is that which `k` tells of. */
function isOf(table: CopiedTable, { shard }: { shard?: number }, duck: Duck): string {
  const { key, customer } = table;
  const same = `b.workspace_id = k.changed_in AND b.${key} = ${inShard(table, "k.changed", duck)}`;
  return key === customer && shard !== undefined
    ? `${same} AND ${liesIn(shard, "k.changed", duck.layout.shards)}`
    : same;
}

/** UNION leaves one of each. */
function changedKeys(table: CopiedTable, snapshot: string): string {
  const marks = marksOf(table);
  const written = marks
    .filter(({ columns }) => !columns)
    .map(
      ({ table, key }) =>
        `SELECT m.workspace_id, m.${key} AS key FROM ${table} AS m WHERE ${newSince(snapshot, "m")}`,
    );
  const names = marks.map(({ table }) => `'${table}'`).join(", ");
  const gone = `SELECT d.workspace_id, d.key FROM copy_deletions AS d WHERE d.table_name IN (${names}) AND ${newSince(snapshot, "d")}`;
  return [...written, gone].join(" UNION ");
}

/** Columns that are written alone are set where they lie, which takes a tenth of writing the row anew. */
const readPart =
  (table: CopiedTable, { table: written, key, columns = [] }: Mark): Read =>
  async (client, duck, snapshot) => {
    const path = join(duck.folder, `columns-${table.name}-${written}.csv`);
    await copyToFile(
      client,
      `SELECT m.workspace_id, m.${key}, ${columns.map((column) => `m.${column}`).join(", ")} FROM ${written} AS m WHERE ${newSince(snapshot, "m")}`,
      path,
    );
    const file = readCsv(path, { changed_in: "BIGINT", changed: "BIGINT", ...sentTypes(table, columns) });
    const set = columns.map((column) => `${column} = k.${column}`).join(", ");
    return {
      path,
      statements: schemasOf(table, duck.layout.shards).map(
        (into) =>
          `UPDATE ${into.schema}.${table.name} AS b SET ${set} FROM ${file} AS k WHERE ${isOf(table, into, duck)}`,
      ),
    };
  };

/** All in one transaction, so that a question sees all of a change or nothing of it; and in one call, however busy this process is. */
async function takeOver({ writer }: Duck, files: readonly ReadFile[]): Promise<void> {
  const statements = files.flatMap((file) => file.statements);
  try {
    await writer.run(["BEGIN", ...statements, "COMMIT"].join(";\n"));
  } catch (error) {
    await writer.run("ROLLBACK").catch(() => {});
    throw error;
  }
  await Promise.all(files.map(({ path }) => rm(path, { force: true })));
}

/** Forgets the keys of rows that went and that the copy has heard of, since nobody else asks for them. */
export async function forgetDeletions(client: pg.Client, { snapshot }: Position): Promise<void> {
  const xmax = snapshot.split(":")[1]!;
  await client.query(
    `DELETE FROM copy_deletions AS d WHERE d.sync_xid < ${xmax} AND pg_visible_in_snapshot(d.sync_xid::text::xid8, '${snapshot}')`,
  );
}
