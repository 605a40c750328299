// Ends a run: its row, its job, the files that nobody needs any more, and whoever watches.
import type { Updateable } from "kysely";
import type { ImportDryRun } from "../../../../contract/imports.ts";
import type { Platform } from "../../../platform/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import { backToReady } from "../control.ts";
import { toProgress } from "../describe.ts";
import { changeRun, type ImportRow } from "../store.ts";
import type { ImportsTable } from "../tables.ts";
import { removeUpload } from "../uploads.ts";
import type { DryRun } from "./dry-door.ts";
import { patiently } from "./patience.ts";
import type { Tally } from "./tally.ts";

/** What the end of a run writes. */
export interface End {
  state: "done" | "failed" | "cancelled";
  failure?: string;
  /** Of a dry run that came to its end. */
  found?: Awaited<ReturnType<DryRun["found"]>>;
}

export async function finish(
  platform: Platform,
  jobs: Jobs,
  row: ImportRow,
  tally: Tally,
  createdBy: string | null,
  end: End,
): Promise<void> {
  const { database, live, clock } = platform;
  const { state, failure } = end;
  const ended = await patiently(
    () =>
      database.inWorkspace(row.workspace_id, (trx) =>
        changeRun(
          trx,
          row,
          state === "cancelled" ? "cancelled" : "running",
          endOf(end, row, tally, clock.now()),
        ),
      ),
    { hasRoom: async () => true, tell() {}, checkStop() {} },
  );
  if (state === "done" && !row.dry) await removeUpload(row.file_path);
  if (row.job_id) await jobs.endJob(row.workspace_id, row.job_id, { state, failure });
  if (ended)
    await live.publish({
      workspaceId: row.workspace_id,
      event: "import",
      data: toProgress(ended, clock.now(), createdBy),
    });
}

function endOf(
  { state, failure, found }: End,
  row: ImportRow,
  tally: Tally,
  now: Date,
): Updateable<ImportsTable> {
  if (row.dry && found) {
    const dryRun: ImportDryRun = { counts: tally.counts, ...found, finished_at: now.toISOString() };
    return { ...backToReady, dry_run: JSON.stringify(dryRun) };
  }
  return {
    state,
    failure: failure ?? null,
    counts: JSON.stringify(tally.counts),
    notes: JSON.stringify(tally.notes()),
    waiting: null,
    ...(state === "done" ? { checkpoint: null } : {}),
    finished_at: now,
    ...(state === "done" ? { progress: 1 } : {}),
  };
}
