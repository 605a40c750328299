// Names of customers who were merged into others: who is meant by them now.
import { sql } from "kysely";
import type { Trx } from "../../../platform/database.ts";
import { pgList } from "../../../platform/pg-list.ts";

export const aliasKinds = ["id", "external_id", "email", "phone"] as const;
export type AliasKind = (typeof aliasKinds)[number];

export interface Alias {
  kind: AliasKind;
  value: string;
  customer_id: string;
}

/** In most workspaces nobody was ever merged. */
export async function anyAlias(trx: Trx, workspaceId: string): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`
    /* prepared */ SELECT EXISTS (SELECT FROM customer_aliases WHERE workspace_id = ${workspaceId}) AS any`.execute(
    trx,
  );
  return rows[0]!.any;
}

/** Of these names the ones that are aliases. */
export async function findAliases(
  trx: Trx,
  workspaceId: string,
  asked: readonly Omit<Alias, "customer_id">[],
): Promise<Alias[]> {
  if (asked.length === 0) return [];
  const { rows } = await sql<Alias>`
    /* prepared */ SELECT a.kind, a.value, a.customer_id
    FROM unnest(${pgList(asked.map((a) => a.kind))}::text[], ${pgList(asked.map((a) => a.value))}::text[]) AS named (kind, value)
    JOIN customer_aliases AS a ON a.workspace_id = ${workspaceId} AND a.kind = named.kind AND a.value = named.value
    ORDER BY a.merge_id`.execute(trx);
  return rows;
}

/** Whom an id means now that its customer may have been merged into another; itself where nobody knows it. */
export async function currentId(trx: Trx, workspaceId: string, id: string): Promise<string> {
  const [alias] = await findAliases(trx, workspaceId, [{ kind: "id", value: id }]);
  return alias?.customer_id ?? id;
}

export async function insertAliases(
  trx: Trx,
  workspaceId: string,
  mergeId: string,
  aliases: readonly Alias[],
): Promise<void> {
  await trx
    .insertInto("customer_aliases")
    .values(aliases.map((alias) => ({ ...alias, workspace_id: workspaceId, merge_id: mergeId })))
    .execute();
}

export async function deleteAliases(trx: Trx, workspaceId: string, mergeId: string): Promise<void> {
  await trx
    .deleteFrom("customer_aliases")
    .where("workspace_id", "=", workspaceId)
    .where("merge_id", "=", mergeId)
    .execute();
}

/** Gives one customer's aliases to another; answers the merges that they came by. */
export async function moveAliases(
  trx: Trx,
  workspaceId: string,
  from: string,
  to: string,
): Promise<string[]> {
  const { rows } = await sql<{ merge_id: string }>`
    UPDATE customer_aliases SET customer_id = ${to} WHERE workspace_id = ${workspaceId} AND customer_id = ${from}
    RETURNING merge_id`.execute(trx);
  return [...new Set(rows.map(({ merge_id }) => merge_id))];
}

export async function moveAliasesBack(
  trx: Trx,
  workspaceId: string,
  mergeIds: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<void> {
  await sql`
    UPDATE customer_aliases SET customer_id = ${to}
    WHERE workspace_id = ${workspaceId} AND customer_id = ${from} AND merge_id = ANY (${pgList(mergeIds)}::bigint[])`.execute(
    trx,
  );
}
