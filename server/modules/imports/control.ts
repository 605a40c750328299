// Starts an import, or a dry run of it, and cancels it. Both are a change of its row, which whoever runs it obeys within half a second.
import { AppError } from "../../../contract/errors.ts";
import { importUndoDays } from "../../../contract/imports.ts";
import type { Actor } from "../../actor.ts";
import type { Platform } from "../../platform/index.ts";
import type { Jobs } from "../jobs/index.ts";
import { undoable, undoableUntil } from "./describe.ts";
import { clearErrors } from "./error-store.ts";
import { rememberMapping } from "./guess/remembered.ts";
import { missingOf } from "./missing.ts";
import { requireContent } from "./require-content.ts";
import { zeroCounts } from "./run/tally.ts";
import { changeImport, findImport, type ImportRow, lockImport, mustBe } from "./store.ts";

const startable = ["ready", "failed", "cancelled"] as const;

/** Marks it as running; somebody must run it now. A dry run writes nothing and leaves it ready. */
export async function startImport(
  platform: Platform,
  jobs: Jobs,
  actor: Actor,
  id: string,
  { dry }: { dry: boolean },
): Promise<ImportRow> {
  const { database, clock } = platform;
  const workspaceId = actor.workspace.id;
  const before = await database.inWorkspace(workspaceId, (trx) => findImport(trx, workspaceId, id));
  mustBe(before, dry ? ["ready"] : startable, "Upload the file again to import it anew.");
  mustBeComplete(before);
  await requireContent(before);
  const jobId = await jobs.openJob(workspaceId, {
    kind: "import",
    subjectId: id,
    title: `${dry ? "Dry run of the import" : "Import"} of ${before.file_name}`,
    total: before.survey.rows,
  });
  return database.inWorkspace(workspaceId, async (trx) => {
    const row = await lockImport(trx, workspaceId, id);
    mustBe(row, startable, "It was started a moment ago.");
    await clearErrors(trx, workspaceId, id);
    if (!dry) await rememberMapping(trx, row, clock.now());
    return changeImport(trx, workspaceId, id, {
      state: "running",
      dry,
      run: row.run + 1,
      job_id: jobId,
      counts: JSON.stringify(zeroCounts),
      notes: "[]",
      progress: 0,
      failure: null,
      waiting: null,
      started_at: clock.now(),
      finished_at: null,
    });
  });
}

function mustBeComplete({ kind, mapping, survey }: ImportRow): void {
  const missing = missingOf(kind, mapping, survey.rows);
  if (missing.length === 0) return;
  throw new AppError("invalid_input", `This is still missing: ${missing.join("; ")}.`, {
    faults: missing.map((message) => ({ path: "/mapping", message })),
  });
}

/** A dry run leaves nothing behind but what it found. */
export const backToReady = {
  state: "ready",
  counts: JSON.stringify(zeroCounts),
  notes: "[]",
  progress: 0,
  waiting: null,
  job_id: null,
  started_at: null,
} as const;

export async function cancelImport(
  platform: Platform,
  jobs: Jobs,
  actor: Actor,
  id: string,
): Promise<ImportRow> {
  const { database, clock } = platform;
  const workspaceId = actor.workspace.id;
  const { row, jobId } = await database.inWorkspace(workspaceId, async (trx) => {
    const before = await lockImport(trx, workspaceId, id);
    mustBe(before, ["ready", "running"], "There is nothing to stop.");
    const trying = before.state === "running" && before.dry;
    const change = trying ? backToReady : { state: "cancelled" as const, finished_at: clock.now() };
    return { row: await changeImport(trx, workspaceId, id, change), jobId: before.job_id };
  });
  if (jobId) await jobs.endJob(workspaceId, jobId, { state: "cancelled" });
  return row;
}

/** Marks it as being undone; somebody must do it now. */
export async function startUndo(
  { database, clock }: Platform,
  jobs: Jobs,
  actor: Actor,
  id: string,
): Promise<ImportRow> {
  const workspaceId = actor.workspace.id;
  const before = await database.inWorkspace(workspaceId, (trx) => findImport(trx, workspaceId, id));
  mustBe(before, undoable, "Only what an import has written can be undone, once it has ended.");
  const title = `Undoing the import of ${before.file_name}`;
  const jobId = await jobs.openJob(workspaceId, { kind: "import", subjectId: id, title, total: 1 });
  return database.inWorkspace(workspaceId, async (trx) => {
    const row = await lockImport(trx, workspaceId, id);
    mustBe(row, undoable, "It is being undone already.");
    if (!undoableUntil(row, clock.now()))
      throw new AppError(
        "wrong_state",
        `The import of ${row.file_name} ended more than ${importUndoDays} days ago, and what it changed is not kept any longer. What it wrote stays.`,
      );
    return changeImport(trx, workspaceId, id, {
      state: "undoing",
      run: row.run + 1,
      job_id: jobId,
      progress: 0,
      checkpoint: null,
      finished_at: null,
    });
  });
}
