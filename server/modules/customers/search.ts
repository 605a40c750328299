// Finding customers by what a person typed: each word part of a name, an e-mail, a phone number or the shop's own id.
// Words that few have are looked up by their trigrams; those that many have are met soon by reading the list in its order,
// which looking up would take longer than.
import { type RawBuilder, sql } from "kysely";
import type { Sort } from "../../platform/cursor.ts";
import type { Trx } from "../../platform/database.ts";
import { wordContaining } from "../../platform/like.ts";

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
  // Written as letters once, and not for every row, as PostgreSQL may where it does not plan for this word alone.
  const letters = sql`(SELECT as_ascii_letters(lower(${word})))`;
  return sql`customers.searched LIKE ${word.length < 3 ? "% " : "%"} || ${letters} || '%'`;
}

/** Ids that are carried here and back. */
export const mostFound = 5_000;
/** Rows looked at to guess which share fits: at places not quite even, or all would have some digits of their ids in common. */
const looked = { places: 200, each: 5 };

/** Guessed: which share of all customers fits, and where in an order they begin. */
export function fittingShare(trx: Trx, workspaceId: string, search: string, sort?: Sort): Promise<Share> {
  return shareOf(trx, workspaceId, "customers", fits(search), sort);
}

/** The ids of those that fit; undefined where they are too many. */
export async function lookUp(trx: Trx, search: string): Promise<string[] | undefined> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM ${whoFit(search, mostFound + 1)}`.execute(trx);
  return rows.length > mostFound ? undefined : rows.map(({ id }) => id);
}

/** Those that fit, as rows of what lists go by. */
export function whoFit(search: string, most: number | null = null): RawBuilder<unknown> {
  const { allOf, orElse } = typedIn(search);
  return sql`customers_like(${allOf.map(wordContaining)}::text[], ${orElse && wordContaining(orElse)}, ${most}::int)`;
}

/** Guessed, by a look at some rows spread evenly over the ids. */
export interface Share {
  fitting: number;
  /** Of how many rows. */
  of: number;
  /** Of these at most so many come before the first that fits, in the order asked for; undefined where none of those looked at does. */
  before?: number;
}

/** For which share of a table's rows a condition holds. */
export async function shareOf(
  trx: Trx,
  workspaceId: string,
  table: "customers" | "orders",
  condition: RawBuilder<boolean>,
  sort?: Sort,
): Promise<Share> {
  const own = sql`FROM ${sql.table(table)} WHERE workspace_id = ${workspaceId}`;
  const { rows } = await sql<{ fitting: number | null; of: number | null; before: number | null }>`
    SELECT sum(fitting)::float8 / sum(rows) AS fitting, (max(highest) - min(lowest) + 1) * sum(rows)::float8 / sum(ids) AS of,
      (min(before) + 2 * sqrt(min(before)))::float8 / sum(rows) AS before
    FROM (
      SELECT low AS lowest, high AS highest, count(*) AS rows, max(id) - min(id) + 1 AS ids, count(*) FILTER (WHERE fits) AS fitting,
        min(before) FILTER (WHERE fits) AS before
      FROM (
        SELECT low, high, place, id, (${condition}) AS fits, ${sort ? placeIn(sort) : sql`NULL::bigint`} AS before
        FROM (SELECT min(id) AS low, max(id) AS high ${own}) AS ends, generate_series(0, ${looked.places - 1}::int) AS place,
          LATERAL (SELECT * ${own} AND id >= low + ((high - low) * (place + place * 0.618 % 1) / ${looked.places}::int)::bigint
            ORDER BY id LIMIT ${looked.each}) AS ${sql.table(table)}) AS one
      GROUP BY low, high, place) AS seen`.execute(trx);
  const { fitting, of, before } = rows[0]!;
  return {
    fitting: fitting ?? 0,
    of: of ?? 0,
    ...(before === null || of === null ? {} : { before: before * of }),
  };
}

const placeIn = ({ by, id, direction }: Sort) =>
  sql`row_number() OVER (ORDER BY ${by} ${sql.raw(direction)} NULLS LAST, ${id} ${sql.raw(direction)})`;
