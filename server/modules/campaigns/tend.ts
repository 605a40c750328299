// Looks after campaigns that are under way, also those whose process died: launches those whose time has come, finishes
// launches that were cut off, counts what has changed elsewhere, and follows the orders that come in for a week after delivery.
import { sql } from "kysely";
import type { Platform } from "../../platform/index.ts";

export interface Tending {
  platform: Platform;
  /** True where its audience is to be frozen. */
  launchDue(workspaceId: string, id: string): Promise<boolean>;
  freezeLaunched(workspaceId: string, id: string): Promise<void>;
  changed(workspaceId: string, id: string): void;
}

const every = 5_000;

export function startTending(tending: Tending): () => Promise<void> {
  const { log } = tending.platform;
  let busy: Promise<void> = Promise.resolve();
  let idle = true;
  const timer = setInterval(() => {
    if (!idle) return;
    idle = false;
    busy = tend(tending)
      .catch((error: Error) =>
        log.warn({ error: error.message }, "looking after campaigns waits for the database"),
      )
      .finally(() => {
        idle = true;
      });
  }, every);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await busy;
  };
}

export async function tend({ platform, launchDue, freezeLaunched, changed }: Tending): Promise<void> {
  const { rows } = await sql<{ workspace_id: string; id: string; state: string }>`
    SELECT workspace_id, id, state FROM campaigns
    WHERE state = 'launching' OR (state = 'scheduled' AND (schedule->>'at')::timestamptz <= ${platform.clock.now()})
      -- What waits for days is counted when something happens, and else once a minute.
      OR (state IN ('sending', 'paused') AND (schedule->>'kind' <> 'own_time'
        OR counted_at IS NULL OR counted_at < ${platform.clock.now()}::timestamptz - interval '1 minute'))
      OR (launched_at > ${platform.clock.now()}::timestamptz - interval '10 days' AND counted_at < ${platform.clock.now()}::timestamptz - interval '1 minute')
  `.execute(platform.database.system);
  for (const { workspace_id, id, state } of rows) {
    if (state === "launching" || (state === "scheduled" && (await launchDue(workspace_id, id))))
      await freezeLaunched(workspace_id, id);
    changed(workspace_id, id);
  }
}
