// Campaigns: an audience, a message, a channel, a launch, and what came of it. It owns the table `campaigns`, freezes
// audiences through delivery, and keeps each campaign's figures as the log has them.
import type { ParsedBody } from "../../../contract/api.ts";
import type {
  AudiencePreview,
  Campaign,
  CampaignProgress,
  campaignEndpoints,
  MessagePreview,
} from "../../../contract/campaigns.ts";
import type { Message } from "../../../contract/messages.ts";
import type { Actor } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import { fromCursor, toPage } from "../../platform/keyset.ts";
import type { Access } from "../access/index.ts";
import type { Connections } from "../connections/index.ts";
import type { Delivery } from "../delivery/index.ts";
import type { MessageFilter, Messages } from "../messages/index.ts";
import type { Templates } from "../templates/index.ts";
import type { Audiences } from "./audience.ts";
import { type Control, cancel, pause, resume } from "./control.ts";
import {
  audienceColumns,
  type CampaignChange,
  changeDraft,
  insertDraft,
  type NewCampaign,
  removeDraft,
} from "./drafts.ts";
import { everyone } from "./everyone.ts";
import { countFigures } from "./figures.ts";
import { freezeLaunched, markLaunched } from "./launch.ts";
import { type CampaignFilter, listCampaigns } from "./list.ts";
import { previewSteps } from "./preview-audience.ts";
import { createRefresh } from "./refresh.ts";
import { showCampaigns } from "./show.ts";
import { type CampaignRow, campaignOf } from "./store.ts";
import type {} from "./tables.ts";
import { startTending, tend } from "./tend.ts";
import { createWatch } from "./watch.ts";

export type { Audiences, KeptAudience, ResolvedAudience } from "./audience.ts";

export interface CampaignNeeds {
  access: Access;
  messages: Messages;
  templates: Templates;
  connections: Connections;
  delivery: Delivery;
  /** Left out, everyone is the one audience. */
  audiences?: Audiences;
}

type AudienceRequest = ParsedBody<typeof campaignEndpoints.previewAudience>;
type MessageRequest = ParsedBody<typeof campaignEndpoints.previewMessage>;

/** Milliseconds that a launch is waited for before it is answered as still being launched. */
const launchWait = 2_000;

export type Campaigns = ReturnType<typeof createCampaigns>;

