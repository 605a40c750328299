// Launching: everything is checked, the campaign is marked as being launched, and its audience is frozen into the log by
// one statement, all or nothing. The mark is durable, so that a launch cut off by a crash is finished by whoever finds it;
// and it is set once, so that two who launch at the same time launch once.

import { type RawBuilder, sql } from "kysely";
import { AppError } from "../../../contract/errors.ts";
import type { Actor, ActorWorkspace } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Launch } from "../delivery/index.ts";
import { reachedPeople } from "../policy/index.ts";
import type { OwnTimes } from "../scheduling/index.ts";
import { audienceOfRow, mustHaveAudience } from "./audience.ts";
import type { CampaignContext } from "./needs.ts";
import { type CampaignRow, campaignOf, changeCampaign, lockedCampaign, mustBe } from "./store.ts";

/**
 * Checks a draft and marks it as being launched, or as waiting for its time. True where its audience is to be frozen now;
 * false where it waits, or was launched before. `due`: its time has come.
 */
export async function markLaunched(
  context: CampaignContext,
  actor: Actor,
  id: string,
  due = false,
): Promise<boolean> {
  const { workspace } = actor;
  const { database, clock } = context.platform;
  const seen = await database.inWorkspace(workspace.id, (trx) => campaignOf(trx, workspace.id, id));
  if (wasLaunched(seen, due)) return false;
  const audience = await context.audiences.resolve(actor, mustHaveAudience(audienceOfRow(seen)));
  const message = { subject: seen.subject, body: seen.body };
  const { channel, name: campaignName } = seen;
  await context.templates.mustBeSendable(workspace, { message, channel, campaignName });
  const connection = await context.connections.forChannel(workspace.id, channel);
  return database.inWorkspace(workspace.id, async (trx) => {
    const row = await lockedCampaign(trx, workspace.id, id);
    if (wasLaunched(row, due)) return false;
    if (row.updated_at.getTime() !== seen.updated_at.getTime()) throw changedMeanwhile(row);
    const now = clock.now();
    const checked = { connection_id: connection.id, attention: null, updated_at: now };
    if (row.schedule.kind === "at" && !due) {
      mustBeAhead(row.schedule.at, now);
      await changeCampaign(trx, workspace.id, id, { ...checked, state: "scheduled" });
      return false;
    }
    await changeCampaign(trx, workspace.id, id, {
      ...checked,
      state: "launching",
      rule: JSON.stringify(audience.rule),
      launched_at: now,
    });
    return true;
  });
}

function mustBeAhead(at: string, now: Date): void {
  if (Date.parse(at) > now.getTime()) return;
  const faults = [
    { path: "/schedule/at", message: "is in the past", hint: "Choose a later time, or send it now." },
  ];
  throw new AppError("invalid_input", "The time it was to go out at has passed. Nothing was sent.", {
    faults,
  });
}

function wasLaunched(row: CampaignRow, due: boolean): boolean {
  mustBe(
    row,
    ["draft", "scheduled", "launching", "sending", "done"],
    row.state === "paused" ? "Resume it instead." : "Make a new campaign instead.",
  );
  return row.state !== (due ? "scheduled" : "draft");
}

function changedMeanwhile(row: CampaignRow): AppError {
  return new AppError(
    "conflict",
    `“${row.name}” was changed while it was being launched. Look at it again; nothing was sent.`,
  );
}

/** Freezes the audience of a campaign that is marked, unless someone else is at it. Safe to do again. */
export async function freezeLaunched(
  context: CampaignContext,
  workspaceId: string,
  id: string,
): Promise<void> {
  const { database, log, clock } = context.platform;
  const { workspace } = await context.access.systemActor({ id: workspaceId });
  try {
    const marked = await database.inWorkspace(workspaceId, (trx) => campaignOf(trx, workspaceId, id));
    if (marked.state !== "launching" || !marked.launched_at) return;
    const { rule, as_of: asOf, exclude, launched_at } = marked;
    const meant = { rule, asOf, exclude };
    const audience = await context.audiences.expression(workspace, meant, launched_at);
    const times =
      marked.schedule.kind === "own_time"
        ? await context.scheduling.ownTimes(workspace, audience, launched_at)
        : undefined;
    await database.inWorkspace(workspaceId, async (trx) => {
      const row = await takeMarked(trx, workspaceId, id);
      if (!row) return;
      const audience_size = await context.delivery.freeze(trx, {
        ...launchOf(workspace, row, audience, times),
        now: clock.now(),
      });
      await changeCampaign(trx, workspaceId, id, { state: "sending", audience_size });
    });
    if (marked.segment_id) await noteUse(context, workspace, marked.segment_id);
  } catch (error) {
    if (error instanceof AppError && error.retry) throw error;
    log.error({ err: error, workspaceId, campaign: id }, "a launch failed; the campaign is a draft again");
    await database.inWorkspace(workspaceId, (trx) => backToDraft(trx, workspaceId, id, error));
  }
  context.delivery.wake();
}

/** The campaign is on its way by now, whatever comes of this. */
async function noteUse(
  { audiences, platform }: CampaignContext,
  workspace: ActorWorkspace,
  segmentId: string,
): Promise<void> {
  try {
    await audiences.used(workspace, segmentId);
  } catch (err) {
    platform.log.warn({ err, segment: segmentId }, "a segment's size at its use was not kept");
  }
}

function takeMarked(trx: Trx, workspaceId: string, id: string): Promise<CampaignRow | undefined> {
  return trx
    .selectFrom("campaigns")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("state", "=", "launching")
    .forNoKeyUpdate()
    .skipLocked()
    .executeTakeFirst();
}

function launchOf(
  workspace: ActorWorkspace,
  row: CampaignRow,
  audience: RawBuilder<unknown>,
  times: OwnTimes | undefined,
): Omit<Launch, "now"> {
  const { channel } = row;
  const people = reachedPeople({ workspaceId: workspace.id, channel, consent: workspace.consent, audience });
  return {
    workspaceId: workspace.id,
    campaignId: row.id,
    connectionId: row.connection_id!,
    channel,
    at: row.launched_at!,
    message: { subject: row.subject, body: row.body },
    scope: {
      workspace: { name: workspace.name },
      campaign: { name: row.name },
      manner: { currency: workspace.currency, timezone: workspace.timezone },
      ...(times ? { waits: true } : {}),
    },
    ...(times ? { people: withDue(people, times), due: true } : { people }),
  };
}

/** Each with the moment that their message waits for. */
function withDue(people: RawBuilder<unknown>, { customerIds, at, otherwise }: OwnTimes): RawBuilder<unknown> {
  return sql`SELECT people.*, coalesce(own.due_at, ${otherwise}) AS due_at FROM (${people}) AS people
    LEFT JOIN unnest(${customerIds}::bigint[], ${at}::timestamptz[]) AS own (customer_id, due_at) USING (customer_id)`;
}

async function backToDraft(trx: Trx, workspaceId: string, id: string, error: unknown): Promise<void> {
  const row = await takeMarked(trx, workspaceId, id);
  if (!row) return;
  const why = error instanceof AppError ? error.message : "the audience could not be read";
  await changeCampaign(trx, workspaceId, id, {
    state: "draft",
    launched_at: null,
    attention: `The launch did not succeed, and nothing was sent: ${why}`,
    ...(row.segment_id ? { rule: null } : {}),
  });
}
