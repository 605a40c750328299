// The table of campaigns: one read, one written, one locked for a change of state.
import { type Insertable, type Selectable, sql, type Updateable } from "kysely";
import type { CampaignState } from "../../../contract/campaigns.ts";
import { AppError } from "../../../contract/errors.ts";
import type { Trx } from "../../platform/database.ts";
import type { CampaignsTable } from "./tables.ts";

export type CampaignRow = Selectable<CampaignsTable>;

const notFound = (id: string) => new AppError("not_found", `There is no campaign ${id}`);

export async function campaignOf(trx: Trx, workspaceId: string, id: string): Promise<CampaignRow> {
  const row = await trx
    .selectFrom("campaigns")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (row) return row;
  throw notFound(id);
}

/** The campaign, which nobody else changes until the transaction ends. */
export async function lockedCampaign(trx: Trx, workspaceId: string, id: string): Promise<CampaignRow> {
  const row = await trx
    .selectFrom("campaigns")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row) return row;
  throw notFound(id);
}

export async function insertCampaign(trx: Trx, values: Insertable<CampaignsTable>): Promise<CampaignRow> {
  return trx.insertInto("campaigns").values(values).returningAll().executeTakeFirstOrThrow();
}

export async function changeCampaign(
  trx: Trx,
  workspaceId: string,
  id: string,
  change: Updateable<CampaignsTable>,
): Promise<CampaignRow> {
  return trx
    .updateTable("campaigns")
    .set(change)
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** How many campaigns used each of these segments; those that none used are left out. */
export async function usesOfSegments(
  trx: Trx,
  workspaceId: string,
  segmentIds: readonly string[],
): Promise<Map<string, number>> {
  if (segmentIds.length === 0) return new Map();
  const rows = await trx
    .selectFrom("campaigns")
    .select(({ fn }) => ["segment_id", fn.countAll<string>().as("uses")])
    .where("workspace_id", "=", workspaceId)
    .where("segment_id", "in", segmentIds)
    .groupBy("segment_id")
    .execute();
  return new Map(rows.map(({ segment_id, uses }) => [segment_id!, Number(uses)]));
}

/** Names of the campaigns, not sent yet, whose audience is a segment, or whose rule asks about one or about a list. */
export async function waitingFor(
  trx: Trx,
  workspaceId: string,
  { kind, id }: { kind: "segment" | "list"; id: string },
): Promise<string[]> {
  const path = "$.** ? (@.kind == $kind && @.id == $id)";
  const vars = JSON.stringify({ kind, id });
  const named = (rules: "rule" | "exclude") =>
    sql<boolean>`jsonb_path_exists(${sql.ref(rules)}, ${path}::jsonpath, ${vars}::jsonb, true)`;
  const inRules = sql<boolean>`(coalesce(${named("rule")}, false) OR ${named("exclude")})`;
  const rows = await trx
    .selectFrom("campaigns")
    .select("name")
    .where("workspace_id", "=", workspaceId)
    .where("state", "in", ["draft", "scheduled", "launching"])
    .where((eb) => (kind === "segment" ? eb.or([eb("segment_id", "=", id), inRules]) : inRules))
    .orderBy("name")
    .execute();
  return rows.map(({ name }) => name);
}

export async function deleteCampaign(trx: Trx, workspaceId: string, id: string): Promise<void> {
  await trx.deleteFrom("campaigns").where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
}

/** Throws `wrong_state` unless the campaign is in one of these states. */
export function mustBe(row: CampaignRow, states: readonly CampaignState[], otherwise: string): void {
  if (states.includes(row.state)) return;
  throw new AppError("wrong_state", `“${row.name}” is ${stateWords[row.state]}. ${otherwise}`);
}

const stateWords: Record<CampaignState, string> = {
  draft: "a draft",
  scheduled: "waiting for its time",
  launching: "being launched",
  sending: "being sent",
  paused: "paused",
  done: "done",
  cancelled: "cancelled",
};
