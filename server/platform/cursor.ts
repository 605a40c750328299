// Keyset pages of any list: each row exactly once, however many share a value or have none, and as quick on the last
// page as on the first, since the database starts reading at the cursor.
import { type Expression, type SelectQueryBuilder, sql } from "kysely";
import { type Position, readCursor, writeCursor } from "./cursor-token.ts";
import type { Tables } from "./database.ts";

/** An order of a list. An index on (workspace_id, by, id), in this direction, makes it quick. */
export interface Sort {
  by: Expression<unknown>;
  /** PostgreSQL's type of `by`. */
  type: "timestamptz" | "bigint" | "int" | "text";
  direction: "asc" | "desc";
  /** Rows may lack the value; they come last in either direction. */
  nullable?: boolean;
  /** Which end of the index they are at, read in this direction, if not the one that PostgreSQL puts them at by itself. */
  indexNulls?: "first" | "last";
  /** A bigint that tells rows of the same value apart; it runs in the same direction. */
  id: Expression<unknown>;
  /** Where it stands for rows that lack the value, if elsewhere. */
  idWithoutValue?: Expression<unknown>;
}

export interface PageRequest {
  /** Signs cursors: `platform.secretKey`. */
  key: Buffer;
  /** Names the list and its order; a cursor is good for the same name only. */
  list: string;
  sort: Sort;
  limit: number;
  cursor?: string;
}

export interface KeysetPage<Row> {
  rows: Row[];
  next_cursor: string | null;
}

type Marked<Row> = Row & { page_value: string | null; page_id: string };

/** Runs `query` (without order or limit of its own) for one page. Throws `invalid_cursor`. */
export async function keysetPage<TB extends keyof Tables, Row>(
  query: SelectQueryBuilder<Tables, TB, Row>,
  { key, list, sort, limit, cursor }: PageRequest,
): Promise<KeysetPage<Row>> {
  const after = cursor ? readCursor(key, list, cursor) : undefined;
  // One row more than asked for tells whether there is another page.
  const found = await rowsAfter(query, sort, after, limit + 1);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const more = found.length > limit && last;
  return {
    rows: rows.map(({ page_value: _, page_id: __, ...row }) => row as unknown as Row),
    next_cursor: more ? writeCursor(key, list, { value: last.page_value, id: last.page_id }) : null,
  };
}

/** Rows with a value and rows without are asked for apart: one condition over both could not use the index. */
async function rowsAfter<TB extends keyof Tables, Row>(
  query: SelectQueryBuilder<Tables, TB, Row>,
  sort: Sort,
  after: Position | undefined,
  count: number,
): Promise<Marked<Row>[]> {
  const rows: Marked<Row>[] = [];
  if (after?.value !== null) rows.push(...((await withValue(query, sort, after, count)) as Marked<Row>[]));
  if (sort.nullable && rows.length < count)
    rows.push(...((await withoutValue(query, sort, after, count - rows.length)) as Marked<Row>[]));
  return rows;
}

function withValue<TB extends keyof Tables, Row>(
  query: SelectQueryBuilder<Tables, TB, Row>,
  { by, id, type, direction, nullable, indexNulls }: Sort,
  after: Position | undefined,
  count: number,
) {
  const sign = sql.raw(direction === "asc" ? ">" : "<");
  // Those without a value are not read here; named as in the index all the same, or it would not be used.
  const order = sql.raw(indexNulls ? `${direction} nulls ${indexNulls}` : direction);
  let page = query
    .select([sql`(${by})::text`.as("page_value"), sql`(${id})::text`.as("page_id")])
    .orderBy(sql`${by} ${order}, ${id} ${sql.raw(direction)}`)
    .limit(count);
  if (nullable) page = page.where(sql<boolean>`${by} IS NOT NULL`);
  if (after)
    page = page.where(
      sql<boolean>`(${by}, ${id}) ${sign} (${after.value}::${sql.raw(type)}, ${after.id}::bigint)`,
    );
  return page.execute();
}

function withoutValue<TB extends keyof Tables, Row>(
  query: SelectQueryBuilder<Tables, TB, Row>,
  { by, id: idWithValue, idWithoutValue: id = idWithValue, direction }: Sort,
  after: Position | undefined,
  count: number,
) {
  const sign = sql.raw(direction === "asc" ? ">" : "<");
  let page = query
    .select([sql`NULL`.as("page_value"), sql`(${id})::text`.as("page_id")])
    .where(sql<boolean>`${by} IS NULL`)
    .orderBy(sql`${id} ${sql.raw(direction)}`)
    .limit(count);
  if (after && after.value === null) page = page.where(sql<boolean>`${id} ${sign} ${after.id}::bigint`);
  return page.execute();
}
