// Drafts: made, changed and deleted until they are launched.
import type { ParsedBody } from "../../../contract/api.ts";
import type { campaignEndpoints } from "../../../contract/campaigns.ts";
import { type Actor, personId } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Audiences } from "./audience.ts";
import {
  type CampaignRow,
  changeCampaign,
  deleteCampaign,
  insertCampaign,
  lockedCampaign,
  mustBe,
} from "./store.ts";
import { eachOnce } from "./tags.ts";

export type NewCampaign = ParsedBody<typeof campaignEndpoints.create>;
export type CampaignChange = ParsedBody<typeof campaignEndpoints.update>;

/** The columns of an audience, its rule checked first. */
export async function audienceColumns(audiences: Audiences, actor: Actor, audience: NewCampaign["audience"]) {
  if (audience === undefined) return {};
  if (audience === null) return { segment_id: null, rule: null, as_of: null, exclude: "[]" };
  const { segmentId, rule, asOf, exclude } = await audiences.resolve(actor, audience);
  return {
    segment_id: segmentId,
    rule: segmentId ? null : JSON.stringify(rule),
    as_of: asOf,
    exclude: JSON.stringify(exclude.map((one) => one.rule)),
  };
}

type AudienceColumns = Awaited<ReturnType<typeof audienceColumns>>;

export function insertDraft(
  trx: Trx,
  actor: Actor,
  input: NewCampaign,
  audience: AudienceColumns,
  now: Date,
): Promise<CampaignRow> {
  return insertCampaign(trx, {
    workspace_id: actor.workspace.id,
    name: input.name,
    intent: input.intent ?? null,
    tags: eachOnce(input.tags ?? []),
    channel: input.channel ?? "email",
    subject: input.message?.subject ?? "",
    body: input.message?.body ?? "",
    schedule: input.schedule && JSON.stringify(input.schedule),
    segment_id: null,
    as_of: null,
    ...audience,
    connection_id: null,
    attention: null,
    counted_at: null,
    created_by: personId(actor),
    created_at: now,
    updated_at: now,
    launched_at: null,
    finished_at: null,
  });
}

const launched = "What was launched cannot be changed; make a new campaign instead.";

const unscheduleFirst = "Make it a draft again first.";

export async function changeDraft(
  trx: Trx,
  actor: Actor,
  id: string,
  change: CampaignChange,
  audience: AudienceColumns,
  now: Date,
): Promise<CampaignRow> {
  const row = await lockedCampaign(trx, actor.workspace.id, id);
  const changesTagsAlone = Object.keys(change).every((key) => key === "tags");
  if (!changesTagsAlone) mustBe(row, ["draft"], row.state === "scheduled" ? unscheduleFirst : launched);
  const { message, audience: _, schedule, tags, ...columns } = change;
  return changeCampaign(trx, actor.workspace.id, id, {
    ...columns,
    ...(tags ? { tags: eachOnce(tags) } : {}),
    ...message,
    ...audience,
    ...(schedule ? { schedule: JSON.stringify(schedule) } : {}),
    updated_at: now,
  });
}

export async function removeDraft(trx: Trx, actor: Actor, id: string): Promise<void> {
  const row = await lockedCampaign(trx, actor.workspace.id, id);
  if (row.state === "scheduled") mustBe(row, ["draft"], unscheduleFirst);
  mustBe(row, ["draft"], "Its messages are part of the customers' history and stay.");
  await deleteCampaign(trx, actor.workspace.id, id);
}
