// What happened to the tables between two snapshots, before anything of it is read.
import type pg from "pg";
import { DamagedCopy } from "./damaged.ts";
import { newSince, type Position } from "./snapshot.ts";
import { type CopiedTable, type Mark, marksOf } from "./table.ts";

/** Tables of which rows were written, and of which rows went. */
export interface News {
  written: ReadonlySet<string>;
  gone: ReadonlySet<string>;
}

export const isNews = ({ written, gone }: News, { table }: Mark) => written.has(table) || gone.has(table);

/**
 * To be asked at the later of both. Throws a DamagedCopy where a table was emptied at once: of its rows nothing is told one by
 * one.
 */
export async function newsSince(
  client: pg.Client,
  tables: readonly CopiedTable[],
  { snapshot }: Position,
  now: Position,
): Promise<News> {
  if (now.snapshot === snapshot) return { written: new Set(), gone: new Set() };
  const marked = [...new Set(tables.flatMap(marksOf).map(({ table }) => table))];
  const written = marked.map(
    (name) =>
      `SELECT '${name}' AS name, 'written' AS what WHERE EXISTS (SELECT FROM ${name} AS m WHERE ${newSince(snapshot, "m")})`,
  );
  const gone = `SELECT DISTINCT d.table_name, 'gone' FROM copy_deletions AS d WHERE ${newSince(snapshot, "d")}`;
  const emptied = `SELECT e.table_name, 'emptied' FROM copy_emptied AS e WHERE ${newSince(snapshot, "e")}`;
  const { rows } = await client.query<{ name: string; what: "written" | "gone" | "emptied" }>(
    [...written, gone, emptied].join(" UNION ALL "),
  );
  const those = (which: string) => new Set(rows.filter(({ what }) => what === which).map(({ name }) => name));
  const [first] = those("emptied");
  if (first) throw new DamagedCopy(`${first} was emptied`);
  return { written: those("written"), gone: those("gone") };
}
