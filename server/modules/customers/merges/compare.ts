// Compares customers who were made, called otherwise or removed with those who share a key with them, and keeps the pairs. One at
// a time in a workspace. What is read is always newer than the note that is taken up, and whoever changes later is noted
// again, so that when no notes are left the pairs are those of the present customers.
import { sql } from "kysely";
import type { Trx } from "../../../platform/database.ts";
import { pgList } from "../../../platform/pg-list.ts";
import { alike, byKind, evidence, largestGroup, likeness, person } from "./evidence.ts";

/** Any number that no other two-part advisory lock here uses. */
const compareLock = 58_143;
/** Takes some 50 ms, which is what others may wait for it. */
const mostAtOnce = 500;

interface Keys {
  kinds: number[];
  keys: string[];
}

/** In a transaction that sees all workspaces: no index over what is worked out serves row-level security. */
export async function compareSome(trx: Trx, workspaceId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${compareLock}, hashtext(${workspaceId}))`.execute(trx);
  const keys = await takeNext(trx, workspaceId);
  await removePairs(trx, workspaceId, keys);
  await insertPairs(trx, workspaceId, keys);
}

/** The next customers' keys, as they are and as they were; all notes of a customer are taken at once. */
async function takeNext(trx: Trx, workspaceId: string): Promise<Keys> {
  const called = sql`email, phone, first_name, last_name, city`;
  const noted = sql`FROM customers_to_compare WHERE workspace_id = ${workspaceId}`;
  const { rows } = await sql<{ kind: number; key: string }>`
    WITH taken AS (
      DELETE ${noted} AND customer_id <= coalesce(
        (SELECT customer_id ${noted} ORDER BY customer_id OFFSET ${mostAtOnce - 1}::int LIMIT 1), ${lastId}::bigint)
      RETURNING customer_id, ${called}
    ), called AS (
      SELECT ${called} FROM taken
      UNION ALL SELECT ${called} FROM customers
      WHERE workspace_id = ${workspaceId} AND id = ANY (ARRAY(SELECT customer_id FROM taken))
    )
    SELECT DISTINCT kind, key FROM called, LATERAL (VALUES ${sql.join(
      evidence.map(({ key }, kind) => sql`(${sql.lit(kind)}, ${key})`),
    )}) AS of (kind, key) WHERE key IS NOT NULL`.execute(trx);
  return { kinds: rows.map(({ kind }) => kind), keys: rows.map(({ key }) => key) };
}

const lastId = "9223372036854775807";

const asked = ({ kinds, keys }: Keys) =>
  sql`asked (kind, key) AS MATERIALIZED (SELECT * FROM unnest(${pgList(kinds)}::smallint[], ${pgList(keys)}::text[]))`;

/** Of a pair whose strongest evidence goes, the next one leads. */
async function removePairs(trx: Trx, workspaceId: string, keys: Keys): Promise<void> {
  await sql`
    WITH ${asked(keys)}, gone AS (
      DELETE FROM customer_duplicates AS d USING asked
      WHERE d.workspace_id = ${workspaceId} AND d.kind = asked.kind AND d.key = asked.key
      RETURNING one, other, d.leads
    ), stay AS (
      SELECT d.one, d.other, min(d.kind) AS kind
      FROM (SELECT one, other FROM gone WHERE leads) AS g
        JOIN customer_duplicates AS d ON d.workspace_id = ${workspaceId} AND d.one = g.one AND d.other = g.other
      WHERE (d.kind, d.key) NOT IN (SELECT kind, key FROM asked)
      GROUP BY d.one, d.other
    )
    UPDATE customer_duplicates AS d SET leads = true FROM stay
    WHERE d.workspace_id = ${workspaceId} AND d.one = stay.one AND d.other = stay.other AND d.kind = stay.kind`.execute(
    trx,
  );
}

/** Of a pair that has evidence already, the stronger leads. */
async function insertPairs(trx: Trx, workspaceId: string, keys: Keys): Promise<void> {
  const groups = evidence.map(
    ({ key }, kind) => sql`
      SELECT asked.kind, asked.key, members.* FROM asked CROSS JOIN LATERAL (
        SELECT ${person}, count(*) OVER () AS size FROM (
          SELECT * FROM customers WHERE workspace_id = ${workspaceId} AND ${key} = asked.key LIMIT ${largestGroup + 1}::int) AS c
      ) AS members WHERE asked.kind = ${sql.lit(kind)} AND members.size BETWEEN 2 AND ${largestGroup}::int`,
  );
  const byName = byKind(sql`a.kind`, (one) => sql.lit(one.byName));
  await sql`
    WITH ${asked(keys)}, members AS MATERIALIZED (${sql.join(groups, sql` UNION ALL `)}), pairs AS MATERIALIZED (
      SELECT a.kind, a.key, a.id AS one, b.id AS other, a.kind + CASE WHEN ${byName} THEN 1 - ${likeness} ELSE 0 END AS weakness
      FROM members AS a JOIN members AS b ON b.kind = a.kind AND b.key = a.key AND b.id > a.id
      WHERE (NOT ${byName} OR ${alike}) AND NOT EXISTS (SELECT FROM customers_apart AS apart
        WHERE apart.workspace_id = ${workspaceId} AND apart.one = a.id AND apart.other = b.id)
    ), made AS (
      INSERT INTO customer_duplicates (workspace_id, one, other, kind, key, weakness, leads)
      SELECT ${workspaceId}, one, other, kind, key, weakness,
        kind = min(kind) OVER (PARTITION BY one, other) AND NOT EXISTS (SELECT FROM customer_duplicates AS d
          WHERE d.workspace_id = ${workspaceId} AND d.one = pairs.one AND d.other = pairs.other AND d.kind < pairs.kind)
      FROM pairs
      ON CONFLICT (workspace_id, one, other, kind) DO UPDATE SET key = excluded.key, weakness = excluded.weakness
      RETURNING one, other, kind
    )
    UPDATE customer_duplicates AS d SET leads = false FROM made
    WHERE d.workspace_id = ${workspaceId} AND d.one = made.one AND d.other = made.other AND d.kind > made.kind
      AND d.leads`.execute(trx);
}
