// Runs an import from its first row to its last, and ends it: done, failed or cancelled. A run that follows another goes on
// writing where that one stopped.
import type { Updateable } from "kysely";
import type { CustomerInput } from "../../../../contract/customers.ts";
import type { AppError } from "../../../../contract/errors.ts";
import type { ImportDryRun } from "../../../../contract/imports.ts";
import type { Actor } from "../../../actor.ts";
import { asAppError } from "../../../platform/database.ts";
import { hasRoom } from "../../../platform/disk.ts";
import type { Platform } from "../../../platform/index.ts";
import type { Access } from "../../access/index.ts";
import type { Customers } from "../../customers/index.ts";
import type { Ingest } from "../../ingest/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import type { Orders } from "../../orders/index.ts";
import type { Content } from "../content/content.ts";
import { backToReady } from "../control.ts";
import { importCustomers } from "../customers/import-customers.ts";
import { toProgress } from "../describe.ts";
import { createCompanionReader, createErrorStore } from "../error-store.ts";
import type { BrokenFile } from "../file/broken-file.ts";
import { importOrders } from "../orders/import-orders.ts";
import { readingOf } from "../reading.ts";
import { requireContent } from "../require-content.ts";
import { changeRun, findImport, type ImportRow } from "../store.ts";
import type { ImportsTable } from "../tables.ts";
import { removeUpload, temporaryPath } from "../uploads.ts";
import { ResumingDoor, type Written } from "./checkpoint.ts";
import { type Door, doorOf, type Taken } from "./door.ts";
import { DryRun, type Present } from "./dry-door.ts";
import { ErrorLog, type ErrorStore } from "./error-log.ts";
import { failureWords, waitingWords } from "./failure-words.ts";
import { type HeldLock, withLock } from "./lock.ts";
import { type Patience, patiently, untilRoom } from "./patience.ts";
import { Reporter } from "./reporter.ts";
import { Stopped } from "./stop.ts";
import { Tally } from "./tally.ts";
import type { Work } from "./work.ts";

export interface RunNeeds {
  access: Access;
  customers: Customers;
  orders: Orders;
  jobs: Jobs;
  ingest: Ingest;
}

/** What the end of a run writes. */
interface End {
  state: "done" | "failed" | "cancelled";
  failure?: string;
  /** Of a dry run that came to its end. */
  found?: Awaited<ReturnType<DryRun["found"]>>;
}

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
  if (end) await finish(platform, needs, row, tally, createdBy, end);
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
    const through = dryRun ?? throughOf(platform, needs, actor, row, reporter);
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

/** Where what was read goes, and what could not be read. */
interface Through {
  door: Door;
  errors: ErrorStore;
}

function throughOf(
  platform: Platform,
  needs: RunNeeds,
  { workspace }: Actor,
  row: ImportRow,
  reporter: Reporter,
): Through {
  const written: Written = (batch) =>
    platform.database.inWorkspace(workspace.id, async (trx) => {
      const names = batch.map(namesOf);
      const idOf = await needs.customers.whoIs(trx, workspace.id, names);
      // Who was removed since was still one of the customers of this file.
      return names.map((name): Taken => ({ id: idOf(name) ?? `gone ${JSON.stringify(name)}` }));
    });
  const door = new ResumingDoor(doorOf(needs.ingest, workspace, row.id), row.checkpoint, written);
  reporter.follow(door);
  return { door, errors: createErrorStore(platform.database, workspace.id, row.id) };
}

function namesOf({ external_id, email, phone }: CustomerInput): CustomerInput {
  return { external_id, email, phone };
}

function openDryRun(
  { database }: Platform,
  { customers, orders }: RunNeeds,
  row: ImportRow,
): Promise<DryRun> {
  const { workspace_id } = row;
  const present: Present = {
    customers: (refs) =>
      database.inWorkspace(workspace_id, async (trx) => {
        const idOf = await customers.whoIs(trx, workspace_id, refs);
        return refs.map((ref) => idOf(ref) !== undefined);
      }),
    orders: (externalIds) =>
      database.inWorkspace(workspace_id, async (trx) => {
        const there = await orders.present(trx, workspace_id, externalIds);
        return externalIds.map((externalId) => there.has(externalId));
      }),
  };
  return DryRun.open(present, (name) => temporaryPath(row.file_path, name));
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

async function finish(
  platform: Platform,
  needs: RunNeeds,
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
  if (row.job_id) await needs.jobs.endJob(row.workspace_id, row.job_id, { state, failure });
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
