// Keyset pages of any list: each row exactly once, however many share a value or have none, and as quick on the last
// page as on the first, since the database starts reading at the cursor.
import { type Expression, type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
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
type Query<TB extends keyof Tables, Row> = SelectQueryBuilder<Tables, TB, Row>;

/** Runs `query` (without order or limit of its own) for one page. Throws `invalid_cursor`. */
export async function keysetPage<TB extends keyof Tables, Row>(
  query: Query<TB, Row>,
  request: PageRequest,
): Promise<KeysetPage<Row>> {
  const { rows } = await rowsAfter(query, request);
  return pageOf(rows, request);
}

/**
 * As `keysetPage`, if no more than the first `reach` rows of `all` from the cursor on have to be read for it; else how many of
 * its rows are among those. `query` is `all` with conditions.
 */
export async function pageWithin<TB extends keyof Tables, Row>(
  all: Query<TB, unknown>,
  query: Query<TB, Row>,
  reach: number,
  request: PageRequest,
): Promise<KeysetPage<Row> | number> {
  const { rows, whole } = await rowsAfter(query, request, { all, reach });
  return whole ? pageOf(rows, request) : rows.length;
}

function pageOf<Row>(found: Marked<Row>[], { key, list, limit }: PageRequest): KeysetPage<Row> {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const more = found.length > limit && last;
  return {
    rows: rows.map(({ page_value: _, page_id: __, ...row }) => row as unknown as Row),
    next_cursor: more ? writeCursor(key, list, { value: last.page_value, id: last.page_id }) : null,
  };
}

/** The first rows of a list without conditions, beyond which nothing is read. */
interface Stretch<TB extends keyof Tables> {
  all: Query<TB, unknown>;
  reach: number;
}

/**
 * Rows with a value and rows without are asked for apart: one condition over both could not use the index. `whole`: they are a
 * page, and not only what a stretch has of it.
 */
async function rowsAfter<TB extends keyof Tables, Row>(
  query: Query<TB, Row>,
  { key, list, sort, limit, cursor }: PageRequest,
  stretch?: Stretch<TB>,
): Promise<{ rows: Marked<Row>[]; whole: boolean }> {
  const after = cursor ? readCursor(key, list, cursor) : undefined;
  const parts = [...(after?.value === null ? [] : [withValue]), ...(sort.nullable ? [withoutValue] : [])];
  // One row more than asked for tells whether there is another page.
  const count = limit + 1;
  const rows: Marked<Row>[] = [];
  for (const part of parts) {
    const end = stretch && (await endOf(stretch, sort, part, after));
    const within = end && { ...stretch, end };
    rows.push(...(await read(query, sort, part, after, count - rows.length, within)));
    if (rows.length === count) break;
    if (end) return { rows, whole: false };
  }
  return { rows, whole: true };
}

async function read<TB extends keyof Tables, Row>(
  query: Query<TB, Row>,
  sort: Sort,
  part: typeof withValue,
  after: Position | undefined,
  count: number,
  within?: Stretch<TB> & { end: Position },
): Promise<Marked<Row>[]> {
  const { ordered, value, id } = part(query, sort, after);
  let page = ordered.select([sql`${value}::text`.as("page_value"), sql`(${id})::text`.as("page_id")]);
  if (within)
    page = page.where(isTold(sort) ? upTo(sort, part, within.end) : inside(within, sort, part, after));
  return (await page.limit(count).execute()) as Marked<Row>[];
}

/**
 * Whether PostgreSQL can tell how many rows there are up to a position. Of a joined table's values it takes too many to be
 * there; it would then rather read every row.
 */
const isTold = (sort: Sort) => !sort.idWithoutValue;

function upTo({ by, id, type, direction }: Sort, part: typeof withValue, end: Position) {
  const sign = sql.raw(direction === "asc" ? "<=" : ">=");
  if (part === withoutValue) return sql<boolean>`${id} ${sign} ${end.id}::bigint`;
  return sql<boolean>`(${by}, ${id}) ${sign} (${end.value}::${sql.raw(type)}, ${end.id}::bigint)`;
}

function inside<TB extends keyof Tables>(
  { all, reach }: Stretch<TB>,
  sort: Sort,
  part: typeof withValue,
  after: Position | undefined,
) {
  const { ordered, id } = part(all.clearSelect(), sort, after);
  // How many are written out, since PostgreSQL joins otherwise if it cannot tell.
  return sql<boolean>`${id} IN (${ordered.select(sql`${id}`.as("id")).limit(sql.lit(reach))})`;
}

/** Where a stretch ends; undefined where the part of the list does so before. */
async function endOf<TB extends keyof Tables>(
  { all, reach }: Stretch<TB>,
  sort: Sort,
  part: typeof withValue,
  after: Position | undefined,
): Promise<Position | undefined> {
  const { ordered, value, id } = part(all.clearSelect(), sort, after);
  const last = ordered
    .select([sql<string | null>`${value}::text`.as("value"), sql<string>`(${id})::text`.as("id")])
    .offset(sql.lit(reach - 1))
    .limit(sql.lit(1));
  return (await last.executeTakeFirst()) as Position | undefined;
}

/** A part of a list after the cursor, in its order; and what its rows go by. */
interface Part<TB extends keyof Tables, Row> {
  ordered: Query<TB, Row>;
  value: RawBuilder<unknown>;
  id: Expression<unknown>;
}

function withValue<TB extends keyof Tables, Row>(
  query: Query<TB, Row>,
  { by, id, type, direction, nullable, indexNulls }: Sort,
  after: Position | undefined,
): Part<TB, Row> {
  const sign = sql.raw(direction === "asc" ? ">" : "<");
  // Those without a value are not read here; named as in the index all the same, or it would not be used.
  const order = sql.raw(indexNulls ? `${direction} nulls ${indexNulls}` : direction);
  let ordered = query.orderBy(sql`${by} ${order}, ${id} ${sql.raw(direction)}`);
  if (nullable) ordered = ordered.where(sql<boolean>`${by} IS NOT NULL`);
  if (after)
    ordered = ordered.where(
      sql<boolean>`(${by}, ${id}) ${sign} (${after.value}::${sql.raw(type)}, ${after.id}::bigint)`,
    );
  return { ordered, value: sql`(${by})`, id };
}

function withoutValue<TB extends keyof Tables, Row>(
  query: Query<TB, Row>,
  { by, id: idWithValue, idWithoutValue: id = idWithValue, direction }: Sort,
  after: Position | undefined,
): Part<TB, Row> {
  const sign = sql.raw(direction === "asc" ? ">" : "<");
  let ordered = query.where(sql<boolean>`${by} IS NULL`).orderBy(sql`${id} ${sql.raw(direction)}`);
  if (after && after.value === null) ordered = ordered.where(sql<boolean>`${id} ${sign} ${after.id}::bigint`);
  return { ordered, value: sql`NULL`, id };
}
