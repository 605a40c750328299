// Fills an empty copy: every table in pieces, which two connections that share a snapshot read while the engine takes in
// what has come already.
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { copyToFile } from "./copy-out.ts";
import type { Duck } from "./duck.ts";
import { fileOf } from "./file.ts";
import { insertStatement, type Layout } from "./layout.ts";
import { liesIn, schemasOf } from "./shards.ts";
import { connectTo, inSnapshot, type Position } from "./snapshot.ts";
import { type CopiedTable, sentColumns } from "./table.ts";
import { takenKeys } from "./taken.ts";

interface Piece {
  table: CopiedTable;
  /** A condition on the rows of `t`. */
  where: string;
  into: { schema: string; shard?: number };
  number: number;
}

/** Of each shard about a million narrow rows. */
const pagesOfPiece = (shards: number) => 16_384 * shards;

export async function loadAll(
  databaseUrl: string,
  client: pg.Client,
  duck: Duck,
  tables: readonly CopiedTable[],
  stop: AbortSignal,
): Promise<Position> {
  const second = await connectTo(databaseUrl, "regulars-copy-load");
  // A connection that waits for PostgreSQL, perhaps for a lock, would not hear of it otherwise.
  const end = () => void second.end().catch(() => {});
  stop.addEventListener("abort", end);
  try {
    return await inSnapshot(client, async (position) => {
      const { rows } = await client.query<{ id: string }>("SELECT pg_export_snapshot() AS id");
      await second.query(
        `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET TRANSACTION SNAPSHOT '${rows[0]!.id}'`,
      );
      await duck.layOut({ tables, taken: await takenKeys(client, tables) });
      const waiting = await piecesOf(client, duck.layout);
      const writing = turns();
      const take = async (reader: pg.Client) => {
        for (let piece = waiting.shift(); piece && !stop.aborted; piece = waiting.shift())
          await loadPiece(reader, duck, piece, { writing, stop });
      };
      await bothEnded([take(client), take(second)]);
      for (const table of tables) if (!stop.aborted) await sortByTime(client, duck, table);
      return position;
    });
  } finally {
    stop.removeEventListener("abort", end);
    await second.end().catch(() => {});
  }
}

/** Waits for both even where one fails: an engine that is closed while it still writes never lets its process end. */
async function bothEnded(takes: Promise<void>[]): Promise<void> {
  for (const ended of await Promise.allSettled(takes)) if (ended.status === "rejected") throw ended.reason;
}

/** A view is one piece and comes first, since it takes longest; a table is as many as it is large; each once for every shard. */
async function piecesOf(client: pg.Client, { tables, shards }: Layout): Promise<Piece[]> {
  const { rows } = await client.query<{ name: string; is_view: boolean; pages: number }>(
    `SELECT relname AS name, relkind = 'v' AS is_view, relpages AS pages
     FROM pg_class WHERE oid = ANY (SELECT to_regclass(n) FROM unnest($1::text[]) AS n)
     ORDER BY relkind = 'v' DESC, relpages DESC`,
    [tables.map(({ name }) => name)],
  );
  return rows.flatMap(({ name, is_view, pages }) => {
    const table = tables.find((each) => each.name === name)!;
    const at = pagesOfPiece(table.customer ? shards : 1);
    const count = is_view ? 1 : Math.max(1, Math.ceil(pages / at));
    return Array.from({ length: count }).flatMap((_, i): Piece[] => {
      const from = i === 0 ? [] : [`t.ctid >= '(${i * at},0)'`];
      // How many pages there are is not quite known, so that the last piece has no end.
      const to = i === count - 1 ? [] : [`t.ctid < '(${(i + 1) * at},0)'`];
      return schemasOf(table, shards).map((into) => {
        const own = into.shard === undefined ? [] : [liesIn(into.shard, `t.${table.customer}`, shards)];
        return { table, where: [...from, ...to, ...own].join(" AND ") || "true", into, number: i + 1 };
      });
    });
  });
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

async function loadPiece(
  client: pg.Client,
  duck: Duck,
  { table, where, into, number }: Piece,
  { writing, stop }: { writing: ReturnType<typeof turns>; stop: AbortSignal },
): Promise<void> {
  const path = join(duck.folder, `load-${into.schema}-${table.name}-${number}.csv`);
  const select = `SELECT ${sentColumns(table, "t")} FROM ${table.name} AS t WHERE ${where}`;
  try {
    if (!(await copyToFile(client, select, path))) return;
    await writing(async () => {
      if (stop.aborted) return;
      await duck.writer.run(insertStatement(table, into, fileOf(path, table), duck.layout));
    });
  } finally {
    await rm(path, { force: true });
  }
}

/** Rows that were written long after they happened, such as an old shop's import, may lie in any order. */
async function sortByTime(client: pg.Client, duck: Duck, table: CopiedTable): Promise<void> {
  const { name, timeOrder, packed } = table;
  if (!timeOrder) return;
  const { rows } = await client.query<{ lies: number | null }>(
    "SELECT abs(correlation) AS lies FROM pg_stats WHERE tablename = $1 AND attname = $2",
    [name, timeOrder],
  );
  const lies = rows[0]?.lies;
  if (lies === undefined || lies === null || lies > 0.9) return;
  const order = packed ? `date_trunc('quarter', ${timeOrder}), ${packed}` : timeOrder;
  for (const { schema } of schemasOf(table, duck.layout.shards))
    await duck.writer.run(`
      BEGIN; CREATE TABLE ${schema}.sorted AS FROM ${schema}.${name} ORDER BY ${order};
      DROP TABLE ${schema}.${name}; ALTER TABLE ${schema}.sorted RENAME TO ${name}; COMMIT`);
}
