// Finding customers by what a person typed: each word part of a name, an e-mail, a phone number or the shop's own id.
// Words that few have are looked up by their trigrams; those that many have are met soon by reading the list in its order,
// which looking up would take longer than.
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../platform/database.ts";
import { wordContaining } from "../../platform/like.ts";

/** As they were typed: PostgreSQL makes small letters of some that the language here does not. */
interface Patterns {
  allOf: string[];
  /** The same as a phone number, however it is spaced. */
  orElse: string | null;
}

const words = sql`customer_words(customers.first_name, customers.last_name, customers.email, customers.phone, customers.external_id)`;

function patternsOf(search: string): Patterns {
  const digits = search.replace(/[\s().-]/g, "");
  const asPhone = digits !== search && /^\+?[0-9]{3,}$/.test(digits);
  const typed = search.split(/\s+/).filter(Boolean);
  return { allOf: typed.map(wordContaining), orElse: asPhone ? wordContaining(digits) : null };
}

/** A condition over `customers`, read row by row. */
export function fits(search: string): RawBuilder<boolean> {
  const { allOf, orElse } = patternsOf(search);
  const all = sql.join([sql`true`, ...allOf.map((one) => sql`${words} LIKE lower(${one})`)], sql` AND `);
  return orElse ? sql<boolean>`((${all}) OR ${words} LIKE ${orElse})` : sql<boolean>`(${all})`;
}

/** Ids that are carried here and back. */
export const mostFound = 5_000;
/** Rows looked at to guess which share fits. */
const looked = { places: 20, each: 50 };

/** Guessed: which share of all customers fits. */
export function fittingShare(trx: Trx, workspaceId: string, search: string): Promise<number> {
  return shareOf(trx, workspaceId, "customers", fits(search));
}

/** The ids of those that fit; undefined where they are too many. */
export async function lookUp(trx: Trx, search: string): Promise<string[] | undefined> {
  const { rows } = await sql<{ id: string }>`${like(search, mostFound + 1)}`.execute(trx);
  return rows.length > mostFound ? undefined : rows.map(({ id }) => id);
}

/** SQL that selects the ids of those that fit. */
export function idsFitting(search: string): RawBuilder<unknown> {
  return like(search, null);
}

function like(search: string, most: number | null): RawBuilder<unknown> {
  const { allOf, orElse } = patternsOf(search);
  return sql`SELECT customers_like(${allOf}::text[], ${orElse}, ${most}::int) AS id`;
}

/** Guessed: for which share of a table's rows a condition holds, by a look at some spread evenly over the ids. */
export async function shareOf(
  trx: Trx,
  workspaceId: string,
  table: "customers" | "orders",
  condition: RawBuilder<boolean>,
): Promise<number> {
  const own = sql`FROM ${sql.table(table)} WHERE workspace_id = ${workspaceId}`;
  const { rows } = await sql<{ share: number | null }>`
    SELECT avg((${condition})::int)::float8 AS share
    FROM (SELECT min(id) AS low, max(id) AS high ${own}) AS ends, generate_series(0, ${looked.places - 1}::int) AS place,
      LATERAL (SELECT * ${own} AND id >= low + (high - low) / ${looked.places}::int * place
        ORDER BY id LIMIT ${looked.each}) AS ${sql.table(table)}`.execute(trx);
  return rows[0]?.share ?? 0;
}
