// Customers who may be one person: those with the same e-mail or phone number, and those whose names are very like, in one
// city or with one ending of their phone numbers. Names are compared within small groups alone, so that a million customers
// take seconds: who shares a city, a first name and the beginning of a last name, or seven last digits.
import { type RawBuilder, sql } from "kysely";
import type { DuplicateKind } from "../../../../contract/merges.ts";
import type { Trx } from "../../../platform/database.ts";

export interface Pair {
  one: string;
  other: string;
  kind: DuplicateKind;
  value: string;
  likeness: number;
}

/** A larger group shares something that many have, such as a shop's own number. */
const largestGroup = 20;
/** Of names, by their trigrams: "Asha Rao" and "Asha Raou" are 0.73 like. */
const likeEnough = 0.6;

/** Who has another e-mail and another phone number than a namesake is most likely another. */
const othersToReach = sql`coalesce(a.email <> b.email AND right(a.phone, 7) <> right(b.phone, 7), false)`;

interface Grouping {
  kind: DuplicateKind;
  key: RawBuilder<unknown>;
  /** What is shown of what they share. */
  value: RawBuilder<unknown>;
  only: RawBuilder<unknown>;
  byName: boolean;
}

const groupings: Grouping[] = [
  {
    kind: "email",
    key: sql`lower(email)`,
    value: sql`lower(email)`,
    only: sql`email IS NOT NULL`,
    byName: false,
  },
  { kind: "phone", key: sql`phone`, value: sql`phone`, only: sql`phone IS NOT NULL`, byName: false },
  {
    kind: "name_and_phone_ending",
    key: sql`right(phone, 7)`,
    value: sql`right(phone, 7)`,
    only: sql`phone IS NOT NULL AND first_name IS NOT NULL`,
    byName: true,
  },
  {
    kind: "name_and_city",
    key: sql`lower(city) || ' ' || lower(first_name) || ' ' || left(lower(last_name), 2)`,
    value: sql`city`,
    only: sql`city IS NOT NULL AND first_name IS NOT NULL AND last_name IS NOT NULL`,
    byName: true,
  },
];

/** The strongest evidence first; of a kind, the oldest customers. */
export async function findDuplicates(trx: Trx, workspaceId: string, most: number): Promise<Pair[]> {
  const pairs: Pair[] = [];
  const met = new Set<string>();
  for (const grouping of groupings) {
    // A pair may come by each kind of evidence; enough of every kind are read to have as many pairs as asked for.
    const { rows } = await pairsOf(workspaceId, grouping, most).execute(trx);
    pairs.push(...rows);
    for (const { one, other } of rows) met.add(`${one} ${other}`);
    if (met.size >= most) break;
  }
  return pairs;
}

function pairsOf(workspaceId: string, { kind, key, value, only, byName }: Grouping, most: number) {
  const likeness = byName ? sql`similarity(a.name, b.name)::float8` : sql`1::float8`;
  return sql<Pair>`
    WITH named AS (
      SELECT id, ${key} AS key, ${value} AS value,
        lower(coalesce(first_name, '') || ' ' || coalesce(last_name, '')) AS name
      FROM customers WHERE workspace_id = ${workspaceId} AND ${only}
    ), shared AS (
      SELECT key, array_agg(id ORDER BY id) AS ids FROM named GROUP BY key
      HAVING count(*) BETWEEN 2 AND ${largestGroup}
    ), members AS (
      SELECT n.* FROM shared AS s, unnest(s.ids) AS member (id) JOIN customers AS c
        ON c.workspace_id = ${workspaceId} AND c.id = member.id
        JOIN LATERAL (SELECT c.id, s.key, ${value} AS value, lower(c.email) AS email, c.phone,
          lower(coalesce(first_name, '') || ' ' || coalesce(last_name, '')) AS name) AS n ON true
    )
    SELECT a.id AS one, b.id AS other, ${kind} AS kind, a.value AS value, ${likeness} AS likeness
    FROM members AS a JOIN members AS b ON b.key = a.key AND b.id > a.id
    WHERE ${likeness} >= ${byName ? likeEnough : 0} AND NOT (${byName} AND ${othersToReach}) AND NOT EXISTS (SELECT FROM customers_apart AS apart
      WHERE apart.workspace_id = ${workspaceId} AND apart.one = a.id AND apart.other = b.id)
    ORDER BY likeness DESC, a.id, b.id LIMIT ${most}`;
}

export async function insertApart(
  trx: Trx,
  workspaceId: string,
  ids: readonly [string, string],
): Promise<void> {
  const [one, other] = ids.toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1)) as [string, string];
  await trx
    .insertInto("customers_apart")
    .values({ workspace_id: workspaceId, one, other })
    .onConflict((oc) => oc.doNothing())
    .execute();
}
