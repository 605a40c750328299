// Reads the pairs who may be one person, page by page, and keeps those apart that somebody said are two.
import { sql } from "kysely";
import type { DuplicateKind } from "../../../../contract/merges.ts";
import { readCursor, writeCursor } from "../../../platform/cursor-token.ts";
import type { Trx } from "../../../platform/database.ts";
import { pgList } from "../../../platform/pg-list.ts";
import { alike, byKind, evidence, likeness, person } from "./evidence.ts";

interface Pair {
  one: string;
  other: string;
}

/** One kind of evidence of a pair. */
export interface PairEvidence extends Pair {
  kind: DuplicateKind;
  value: string;
  likeness: number;
}

const list = "duplicates";

/** Each pair once, the strongest evidence first; of a kind the most alike, then the oldest customers. */
export async function pairsPage(
  trx: Trx,
  workspaceId: string,
  { key, limit, cursor }: { key: Buffer; limit: number; cursor: string | undefined },
): Promise<{ pairs: Pair[]; next_cursor: string | null }> {
  const after = cursor ? afterWhom(key, cursor) : undefined;
  const { rows } = await sql<Pair & { weakness: string }>`
    SELECT one, other, weakness::text FROM customer_duplicates
    WHERE workspace_id = ${workspaceId} AND leads AND ${
      after
        ? sql`(weakness, one, other) > (${after.weakness}::float8, ${after.one}::bigint, ${after.other}::bigint)`
        : sql`true`
    } ORDER BY customer_duplicates.weakness, one, other LIMIT ${limit + 1}`.execute(trx);
  const pairs = rows.slice(0, limit);
  const last = pairs.at(-1);
  return {
    pairs,
    next_cursor:
      rows.length > limit && last
        ? writeCursor(key, list, { value: `${last.weakness} ${last.one}`, id: last.other })
        : null,
  };
}

function afterWhom(key: Buffer, cursor: string) {
  const { value, id } = readCursor(key, list, cursor);
  const [weakness, one] = value!.split(" ");
  return { weakness, one, other: id };
}

/**
 * What speaks for these pairs now, the strongest first; nothing of those who are called otherwise by now, or gone, and were not
 * compared again yet.
 */
export async function evidenceOf(
  trx: Trx,
  workspaceId: string,
  pairs: readonly Pair[],
): Promise<PairEvidence[]> {
  const side = (id: string) => sql`LATERAL (SELECT ${person}, ${byKind(sql`d.kind`, ({ key }) => key)} AS key
    FROM customers WHERE workspace_id = ${workspaceId} AND id = d.${sql.ref(id)})`;
  const { rows } = await sql<Omit<PairEvidence, "kind"> & { kind: number }>`
    SELECT d.one, d.other, d.kind, ${byKind(sql`d.kind`, ({ value }) => value)} AS value,
      CASE WHEN ${byName} THEN ${likeness} ELSE 1 END AS likeness
    FROM unnest(${pgList(pairs.map(({ one }) => one))}::bigint[], ${pgList(pairs.map(({ other }) => other))}::bigint[])
      AS p (one, other)
      JOIN customer_duplicates AS d ON d.workspace_id = ${workspaceId} AND d.one = p.one AND d.other = p.other
      JOIN ${side("one")} AS a ON a.key = d.key JOIN ${side("other")} AS b ON b.key = d.key
    WHERE NOT ${byName} OR ${alike} ORDER BY d.kind`.execute(trx);
  return rows.map((row) => ({ ...row, kind: evidence[row.kind]!.kind }));
}

const byName = byKind(sql`d.kind`, (one) => sql.lit(one.byName));

/** They are proposed no more. */
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
  await trx
    .deleteFrom("customer_duplicates")
    .where("workspace_id", "=", workspaceId)
    .where("one", "=", one)
    .where("other", "=", other)
    .execute();
}
