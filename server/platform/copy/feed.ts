// Feeds the copy from PostgreSQL: everything at first, then what became visible between two snapshots. Each row carries the
// transaction that last wrote it, so a commit that comes late is in the difference whenever it comes, and no row is read twice.
import { rm } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { copyToFile } from "./copy-out.ts";
import { type Duck, quoted } from "./duck.ts";
import { type CopiedTable, columnNames, fileTypes, readColumns, sentColumns } from "./table.ts";

/** What the copy is equal to: PostgreSQL as one snapshot saw it, taken at an instant of this process. */
export interface Position {
  snapshot: string;
  /** By `performance.now()`. */
  takenAt: number;
  /** ISO 8601, the same instant. */
  asOf: string;
}

export async function connectTo(databaseUrl: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: name,
    options: "-c timezone=UTC -c jit=off -c datestyle=ISO",
  });
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** Runs `work` while the client sees one snapshot. */
export async function inSnapshot<T>(client: pg.Client, work: (position: Position) => Promise<T>): Promise<T> {
  const taken = { takenAt: performance.now(), asOf: new Date().toISOString() };
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    const { rows } = await client.query<{ snapshot: string }>("SELECT pg_current_snapshot() AS snapshot");
    return await work({ snapshot: rows[0]!.snapshot, ...taken });
  } finally {
    await client.query("COMMIT");
  }
}

/** Two connections share the snapshot and take one table after another, the largest first. */
export async function loadAll(
  databaseUrl: string,
  client: pg.Client,
  duck: Duck,
  tables: readonly CopiedTable[],
  stopped: () => boolean,
): Promise<Position> {
  const second = await connectTo(databaseUrl, "regulars-copy-load");
  try {
    return await inSnapshot(client, async (position) => {
      const { rows } = await client.query<{ id: string }>("SELECT pg_export_snapshot() AS id");
      await second.query(
        `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET TRANSACTION SNAPSHOT '${rows[0]!.id}'`,
      );
      const waiting = await largestFirst(client, tables);
      const writing = turns();
      const take = async (reader: pg.Client) => {
        for (let table = waiting.shift(); table && !stopped(); table = waiting.shift())
          await loadTable(reader, duck, table, { writing, stopped });
      };
      await bothEnded([take(client), take(second)]);
      return position;
    });
  } finally {
    await second.end();
  }
}

/** Waits for both even where one fails: an engine that is closed while it still writes never lets its process end. */
async function bothEnded(takes: Promise<void>[]): Promise<void> {
  for (const ended of await Promise.allSettled(takes)) if (ended.status === "rejected") throw ended.reason;
}

async function largestFirst(client: pg.Client, tables: readonly CopiedTable[]): Promise<CopiedTable[]> {
  const { rows } = await client.query<{ name: string; pages: number }>(
    "SELECT relname AS name, relpages AS pages FROM pg_class WHERE oid = ANY (SELECT to_regclass(n) FROM unnest($1::text[]) AS n)",
    [tables.map(({ name }) => name)],
  );
  const pages = new Map(rows.map((row) => [row.name, row.pages]));
  return tables.toSorted((a, b) => (pages.get(b.name) ?? 0) - (pages.get(a.name) ?? 0));
}

/** One after the other. */
function turns() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => {});
    return next;
  };
}

async function loadTable(
  client: pg.Client,
  duck: Duck,
  table: CopiedTable,
  { writing, stopped }: { writing: ReturnType<typeof turns>; stopped: () => boolean },
): Promise<void> {
  const path = join(duck.folder, `load-${table.name}.csv`);
  try {
    if (!(await copyToFile(client, `SELECT ${sentColumns(table, "t")} FROM ${table.name} AS t`, path)))
      return;
    await writing(async () =>
      stopped()
        ? undefined
        : duck.writer.run(
            `INSERT INTO base.${table.name} SELECT ${readColumns(table)} FROM ${fileOf(path, table)} ORDER BY ${["workspace_id", ...table.sortedBy].join(", ")}`,
          ),
    );
  } finally {
    await rm(path, { force: true });
  }
}

function fileOf(path: string, table: CopiedTable): string {
  return `read_csv('${quoted(path)}', header = false, delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false,
    auto_detect = false, max_line_size = 16777216, new_line = '\\n', columns = ${fileTypes(table)})`;
}

