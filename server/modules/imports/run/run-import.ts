// Runs an import from its first row to its last, and ends it: done, failed or cancelled. A run that follows another goes on
// writing where that one stopped.
import type { AppError } from "../../../../contract/errors.ts";
import type { Actor } from "../../../actor.ts";
import { asAppError } from "../../../platform/database.ts";
import { hasRoom } from "../../../platform/disk.ts";
import type { Platform } from "../../../platform/index.ts";
import type { Content } from "../content/content.ts";
import { importCustomers } from "../customers/import-customers.ts";
import { createCompanionReader } from "../error-store.ts";
import type { BrokenFile } from "../file/broken-file.ts";
import { importOrders } from "../orders/import-orders.ts";
import { readingOf } from "../reading.ts";
import { requireContent } from "../require-content.ts";
import { findImport, type ImportRow } from "../store.ts";
import { temporaryPath } from "../uploads.ts";
import { ErrorLog } from "./error-log.ts";
import { failureWords, waitingWords } from "./failure-words.ts";
import { type End, finish } from "./finish.ts";
import { type HeldLock, withLock } from "./lock.ts";
import type { RunNeeds } from "./needs.ts";
import { type Patience, patiently, untilRoom } from "./patience.ts";
import { Reporter } from "./reporter.ts";
import { lacksOrders, settleBeginnings } from "./settle-beginnings.ts";
import { Stopped } from "./stop.ts";
import { Tally } from "./tally.ts";
import { openDryRun, type Through, throughOf } from "./through.ts";
import type { Work } from "./work.ts";

/** Returns when the import has ended, or at once where it is not running or another process has it. */
export async function runImport(
  platform: Platform,
  needs: RunNeeds,
  where: { workspaceId: string; id: string },
  signal: AbortSignal,
): Promise<void> {
  await withLock(
    platform.database.pool,
    lockName(where.workspaceId, where.id),
    { wait: true },
    async (lock) => {
      const actor = await needs.access.systemActor({ id: where.workspaceId });
      const row = await platform.database.inWorkspace(where.workspaceId, (trx) =>
        findImport(trx, where.workspaceId, where.id),
      );
      if (row.state === "running") await runLocked(platform, needs, actor, row, lock, signal);
    },
  );
}

export function lockName(workspaceId: string, id: string): string {
  return `import ${workspaceId} ${id}`;
}

async function runLocked(
  platform: Platform,
  needs: RunNeeds,
  actor: Actor,
  row: ImportRow,
  lock: HeldLock,
  signal: AbortSignal,
): Promise<void> {
  const tally = new Tally();
  const names = row.created_by ? await needs.access.namesOf([row.created_by]) : new Map<string, string>();
  const createdBy = names.get(row.created_by ?? "") ?? null;
  const reporter = new Reporter(platform, needs.jobs, { row, tally, createdBy, signal });
  if (row.job_id) await needs.jobs.startJob(row.workspace_id, row.job_id);
  reporter.start();
  const end = await work(platform, needs, actor, row, lock, tally, reporter).finally(() => reporter.stop());
  if (end && lacksOrders(row, end, tally)) await settleBeginnings(platform, needs, row);
  if (end) await finish(platform, needs.jobs, row, tally, createdBy, end);
}

/** Undefined where the process ends first and leaves the import to another. */
async function work(
  platform: Platform,
  needs: RunNeeds,
  actor: Actor,
  row: ImportRow,
  lock: HeldLock,
  tally: Tally,
  reporter: Reporter,
): Promise<End | undefined> {
  const dryRun = row.dry ? await openDryRun(platform, needs, row) : undefined;
  try {
    const content = await requireContent(row);
    const through = dryRun ?? (await throughOf(platform, needs, actor.workspace, row, reporter));
    const broken = await importFile(
      workOf(platform, actor, row, content, through, lock, tally, reporter),
      row,
    );
    if (broken) return { state: "failed", failure: failureWords(broken, row.kind, tally.counts) };
    return { state: "done", found: await dryRun?.found() };
  } catch (error) {
    if (error instanceof Stopped) return error.why === "cancelled" ? { state: "cancelled" } : undefined;
    const told = asAppError(error) as AppError | Error;
    if ("code" in told && told.code === "shutting_down") return undefined;
    platform.log.error(
      { err: error, import: row.id, workspace: row.workspace_id },
      `an import failed: ${told.message}`,
    );
    return { state: "failed", failure: failureWords(error, row.kind, tally.counts) };
  } finally {
    await dryRun?.close();
  }
}

/** Asked of the system at most ten times a second while there is room: much less than what is left free is written meanwhile. */
function roomIn(folder: string): () => Promise<boolean> {
  let seen = Number.NEGATIVE_INFINITY;
  return async () => {
    if (performance.now() - seen < 100) return true;
    const room = await hasRoom(folder);
    if (room) seen = performance.now();
    return room;
  };
}

function importFile(work: Work, row: ImportRow): Promise<BrokenFile | undefined> {
  return row.kind === "orders" ? importOrders(work) : importCustomers(work);
}

function workOf(
  platform: Platform,
  { workspace }: Actor,
  row: ImportRow,
  content: Content,
  through: Through,
  lock: HeldLock,
  tally: Tally,
  reporter: Reporter,
): Work {
  const patience: Patience = {
    hasRoom: roomIn(platform.config.dataDir),
    tell: (waitsFor) => reporter.waiting(waitsFor && waitingWords(waitsFor, row.kind, tally.counts)),
    checkStop: () => reporter.checkStop(),
  };
  const reading = readingOf(row, workspace, platform.clock.now(), (message) => tally.note(message));
  return {
    path: content.path,
    bytes: content.bytes,
    rowsExpected: row.survey.rows,
    options: row.options,
    columns: row.survey.columns.map(({ name }) => name),
    currency: workspace.currency,
    slots: reading.slots,
    reader: reading.reader,
    tally,
    errors: new ErrorLog(through.errors),
    companions: createCompanionReader(platform.database, workspace.id),
    door: through.door,
    temporary: (name) => temporaryPath(row.file_path, name),
    progress: (share) => reporter.progress(share),
    patiently: (work) =>
      patiently(async () => {
        await lock.hold();
        return work();
      }, patience),
    untilRoom: () => untilRoom(patience),
    checkStop: patience.checkStop,
  };
}
