// Campaigns: an audience, a message, a channel, a launch, and what came of it. It owns the table `campaigns`, freezes
// audiences through delivery, and keeps each campaign's figures as the log has them.
import type { Audience, Campaign } from "../../../contract/campaigns.ts";
import type { Channel } from "../../../contract/messages.ts";
import type { Actor } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import { audienceOfRow, checked } from "./audience.ts";
import { type Control, cancel, pause, resume, unschedule } from "./control.ts";
import {
  audienceColumns,
  type CampaignChange,
  changeDraft,
  insertDraft,
  type NewCampaign,
  removeDraft,
} from "./drafts.ts";
import { launchDue } from "./due.ts";
import { freezeLaunched, markLaunched } from "./launch.ts";
import { mostSpentFrom } from "./most-spent.ts";
import type { CampaignContext, CampaignNeeds } from "./needs.ts";
import { pastCampaigns } from "./past.ts";
import { createPreviewing } from "./previewing.ts";
import { createReading } from "./reading.ts";
import { campaignRecount } from "./recount.ts";
import { createRefresh } from "./refresh.ts";
import { campaignStatistics } from "./statistics.ts";
import { campaignOf, usesOfSegments, waitingFor } from "./store.ts";
import type {} from "./tables.ts";
import { type KnownTag, tagsInUse } from "./tags.ts";
import { startTending, tend } from "./tend.ts";
import { messageLines } from "./timeline.ts";
import { createWatch } from "./watch.ts";

/** Milliseconds that a launch is waited for before it is answered as still being launched. */
const launchWait = 2_000;

export type { PastCampaign } from "./past.ts";
export type { KnownTag } from "./tags.ts";

export type Campaigns = ReturnType<typeof createCampaigns>;

export function createCampaigns(platform: Platform, needs: CampaignNeeds) {
  const { messages, delivery, audiences } = needs;
  const context: CampaignContext = { platform, ...needs };
  const { database, clock } = platform;
  const reading = createReading(context);
  const refresh = createRefresh(context);
  const watch = createWatch(platform.log, refresh);
  messages.onChange(watch.changed);
  needs.attributes.addStatistics(campaignStatistics);
  context.customers.addTimelineSource(messageLines(messages));
  const changed = (workspaceId: string, id: string) => watch.changed({ workspaceId, campaignIds: [id] });

  const freezeAndTell = async (workspaceId: string, id: string) => {
    await freezeLaunched(context, workspaceId, id);
    changed(workspaceId, id);
  };
  const tending = {
    platform,
    launchDue: (workspaceId: string, id: string) => launchDue(context, workspaceId, id),
    freezeLaunched: freezeAndTell,
    changed,
  };

  async function launch(actor: Actor, id: string): Promise<Campaign> {
    actor.must("campaigns:send");
    if (await markLaunched(context, actor, id))
      await atMost(launchWait, freezeAndTell(actor.workspace.id, id));
    else changed(actor.workspace.id, id);
    return reading.get(actor, id);
  }

  async function control(
    actor: Actor,
    id: string,
    act: (trx: Trx, control: Control) => Promise<void>,
  ): Promise<Campaign> {
    actor.must("campaigns:send");
    const workspaceId = actor.workspace.id;
    await database.inWorkspace(workspaceId, (trx) =>
      act(trx, { delivery, workspaceId, id, now: clock.now() }),
    );
    delivery.wake();
    changed(workspaceId, id);
    return reading.get(actor, id);
  }

  return {
    ...reading,
    ...createPreviewing(context),
    launch,
    unschedule: (actor: Actor, id: string) => control(actor, id, unschedule),
    pause: (actor: Actor, id: string) => control(actor, id, pause),
    resume: (actor: Actor, id: string) => control(actor, id, resume),
    cancel: (actor: Actor, id: string) => control(actor, id, cancel),

    async create(actor: Actor, input: NewCampaign): Promise<Campaign> {
      actor.must("campaigns:write");
      if (input.launch) actor.must("campaigns:send");
      const audience = await audienceColumns(audiences, actor, input.audience);
      const { id } = await database.inWorkspace(actor.workspace.id, (trx) =>
        insertDraft(trx, actor, input, audience, clock.now()),
      );
      return input.launch ? launch(actor, id) : reading.get(actor, id);
    },

    async update(actor: Actor, id: string, change: CampaignChange): Promise<Campaign> {
      actor.must("campaigns:write");
      const audience = await audienceColumns(audiences, actor, change.audience);
      await database.inWorkspace(actor.workspace.id, (trx) =>
        changeDraft(trx, actor, id, change, audience, clock.now()),
      );
      return reading.get(actor, id);
    },

    async remove(actor: Actor, id: string): Promise<void> {
      actor.must("campaigns:write");
      await database.inWorkspace(actor.workspace.id, (trx) => removeDraft(trx, actor, id));
    },

    /** Lends scheduling whom a campaign names. */
    async audienceOf(actor: Actor, id: string): Promise<Audience | undefined> {
      actor.must("campaigns:read");
      const { id: workspaceId } = actor.workspace;
      return audienceOfRow(
        await database.inWorkspace(workspaceId, (trx) => campaignOf(trx, workspaceId, id)),
      );
    },
    /** From which amount spent on, in minor units, so many can be written to; null where none tells few enough apart. */
    async mostSpentFrom(
      actor: Actor,
      asked: { audience: Audience; channel: Channel; most: number; asOf: Date },
    ): Promise<number | null> {
      actor.must("campaigns:read");
      const { workspace } = actor;
      const resolved = await audiences.resolve(actor, asked.audience);
      const audience = await audiences.expression(workspace, checked(resolved), clock.now());
      return database.inWorkspace(workspace.id, (trx) =>
        mostSpentFrom(trx, { ...asked, workspace, audience }),
      );
    },
    /** Lends auto-tags those that the workspace's campaigns carry, the most carried first. */
    async tagsInUse(actor: Actor): Promise<KnownTag[]> {
      actor.must("campaigns:read");
      const { id: workspaceId } = actor.workspace;
      return database.inWorkspace(workspaceId, (trx) => tagsInUse(trx, workspaceId));
    },
    /** Lends learning and whoever foretells the next those that are over. */
    past: pastCampaigns,
    /** Lends segments the number of campaigns that used each. */
    usesOfSegments,
    /** Lends segments and lists the campaigns that still need them. */
    waitingFor,
    recount: campaignRecount(database, messages, refresh),
    /** For the worker: looks after campaigns under way until it is stopped. */
    startTending: () => startTending(tending),
    /** The same, once. */
    tend: () => tend(tending),
    /** Resolves when every change so far has been counted and published. */
    settled: watch.settled,
    close: watch.close,
  };
}

/** Waits for the work, but not longer; what it still meets is its own to tell. */
async function atMost(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