/** Brings the copy from one position to PostgreSQL as it is now. Answers the new one and how many rows changed. */
export async function follow(
  client: pg.Client,
  duck: Duck,
  tables: readonly CopiedTable[],
  from: Position,
  besides: (position: Position) => Promise<void> = async () => {},
): Promise<{ position: Position; changed: number }> {
  return inSnapshot(client, async (position) => {
    let changed = 0;
    if (position.snapshot !== from.snapshot) {
      const changes = await readChanges(client, duck, tables, from.snapshot);
      if (changes.length > 0) changed = await apply(duck, changes);
    }
    await besides(position);
    return { position, changed };
  });
}

/** Rows of a table that were written by what this snapshot sees and the one before did not. */
function newSince(snapshot: string, alias: string): string {
  const xmin = snapshot.split(":")[0]!;
  return `${alias}.sync_xid >= ${xmin} AND NOT pg_visible_in_snapshot(${alias}.sync_xid::text::xid8, '${snapshot}')`;
}

interface Change {
  table: CopiedTable;
  /** Where a file of new rows is; none where rows only went. */
  path?: string;
  gone: string[][];
}

async function readChanges(
  client: pg.Client,
  duck: Duck,
  tables: readonly CopiedTable[],
  snapshot: string,
): Promise<Change[]> {
  const { rows } = await client.query<{ t: string; w: string; k: string }>(
    `SELECT d.table_name AS t, d.workspace_id AS w, d.key AS k FROM copy_deletions AS d WHERE ${newSince(snapshot, "d")}`,
  );
  const changes: Change[] = [];
  const written = new Set<string>();
  for (const table of tables) {
    const gone = rows.filter(({ t }) => t === (table.follows ?? table.name)).map(({ w, k }) => [w, k]);
    const path = join(duck.folder, `new-${table.name}.csv`);
    const owner = table.follows;
    if (owner && !written.has(owner)) {
      if (gone.length > 0) changes.push({ table, gone });
      continue;
    }
    const ownerTable = tables.find(({ name }) => name === owner);
    const from = ownerTable
      ? `${owner} AS o JOIN ${table.name} AS t ON t.workspace_id = o.workspace_id AND t.${table.key} = o.${ownerTable.key} WHERE ${newSince(snapshot, "o")}`
      : `${table.name} AS t WHERE ${newSince(snapshot, "t")}`;
    const some = await copyToFile(client, `SELECT ${sentColumns(table, "t")} FROM ${from}`, path);
    if (some) written.add(table.name);
    if (owner) changes.push({ table, gone, ...(some ? { path } : {}) });
    else if (some || gone.length > 0) changes.push({ table, gone, ...(some ? { path } : {}) });
  }
  return changes;
}

/** All in one transaction, so that a question sees all of a change or nothing of it. */
async function apply(duck: Duck, changes: readonly Change[]): Promise<number> {
  const { writer } = duck;
  let changed = 0;
  await writer.run("BEGIN");
  try {
    for (const change of changes) changed += await applyTo(duck, change);
    await writer.run("COMMIT");
    return changed;
  } catch (error) {
    await writer.run("ROLLBACK").catch(() => {});
    throw error;
  }
}

async function applyTo({ writer }: Duck, { table, path, gone }: Change): Promise<number> {
  const { name, key } = table;
  const left = gone.map(([w, k]) => `(${BigInt(w!)}, ${BigInt(k!)})`).join(", ");
  await writer.run("CREATE OR REPLACE TEMP TABLE left_keys (workspace_id BIGINT, key BIGINT)");
  if (left) await writer.run(`INSERT INTO left_keys VALUES ${left}`);
  if (path)
    await writer.run(
      `CREATE OR REPLACE TEMP TABLE fresh AS SELECT ${readColumns(table)} FROM ${fileOf(path, table)}`,
    );
  // Of a table that follows another, the owner's fresh keys are still in `owner_keys`.
  if (table.follows) await writer.run("INSERT INTO left_keys SELECT workspace_id, key FROM owner_keys");
  else {
    const keys = path
      ? `SELECT workspace_id, ${key} AS key FROM fresh`
      : "SELECT 0::BIGINT AS workspace_id, 0::BIGINT AS key WHERE false";
    await writer.run(`CREATE OR REPLACE TEMP TABLE owner_keys AS ${keys}`);
    await writer.run("INSERT INTO left_keys SELECT * FROM owner_keys");
  }
  await writer.run(
    `DELETE FROM base.${name} USING left_keys WHERE base.${name}.workspace_id = left_keys.workspace_id AND base.${name}.${key} = left_keys.key`,
  );
  if (!path) return gone.length;
  const columns = columnNames(table).join(", ");
  const { rowsChanged } = await writer.run(
    `INSERT INTO base.${name} (${columns}) SELECT ${columns} FROM fresh`,
  );
  await rm(path, { force: true });
  return rowsChanged + gone.length;
}