export function createCampaigns(platform: Platform, given: CampaignNeeds) {
  const { database, clock } = platform;
  const { messages, delivery, audiences = everyone } = given;
  const needs = { platform, ...given, audiences };
  const watch = createWatch(platform.log, createRefresh(needs));
  messages.onChange(watch.changed);
  const changed = (workspaceId: string, id: string) => watch.changed({ workspaceId, campaignIds: [id] });

  const freezeAndTell = async (workspaceId: string, id: string) => {
    await freezeLaunched(needs, workspaceId, id);
    changed(workspaceId, id);
  };
  const tending = { platform, freezeLaunched: freezeAndTell, changed };

  const shown = async (actor: Actor, row: CampaignRow): Promise<Campaign> =>
    (await showCampaigns(needs, actor, [row]))[0]!;

  /** With its figures counted now. */
  async function get(actor: Actor, id: string): Promise<Campaign> {
    actor.must("campaigns:read");
    const row = await database.inWorkspace(actor.workspace.id, async (trx) => {
      const found = await campaignOf(trx, actor.workspace.id, id);
      return { ...found, stats: await countFigures(trx, messages, found) };
    });
    return shown(actor, row);
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
    return get(actor, id);
  }

  async function launch(actor: Actor, id: string): Promise<Campaign> {
    actor.must("campaigns:send");
    if (await markLaunched(needs, actor, id)) await atMost(launchWait, freezeAndTell(actor.workspace.id, id));
    return get(actor, id);
  }

  return {
    get,
    launch,
    pause: (actor: Actor, id: string) => control(actor, id, pause),
    resume: (actor: Actor, id: string) => control(actor, id, resume),
    cancel: (actor: Actor, id: string) => control(actor, id, cancel),

    async list(
      actor: Actor,
      filter: CampaignFilter,
    ): Promise<{ data: Campaign[]; next_cursor: string | null }> {
      actor.must("campaigns:read");
      const { id } = actor.workspace;
      const { rows, next_cursor } = await database.inWorkspace(id, (trx) => listCampaigns(trx, id, filter));
      return { data: await showCampaigns(needs, actor, rows), next_cursor };
    },

    async create(actor: Actor, input: NewCampaign): Promise<Campaign> {
      actor.must("campaigns:write");
      if (input.launch) actor.must("campaigns:send");
      const audience = await audienceColumns(audiences, actor, input.audience);
      const { id } = actor.workspace;
      const row = await database.inWorkspace(id, (trx) =>
        insertDraft(trx, actor, input, audience, clock.now()),
      );
      return input.launch ? launch(actor, row.id) : shown(actor, row);
    },

    async update(actor: Actor, id: string, change: CampaignChange): Promise<Campaign> {
      actor.must("campaigns:write");
      const audience = await audienceColumns(audiences, actor, change.audience);
      const row = await database.inWorkspace(actor.workspace.id, (trx) =>
        changeDraft(trx, actor, id, change, audience, clock.now()),
      );
      return shown(actor, row);
    },

    async remove(actor: Actor, id: string): Promise<void> {
      actor.must("campaigns:write");
      await database.inWorkspace(actor.workspace.id, (trx) => removeDraft(trx, actor, id));
    },

    async previewAudience(actor: Actor, request: AudienceRequest): Promise<AudiencePreview> {
      actor.must("campaigns:read");
      const { workspace } = actor;
      const now = clock.now();
      const audience = await audiences.resolve(actor, request.audience ?? { rule: request.rule });
      const expression = await audiences.expression(workspace, audience.rule, audience.asOf, now);
      const steps = await database.inWorkspace(workspace.id, (trx) =>
        previewSteps(trx, workspace, request.channel, expression),
      );
      return { ...steps, sentence: audience.sentence, as_of: now.toISOString() };
    },

    async previewMessage(actor: Actor, request: MessageRequest): Promise<MessagePreview> {
      actor.must("campaigns:read");
      const { workspace } = actor;
      const resolved = request.audience && (await audiences.resolve(actor, request.audience));
      const audience =
        resolved && (await audiences.expression(workspace, resolved.rule, resolved.asOf, clock.now()));
      const { message, channel, customer_id: customerId, campaign_name: campaignName } = request;
      return database.inWorkspace(workspace.id, (trx) =>
        given.templates.preview(trx, workspace, { message, channel, customerId, campaignName, audience }),
      );
    },

    async progress(actor: Actor, id: string): Promise<CampaignProgress> {
      actor.must("campaigns:read");
      const workspaceId = actor.workspace.id;
      return database.inWorkspace(workspaceId, async (trx) => {
        const row = await campaignOf(trx, workspaceId, id);
        if (!row.launched_at) return { curve: [], reasons: [] };
        const permanent = given.connections.permanentReasons;
        const reasons = await messages.reasons(trx, workspaceId, id);
        return {
          curve: await messages.curve(trx, workspaceId, id, row.launched_at),
          reasons: reasons.map((r) => ({
            ...r,
            retryable: r.outcome === "failed" && !permanent.includes(r.reason),
          })),
        };
      });
    },

    async messages(
      actor: Actor,
      id: string,
      filter: MessageFilter,
    ): Promise<{ data: Message[]; next_cursor: string | null }> {
      actor.must("campaigns:read");
      const workspaceId = actor.workspace.id;
      const list = `messages of ${id}`;
      const [after] = fromCursor(list, filter.cursor) ?? ["0"];
      const rows = await database.inWorkspace(workspaceId, async (trx) => {
        await campaignOf(trx, workspaceId, id);
        return messages.ofCampaign(trx, workspaceId, id, filter, String(after));
      });
      return toPage(
        rows,
        filter.limit,
        list,
        (message) => [message.customer.id],
        (message) => message,
      );
    },

    /** For the worker: looks after campaigns under way until it is stopped. */
    startTending: () => startTending(tending),
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
