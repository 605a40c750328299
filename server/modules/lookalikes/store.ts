// Reads and writes lookalike audiences and their ranks.
import { type Insertable, type Selectable, sql, type Updateable } from "kysely";
import { AppError } from "../../../contract/errors.ts";
import type { Trx } from "../../platform/database.ts";
import { pgList } from "../../platform/pg-list.ts";
import type { Ranking } from "./model/ranking.ts";
import type { LookalikesTable } from "./tables.ts";

export type LookalikeRow = Selectable<LookalikesTable>;

export function insertLookalike(trx: Trx, values: Insertable<LookalikesTable>): Promise<LookalikeRow> {
  return trx.insertInto("lookalikes").values(values).returningAll().executeTakeFirstOrThrow();
}

export async function changeLookalike(
  trx: Trx,
  workspaceId: string,
  id: string,
  change: Updateable<LookalikesTable>,
): Promise<void> {
  await trx
    .updateTable("lookalikes")
    .set(change)
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

export async function lookalikeOf(trx: Trx, workspaceId: string, id: string): Promise<LookalikeRow> {
  const row = await findLookalike(trx, workspaceId, id);
  if (row) return row;
  throw new AppError("not_found", `There is no lookalike audience ${id}`);
}

export function findLookalike(trx: Trx, workspaceId: string, id: string): Promise<LookalikeRow | undefined> {
  return trx
    .selectFrom("lookalikes")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
}

const ranksOfBlock = 10_000;

/** In place of whatever an earlier run kept. */
export async function keepRanks(
  trx: Trx,
  workspaceId: string,
  id: string,
  { ids, similarities }: Ranking,
): Promise<void> {
  await trx
    .deleteFrom("lookalike_ranks")
    .where("workspace_id", "=", workspaceId)
    .where("lookalike_id", "=", id)
    .execute();
  for (let before = 0; before < ids.length; before += ranksOfBlock) {
    const [some, alike] = [ids, similarities].map((all) =>
      pgList([...all.subarray(before, before + ranksOfBlock)]),
    );
    await sql`INSERT INTO lookalike_ranks (workspace_id, lookalike_id, before, customer_ids, similarities)
      VALUES (${workspaceId}, ${id}, ${before}, ${some}::bigint[], ${alike}::real[])`.execute(trx);
  }
}

export interface Ranked {
  /** From 1. */
  rank: number;
  id: string;
  similarity: number;
}

/** The `count` that come after the first `after`. */
export async function ranksAfter(
  trx: Trx,
  workspaceId: string,
  id: string,
  after: number,
  count: number,
): Promise<Ranked[]> {
  const { rows } = await sql<Ranked>`
    SELECT (r.before + u.place)::int AS rank, u.id::text AS id, u.similarity::float8 AS similarity
    FROM lookalike_ranks AS r, unnest(r.customer_ids, r.similarities) WITH ORDINALITY AS u (id, similarity, place)
    WHERE r.workspace_id = ${workspaceId} AND r.lookalike_id = ${id}
      AND r.before + cardinality(r.customer_ids) > ${after} AND r.before < ${after + count}
      AND r.before + u.place > ${after} AND r.before + u.place <= ${after + count}
    ORDER BY 1`.execute(trx);
  return rows;
}

/** In every workspace. */
export async function deleteOlder(trx: Trx, before: Date): Promise<void> {
  await trx.deleteFrom("lookalikes").where("created_at", "<", before).execute();
}
