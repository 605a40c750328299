// Finding customers by what a person typed: each word part of a name, an e-mail, a phone number or the shop's own id.
// Words that few have are looked up by their trigrams; those that many have are met soon by reading the list in its order,
// which looking up would take longer than.
import { type RawBuilder, sql } from "kysely";
import type { Sort } from "../../platform/cursor.ts";
import type { Trx } from "../../platform/database.ts";
import { wordContaining } from "../../platform/like.ts";
import { ownColumn } from "./sorts.ts";

/** As they were typed: PostgreSQL makes small letters of some that the language here does not. */
interface Typed {
  allOf: string[];
  /** The same as a phone number, however it is spaced. */
  orElse: string | null;
}

const words = sql`customer_words(customers.first_name, customers.last_name, customers.email, customers.phone, customers.external_id)`;

function typedIn(search: string): Typed {
  const digits = search.replace(/[\s().-]/g, "");
  const asPhone = digits !== search && /^\+?[0-9]{3,}$/.test(digits);
  return { allOf: search.split(/\s+/).filter(Boolean), orElse: asPhone ? digits : null };
}

/** A condition over `customers`, read row by row. */
export function fits(search: string): RawBuilder<boolean> {
  const { allOf, orElse } = typedIn(search);
  const all = sql.join([sql`true`, ...allOf.map(holds)], sql` AND `);
  return orElse ? sql<boolean>`((${all}) OR ${holds(orElse)})` : sql<boolean>`(${all})`;
}

/** What is kept to be searched has each of these as itself or as a letter of its own, and others as letters that they share. */
const kept = /^[a-z0-9@.+_'#/&,-]*$/i;

function holds(word: string): RawBuilder<boolean> {
  if (!kept.test(word)) return sql`${words} LIKE lower(${wordContaining(word)})`;
  // Written as letters once, and not for every row, as PostgreSQL may where it does not plan for this word alone. And not as a
  // pattern, which takes half as long again to be found.
  const letters = sql`(SELECT ${word.length < 3 ? " " : ""} || as_ascii_letters(lower(${word})))`;
  return sql`strpos(customers.searched, ${letters}) > 0`;
}

/** Ids that are carried here and back. */
export const mostFound = 5_000;
/** Rows looked at to guess which share fits: at places not quite even, or all would have some digits of their ids in common. */
const looked = { places: 200, each: 5 };

/** Guessed: which share of all customers fits, and where in an order they begin, or so many of them have come. */
export function fittingShare(
  trx: Trx,
  workspaceId: string,
  search: string,
  sort?: Sort,
  wanted?: number,
): Promise<Share> {
  return shareOf(trx, workspaceId, "customers", fits(search), sort, wanted);
}

/** The ids of those that fit; undefined where they are too many. */
export async function lookUp(trx: Trx, search: string): Promise<string[] | undefined> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM ${whoFit(search, mostFound + 1)}`.execute(trx);
  return rows.length > mostFound ? undefined : rows.map(({ id }) => id);
}

/** A value of a customer's own, after which no more are wanted in an order that goes by it. */
export interface Ending {
  sort: Sort;
  until: string;
}

/** Those that fit, as rows of what lists go by. */
export function whoFit(search: string, most: number | null = null, ending?: Ending): RawBuilder<unknown> {
  const { allOf, orElse } = typedIn(search);
  const words = sql`${allOf.map(wordContaining)}::text[], ${orElse && wordContaining(orElse)}, ${most}::int`;
  if (!ending) return sql`customers_like(${words})`;
  const { sort, until } = ending;
  return sql`customers_like(${words}, ${ownColumn(sort)}, ${sort.direction === "desc"}::boolean, ${until})`;
}

/** Guessed, by a look at some rows spread evenly over the ids. */
export interface Share {
  fitting: number;
  /** Of how many rows. */
  of: number;
  /** Of these at most so many come before the first that fits, in the order asked for; undefined where none of those looked at does. */
  before?: number;
  /** In the order asked for, so many as are wanted come most likely before this value ends; undefined where too few were seen. */
  until?: string;
}

/** Of those looked at that fit, where they lie in an order. A place has neighbours, so that a few tell no more than one. */
const told = { least: looked.each + 1, safety: 4, most: 40 };

/** For which share of a table's rows a condition holds. */
export async function shareOf(
  trx: Trx,
  workspaceId: string,
  table: "customers" | "orders",
  condition: RawBuilder<boolean>,
  sort?: Sort,
  wanted = 1,
): Promise<Share> {
  const own = sql`FROM ${sql.table(table)} WHERE workspace_id = ${workspaceId}`;
  const { rows } = await sql<Seen>`
    WITH one AS (
      SELECT low, high, place, id, (${condition}) AS fits, ${sort ? sort.by : sql`NULL`} AS value,
        ${sort ? placeIn(sort) : sql`NULL::bigint`} AS before
      FROM (SELECT min(id) AS low, max(id) AS high ${own}) AS ends, generate_series(0, ${looked.places - 1}::int) AS place,
        LATERAL (SELECT * ${own} AND id >= low + ((high - low) * (place + place * 0.618 % 1) / ${looked.places}::int)::bigint
          ORDER BY id LIMIT ${looked.each}) AS ${sql.table(table)}),
    seen AS (
      SELECT low AS lowest, high AS highest, count(*) AS rows, max(id) - min(id) + 1 AS ids, count(*) FILTER (WHERE fits) AS fitting,
        min(before) FILTER (WHERE fits) AS before
      FROM one GROUP BY low, high, place),
    first AS (SELECT value::text AS value, before FROM one WHERE fits AND before IS NOT NULL ORDER BY before LIMIT ${told.most})
    SELECT sum(rows)::int AS looked_at, sum(fitting)::float8 / sum(rows) AS fitting,
      (max(highest) - min(lowest) + 1) * sum(rows)::float8 / sum(ids) AS of,
      (min(before) + 2 * sqrt(min(before)))::float8 / sum(rows) AS before,
      ARRAY(SELECT value FROM first ORDER BY before) AS first
    FROM seen`.execute(trx);
  const { looked_at, fitting, of, before, first } = rows[0]!;
  if (looked_at === null || of === null) return { fitting: 0, of: 0 };
  const until = first[told.least + Math.ceil((told.safety * wanted * looked_at) / of) - 1] ?? undefined;
  return {
    fitting: fitting ?? 0,
    of,
    ...(before === null ? {} : { before: before * of }),
    ...(until === undefined ? {} : { until }),
  };
}

interface Seen {
  looked_at: number | null;
  fitting: number | null;
  of: number | null;
  before: number | null;
  /** Values of the order, of the first that fit. */
  first: (string | null)[];
}

const placeIn = ({ by, id, direction }: Sort) =>
  sql`row_number() OVER (ORDER BY ${by} ${sql.raw(direction)} NULLS LAST, ${id} ${sql.raw(direction)})`;
