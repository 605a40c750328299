// Counts segments that nobody counted yet today, so that each has a size for every day: all of a workspace's by as few
// statements as they fit in. Asked for every hour, since days begin at another hour in each time zone.
import { sql } from "kysely";
import type { ActorWorkspace } from "../../../actor.ts";
import { lastDays } from "../../../platform/days.ts";
import { type Asking, askingOf } from "../asking.ts";
import { inBatches } from "../batches.ts";
import type { SegmentContext } from "../needs.ts";
import { soundRules } from "../opening.ts";
import { allSegments, type SegmentRow } from "../store.ts";
import { type Recorded, record } from "./record.ts";

export async function countDaily(context: SegmentContext): Promise<void> {
  const { platform, access } = context;
  const { rows } = await sql<{ id: string }>`SELECT DISTINCT workspace_id AS id FROM segments`.execute(
    platform.database.system,
  );
  for (const { id } of rows) {
    try {
      const { workspace } = await access.systemActor({ id });
      const { from } = lastDays(platform.clock.now(), 1, workspace.timezone);
      await countAll(context, workspace, ({ counted_at }) => counted_at === null || counted_at < from);
    } catch (err) {
      platform.log.error({ err, workspace: id }, "the daily count of segments failed, and is tried again");
    }
  }
}

/** Each batch in a transaction of its own, so that no lock is held for long. */
export async function countAll(
  context: SegmentContext,
  workspace: ActorWorkspace,
  wanted: (row: SegmentRow) => boolean,
): Promise<void> {
  const asking = await askingOf(context, workspace);
  const rows = await context.platform.database.inWorkspace(workspace.id, (trx) =>
    allSegments(trx, workspace.id),
  );
  const sound = soundRules(rows, asking.catalogue);
  const asked = rows.filter((row) => wanted(row) && sound.has(row.id));
  for (const batch of inBatches(asked, asking.catalogue)) await countAndTell(context, asking, batch);
}

/** Counts some in one statement. */
export async function countAndTell(
  context: SegmentContext,
  asking: Asking,
  rows: readonly Pick<SegmentRow, "id">[],
): Promise<void> {
  const { platform, telling } = context;
  const recorded = await platform.database.inWorkspace(
    asking.workspace.id,
    async (trx): Promise<Recorded[]> => {
      const found = await record(
        trx,
        asking,
        rows.map(({ id }) => id),
      );
      await telling.publish(trx, found);
      return found;
    },
  );
  await telling.tell(recorded);
}
