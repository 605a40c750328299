// Finding customers by what a person typed: each word part of a name, an e-mail, a phone number or the shop's own id.
// Words that few have are looked up by their trigrams; those that many have are met soon by reading the list in its order,
// which looking up would take longer than.
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../platform/database.ts";
import { wordContaining } from "../../platform/like.ts";

interface Patterns {
  allOf: string[];
  /** The same as a phone number, however it is spaced. */
  orElse: string | null;
}

const words = sql`customer_words(customers.first_name, customers.last_name, customers.email, customers.phone, customers.external_id)`;

function patternsOf(search: string): Patterns {
  const digits = search.replace(/[\s().-]/g, "");
  const asPhone = digits !== search && /^\+?[0-9]{3,}$/.test(digits);
  const typed = search.toLowerCase().split(/\s+/).filter(Boolean);
  return { allOf: typed.map(wordContaining), orElse: asPhone ? wordContaining(digits) : null };
}

/** A condition over `customers`, read row by row. */
export function searched(search: string): RawBuilder<boolean> {
  const { allOf, orElse } = patternsOf(search);
  const all = sql.join([sql`true`, ...allOf.map((one) => sql`${words} LIKE ${one}`)], sql` AND `);
  return orElse ? sql<boolean>`((${all}) OR ${words} LIKE ${orElse})` : sql<boolean>`(${all})`;
}

/** Ids that a page is sorted from; reading a list in its order meets any that more than these have soon enough. */
export const mostFound = 5_000;
/** Rows looked at to guess how many fit. With this share of them or more, the index is not asked. */
const looked = { places: 20, each: 50 };
const common = 0.02;

/** Undefined where many fit, or the search is empty. */
export async function findSearched(
  trx: Trx,
  workspaceId: string,
  search: string,
): Promise<string[] | undefined> {
  const { allOf, orElse } = patternsOf(search);
  if (allOf.length === 0) return undefined;
  if (await isCommon(trx, workspaceId, "customers", searched(search))) return undefined;
  const { rows } = await sql<{ id: string }>`
    SELECT customers_like(${allOf}::text[], ${orElse}, ${mostFound + 1}) AS id`.execute(trx);
  return rows.length > mostFound ? undefined : rows.map(({ id }) => id);
}

/** Whether a condition holds for many rows of a table, by a look at some spread evenly over the ids. */
export async function isCommon(
  trx: Trx,
  workspaceId: string,
  table: "customers" | "orders",
  condition: RawBuilder<boolean>,
): Promise<boolean> {
  const own = sql`FROM ${sql.table(table)} WHERE workspace_id = ${workspaceId}`;
  const { rows } = await sql<{ share: number | null }>`
    SELECT avg((${condition})::int)::float8 AS share
    FROM (SELECT min(id) AS low, max(id) AS high ${own}) AS ends, generate_series(0, ${looked.places - 1}::int) AS place,
      LATERAL (SELECT * ${own} AND id >= low + (high - low) / ${looked.places}::int * place
        ORDER BY id LIMIT ${looked.each}) AS ${sql.table(table)}`.execute(trx);
  return (rows[0]?.share ?? 0) >= common;
}

/** As `searched`, by ids where few fit. */
export function amongFound(found: string[] | undefined, search: string): RawBuilder<boolean> {
  return found ? sql<boolean>`customers.id = ANY (${found}::bigint[])` : searched(search);
}
