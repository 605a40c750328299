// Looking at campaigns: one, the history, how it fared, and the people behind its numbers.
import type { Campaign, CampaignProgress } from "../../../contract/campaigns.ts";
import type { Message } from "../../../contract/messages.ts";
import type { SegmentEarned } from "../../../contract/segment-life.ts";
import type { Actor, ActorWorkspace } from "../../actor.ts";
import type { CsvFile } from "../../http/csv-file.ts";
import { csvTable, everyPage, exportedAtOnce } from "../../platform/csv.ts";
import { type MessageFilter, messageColumns } from "../messages/index.ts";
import { earnedBySegment } from "./earned-by-segment.ts";
import { countFigures } from "./figures.ts";
import { type CampaignFilter, listCampaigns } from "./list.ts";
import type { CampaignContext } from "./needs.ts";
import { showCampaigns } from "./show.ts";
import { type CampaignRow, campaignOf } from "./store.ts";

interface Page<T> {
  data: T[];
  next_cursor: string | null;
}

/** From this audience on, figures counted a few seconds ago are shown as they are. */
const large = { audience: 100_000, milliseconds: 5_000 };

export function createReading(context: CampaignContext) {
  const { platform, messages, connections } = context;
  const { database, clock } = platform;

  const wasJustCounted = (row: CampaignRow) =>
    row.audience_size >= large.audience &&
    row.counted_at !== null &&
    clock.now().getTime() - row.counted_at.getTime() < large.milliseconds;

  return {
    /** With its figures counted now. */
    async get(actor: Actor, id: string): Promise<Campaign> {
      actor.must("campaigns:read");
      const row = await database.inWorkspace(actor.workspace.id, async (trx) => {
        const found = await campaignOf(trx, actor.workspace.id, id);
        return wasJustCounted(found) ? found : { ...found, stats: await countFigures(trx, messages, found) };
      });
      return (await showCampaigns(context, actor, [row]))[0]!;
    },

    async list(actor: Actor, filter: CampaignFilter): Promise<Page<Campaign>> {
      actor.must("campaigns:read");
      const { id } = actor.workspace;
      const { rows, next_cursor } = await database.inWorkspace(id, (trx) =>
        listCampaigns(trx, platform.secretKey, id, filter),
      );
      return { data: await showCampaigns(context, actor, rows), next_cursor };
    },

    async progress(actor: Actor, id: string): Promise<CampaignProgress> {
      actor.must("campaigns:read");
      const workspaceId = actor.workspace.id;
      return database.inWorkspace(workspaceId, async (trx) => {
        const { launched_at } = await campaignOf(trx, workspaceId, id);
        if (!launched_at) return { curve: [], reasons: [], waiting: [] };
        const reasons = await messages.reasons(trx, workspaceId, id);
        const retryable = ({ outcome, reason }: (typeof reasons)[number]) =>
          outcome === "failed" && !connections.permanentReasons.includes(reason);
        return {
          curve: await messages.curve(trx, workspaceId, id, launched_at),
          waiting: await messages.waiting(trx, workspaceId, id),
          reasons: reasons.map((reason) => ({ ...reason, retryable: retryable(reason) })),
        };
      });
    },

    /** What came of the campaigns that were sent to a segment, which the caller knows to be there. */
    async earnedBySegment(actor: Actor, segmentId: string): Promise<SegmentEarned> {
      actor.must("campaigns:read");
      return database.inWorkspace(actor.workspace.id, (trx) =>
        earnedBySegment(trx, messages, actor.workspace, segmentId),
      );
    },

    /** For insights, which have asked for permission themselves. Throws `not_found`. */
    async launchOf(
      workspace: ActorWorkspace,
      id: string,
    ): Promise<Pick<Campaign, "channel" | "launched_at">> {
      const row = await database.inWorkspace(workspace.id, (trx) => campaignOf(trx, workspace.id, id));
      return { channel: row.channel, launched_at: row.launched_at?.toISOString() ?? null };
    },

    async messages(actor: Actor, id: string, filter: MessageFilter): Promise<Page<Message>> {
      actor.must("campaigns:read");
      const workspaceId = actor.workspace.id;
      const part = await messages.part(actor.workspace, id, filter.part);
      return database.inWorkspace(workspaceId, async (trx) => {
        await campaignOf(trx, workspaceId, id);
        return messages.ofCampaign(trx, platform.secretKey, workspaceId, id, filter, part);
      });
    },

    async exportMessages(
      actor: Actor,
      id: string,
      asked: Omit<MessageFilter, "limit" | "cursor">,
    ): Promise<CsvFile> {
      actor.must("customers:export");
      const workspaceId = actor.workspace.id;
      const { name } = await database.inWorkspace(workspaceId, (trx) => campaignOf(trx, workspaceId, id));
      const part = await messages.part(actor.workspace, id, asked.part);
      const pages = everyPage((cursor) => {
        const filter = { ...asked, cursor, limit: exportedAtOnce };
        return database.inWorkspace(workspaceId, (trx) =>
          messages.ofCampaign(trx, platform.secretKey, workspaceId, id, filter, part),
        );
      });
      return { fileName: `${name}.csv`, pieces: csvTable(messageColumns, pages) };
    },
  };
}
