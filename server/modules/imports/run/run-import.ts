// Runs an import from its first row to its last, and ends it: done, failed or cancelled. A run always starts at the
// beginning; what an earlier one wrote is found again by the shop's own ids and not doubled.
import type { AppError } from "../../../../contract/errors.ts";
import type { Actor } from "../../../actor.ts";
import { asAppError } from "../../../platform/database.ts";
import { hasRoom } from "../../../platform/disk.ts";
import type { Platform } from "../../../platform/index.ts";
import type { Access } from "../../access/index.ts";
import type { Ingest } from "../../ingest/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import type { Content } from "../content/content.ts";
import { importCustomers } from "../customers/import-customers.ts";
import { toProgress } from "../describe.ts";
import { createCompanionReader, createErrorStore } from "../error-store.ts";
import type { BrokenFile } from "../file/broken-file.ts";
import { type LentLists, listOfRun } from "../into-list.ts";
import { importOrders } from "../orders/import-orders.ts";
import { readingOf } from "../reading.ts";
import { requireContent } from "../require-content.ts";
import { changeRun, findImport, type ImportRow } from "../store.ts";
import { removeUpload, temporaryPath } from "../uploads.ts";
import { type Door, doorOf } from "./door.ts";
import { ErrorLog } from "./error-log.ts";
import { failureWords, waitingWords } from "./failure-words.ts";
import { withLock } from "./lock.ts";
import { type Patience, patiently, untilRoom } from "./patience.ts";
import { Reporter } from "./reporter.ts";
import { Stopped } from "./stop.ts";
import { Tally } from "./tally.ts";
import type { Work } from "./work.ts";

export interface RunNeeds {
  access: Access;
  jobs: Jobs;
  ingest: Ingest;
  lists: LentLists;
}

/** What the end of a run writes. */
interface End {
  state: "done" | "failed" | "cancelled";
  failure?: string;
}

/** Returns when the import has ended, or at once where it is not running or another process has it. */
export async function runImport(
  platform: Platform,
  needs: RunNeeds,
  where: { workspaceId: string; id: string },
  signal: AbortSignal,
): Promise<void> {
  await withLock(platform.database.pool, lockName(where.workspaceId, where.id), { wait: true }, async () => {
    const actor = await needs.access.systemActor({ id: where.workspaceId });
    const row = await platform.database.inWorkspace(where.workspaceId, (trx) =>
      findImport(trx, where.workspaceId, where.id),
    );
    if (row.state === "running") await runLocked(platform, needs, actor, row, signal);
  });
}

export function lockName(workspaceId: string, id: string): string {
  return `import ${workspaceId} ${id}`;
}

async function runLocked(
  platform: Platform,
  needs: RunNeeds,
  actor: Actor,
  row: ImportRow,
  signal: AbortSignal,
): Promise<void> {
  const tally = new Tally();
  const names = row.created_by ? await needs.access.namesOf([row.created_by]) : new Map<string, string>();
  const createdBy = names.get(row.created_by ?? "") ?? null;
  const reporter = new Reporter(platform, needs.jobs, { row, tally, createdBy, signal });
  if (row.job_id) await needs.jobs.startJob(row.workspace_id, row.job_id);
  reporter.start();
  const end = await work(platform, needs, actor, row, tally, reporter).finally(() => reporter.stop());
  if (end) await finish(platform, needs, row, tally, createdBy, end);
}

/** Undefined where the process ends first and leaves the import to another. */
async function work(
  platform: Platform,
  needs: RunNeeds,
  actor: Actor,
  row: ImportRow,
  tally: Tally,
  reporter: Reporter,
): Promise<End | undefined> {
  try {
    const content = await requireContent(row);
    const put = await listOfRun(platform, needs.lists, row);
    const door = doorOf(needs.ingest, actor.workspace, put);
    const broken = await importFile(workOf(platform, door, actor, row, content, tally, reporter), row);
    return broken
      ? { state: "failed", failure: failureWords(broken, row.kind, tally.counts) }
      : { state: "done" };
  } catch (error) {
    if (error instanceof Stopped) return error.why === "cancelled" ? { state: "cancelled" } : undefined;
    const told = asAppError(error) as AppError | Error;
    if ("code" in told && told.code === "shutting_down") return undefined;
    platform.log.error(
      { err: error, import: row.id, workspace: row.workspace_id },
      `an import failed: ${told.message}`,
    );
    return { state: "failed", failure: failureWords(error, row.kind, tally.counts) };
  }
}

function importFile(work: Work, row: ImportRow): Promise<BrokenFile | undefined> {
  return row.kind === "orders" ? importOrders(work) : importCustomers(work);
}

function workOf(
  platform: Platform,
  door: Door,
  { workspace }: Actor,
  row: ImportRow,
  content: Content,
  tally: Tally,
  reporter: Reporter,
): Work {
  const patience: Patience = {
    hasRoom: () => hasRoom(platform.config.dataDir),
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
    errors: new ErrorLog(createErrorStore(platform.database, workspace.id, row.id)),
    companions: createCompanionReader(platform.database, workspace.id),
    door,
    temporary: (name) => temporaryPath(row.file_path, name),
    progress: (share) => reporter.progress(share),
    patiently: (work) => patiently(work, patience),
    untilRoom: () => untilRoom(patience),
    checkStop: patience.checkStop,
  };
}

async function finish(
  platform: Platform,
  needs: RunNeeds,
  row: ImportRow,
  tally: Tally,
  createdBy: string | null,
  { state, failure }: End,
): Promise<void> {
  const { database, live, clock } = platform;
  const ended = await patiently(
    () =>
      database.inWorkspace(row.workspace_id, (trx) =>
        changeRun(trx, row, state === "cancelled" ? "cancelled" : "running", {
          state,
          failure: failure ?? null,
          counts: JSON.stringify(tally.counts),
          notes: JSON.stringify(tally.notes()),
          waiting: null,
          finished_at: clock.now(),
          ...(state === "done" ? { progress: 1 } : {}),
        }),
      ),
    { hasRoom: async () => true, tell() {}, checkStop() {} },
  );
  if (state === "done") await removeUpload(row.file_path);
  if (row.job_id) await needs.jobs.endJob(row.workspace_id, row.job_id, { state, failure });
  if (ended)
    await live.publish({
      workspaceId: row.workspace_id,
      event: "import",
      data: toProgress(ended, clock.now(), createdBy),
    });
}
