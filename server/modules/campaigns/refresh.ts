// Counts one campaign anew, keeps its figures, closes it when every message has come to its end, and publishes the change.
import type { LiveEvent } from "../../../contract/live.ts";
import type { Trx } from "../../platform/database.ts";
import type { Delivery } from "../delivery/index.ts";
import { type Earned, earnedBy } from "./earned.ts";
import { countFigures, toStats } from "./figures.ts";
import type { CampaignContext } from "./needs.ts";
import { attentionOf } from "./show.ts";
import { type CampaignRow, changeCampaign, lockedCampaign } from "./store.ts";
import type { Figures } from "./tables.ts";

/** Milliseconds for which a count of orders may be shown again: orders come more slowly than receipts. */
const earnedFor = 3_000;

export function createRefresh(context: CampaignContext): (workspaceId: string, id: string) => Promise<void> {
  const { platform } = context;
  const { database } = platform;
  const earned = new Map<string, { value: Earned; until: number }>();
  const published = new Map<string, string>();

  const earnedSoon = async (trx: Trx, row: CampaignRow): Promise<Earned> => {
    const now = platform.clock.now().getTime();
    const known = earned.get(row.id);
    if (known && known.until > now) return known.value;
    const began = performance.now();
    const value = await earnedBy(trx, context.messages, row.workspace_id, row.id);
    const took = performance.now() - began;
    if (earned.size > 1_000) earned.clear();
    earned.set(row.id, { value, until: now + Math.max(earnedFor, 10 * took) });
    return value;
  };

  /** Under the campaign's lock, so that of two who count, the later has the last word. */
  const count = async (trx: Trx, workspaceId: string, id: string) => {
    const seen = await lockedCampaign(trx, workspaceId, id);
    const figures = await countFigures(trx, context.messages, seen, await earnedSoon(trx, seen));
    const row = await keep(trx, context.delivery, seen, figures, platform.clock.now());
    return {
      row,
      figures,
      attention: attentionOf(row, await context.connections.troubles(trx, workspaceId)),
    };
  };

  return async (workspaceId, id) => {
    const { workspace } = await context.access.systemActor({ id: workspaceId });
    await database.inWorkspace(workspaceId, async (trx) => {
      const { row, figures, attention } = await count(trx, workspaceId, id);
      const data = { id, state: row.state, stats: toStats(figures, workspace.currency), attention };
      const text = JSON.stringify(data);
      if (published.get(id) === text) return;
      if (published.size > 1_000) published.clear();
      published.set(id, text);
      await platform.live.publish(
        { workspaceId, event: "campaign", data: data satisfies CampaignEvent },
        trx,
      );
    });
  };
}

type CampaignEvent = Extract<LiveEvent, { event: "campaign" }>["data"];

/** Nothing that has ended begins anew, so that what was counted as ended is so at any later moment. */
async function keep(
  trx: Trx,
  delivery: Delivery,
  row: CampaignRow,
  figures: Figures,
  now: Date,
): Promise<CampaignRow> {
  const kept = { stats: JSON.stringify(figures), counted_at: now };
  const ended = figures.queued === 0 && figures.sent === 0;
  if (!ended || (row.state !== "sending" && row.state !== "paused")) {
    return changeCampaign(trx, row.workspace_id, row.id, kept);
  }
  const closed = await changeCampaign(trx, row.workspace_id, row.id, {
    ...kept,
    state: "done",
    finished_at: now,
  });
  await delivery.finish(trx, row.workspace_id, row.id);
  return closed;
}
