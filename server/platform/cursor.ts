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
  query: Query<TB, Row> | ((part: PartName) => Query<TB, Row>),
  request: PageRequest,
): Promise<KeysetPage<Row>> {
  const of = (part: PartName) => (typeof query === "function" ? query(part) : query);
  const { rows } = await rowsAfter((part, after) => partsOf[part](of(part), request.sort, after), request);
  return pageOf(rows, request);
}

/** Rows that have the value of the sort, and rows that lack it. */
export type PartName = "valued" | "lacking";

/** A list of which only the first rows from the cursor on are read. */
export interface Stretched<TB extends keyof Tables, Row> {
  /** All rows, without conditions; of the one table that the order of this part goes by, if it goes by one. */
  all(part: PartName): Query<TB, unknown>;
  /** Those that pass, of such rows. */
  among(rows: RawBuilder<unknown>, part: PartName): Query<TB, Row>;
}

/**
 * As `keysetPage`, if no more than the first `reach` rows from the cursor on have to be read for it; else how many of them pass.
 * Whether the list itself ends there is looked for only if `mayEnd`, since it means to pass them once more.
 */
export async function pageWithin<TB extends keyof Tables, Row>(
  stretched: Stretched<TB, Row>,
  reach: number,
  request: PageRequest,
  mayEnd: boolean,
): Promise<KeysetPage<Row> | number> {
  const { sort } = request;
  const first = (part: PartName, after: Position | undefined) =>
    partsOf[part](stretched.all(part), sort, after).ordered;
  const { rows, whole } = await rowsAfter(
    // These are read in their order, one by one, and no further than to the last that is wanted.
    (part, after) => {
      const read = sql`(${first(part, after).limit(sql.lit(reach))})`;
      return partsOf[part](stretched.among(read, part), sort, undefined);
    },
    request,
    async (part, after) => mayEnd && (await isShorter(first(part, after), reach)),
  );
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

/**
 * Rows with a value and rows without are asked for apart: one condition over both could not use the index. `whole`: they are a
 * page, and not only what was read of it, where a part did not end with that.
 */
async function rowsAfter<TB extends keyof Tables, Row>(
  read: (part: PartName, after: Position | undefined) => Part<TB, Row>,
  { key, list, sort, limit, cursor }: PageRequest,
  ended: (part: PartName, after: Position | undefined) => Promise<boolean> = async () => true,
): Promise<{ rows: Marked<Row>[]; whole: boolean }> {
  const after = cursor ? readCursor(key, list, cursor) : undefined;
  const parts: PartName[] = after?.value === null ? [] : ["valued"];
  if (sort.nullable) parts.push("lacking");
  // One row more than asked for tells whether there is another page.
  const count = limit + 1;
  const rows: Marked<Row>[] = [];
  for (const part of parts) {
    const { ordered, value, id } = read(part, after);
    const page = ordered.select([sql`${value}::text`.as("page_value"), sql`(${id})::text`.as("page_id")]);
    rows.push(...((await page.limit(count - rows.length).execute()) as Marked<Row>[]));
    if (rows.length === count) break;
    if (!(await ended(part, after))) return { rows, whole: false };
  }
  return { rows, whole: true };
}

async function isShorter<TB extends keyof Tables>(
  ordered: Query<TB, unknown>,
  reach: number,
): Promise<boolean> {
  const last = ordered
    .clearSelect()
    .select(sql`1`.as("one"))
    .offset(sql.lit(reach - 1));
  return (await last.limit(sql.lit(1)).execute()).length === 0;
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

const partsOf = { valued: withValue, lacking: withoutValue };
