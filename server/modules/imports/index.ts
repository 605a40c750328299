// Imports: files of customers or orders. This module owns the uploaded files, what is guessed and said about them, their
// runs, and the rows that could not be read; what it reads goes in by the same door as everything else.
import type { Readable } from "node:stream";
import type { ParsedQuery } from "../../../contract/api.ts";
import type {
  ImportListChoice,
  ImportPreview,
  ImportRun,
  importEndpoints,
} from "../../../contract/imports.ts";
import type { Actor } from "../../actor.ts";
import type { Platform } from "../../platform/index.ts";
import { changeGuesses, type ImportChange } from "./change.ts";
import { cancelImport, startImport, startUndo } from "./control.ts";
import { toImport } from "./describe.ts";
import { errorsFile } from "./errors-file.ts";
import { chosenList, type LentLists, notLent } from "./into-list.ts";
import { listImports } from "./list.ts";
import { previewImport } from "./preview.ts";
import type { RunNeeds } from "./run/needs.ts";
import { runImport } from "./run/run-import.ts";
import { findImport, type ImportRow } from "./store.ts";
import { removeForgottenFiles, removeOldChanges, silentImports } from "./tend.ts";
import { keepChanges } from "./undo/journal.ts";
import { undoImport } from "./undo/undo-import.ts";
import { type NewImport, uploadImport } from "./upload.ts";

export type Imports = ReturnType<typeof createImports>;
export type { ImportChange } from "./change.ts";
export type { LentLists, NextTaken, Place, TakenBack } from "./into-list.ts";
export { countryAsWritten, languageAsWritten } from "./values/as-written.ts";

/** Seconds without a sign after which a running import is looked after; a run gives one twice a second. */
const silence = 30;
/** Longer than any import may take: one that is alive is known by its lock. */
const longestRun = 20 * 3_600;

export function createImports(platform: Platform, given: Omit<RunNeeds, "lists">) {
  const needs: RunNeeds = { ...given, lists: notLent };
  const { database, clock } = platform;
  const ending = new AbortController();
  const running = new Set<Promise<void>>();

  const run = (where: { workspaceId: string; id: string }): Promise<void> => {
    const work = runImport(platform, needs, where, ending.signal).finally(() => running.delete(work));
    running.add(work);
    return work;
  };

  const queue = platform.jobs.define<{ workspaceId: string; id: string }>({
    name: "import",
    concurrency: 2,
    expireInSeconds: longestRun,
    retryLimit: 2,
    run,
  });

  needs.customers.lendImported(keepChanges("customer"));
  needs.orders.lendImported(keepChanges("order"));

  const undo = (where: { workspaceId: string; id: string }): Promise<void> => {
    const work = undoImport(platform, needs, where, ending.signal).finally(() => running.delete(work));
    running.add(work);
    return work;
  };

  const undoQueue = platform.jobs.define<{ workspaceId: string; id: string }>({
    name: "import.undo",
    concurrency: 1,
    expireInSeconds: longestRun,
    retryLimit: 2,
    run: undo,
  });

  const takeUp = async (seconds: number) => {
    for (const { undoing, ...where } of await silentImports(platform, seconds))
      await (undoing ? undoQueue : queue).send(where);
  };
  platform.jobs.schedule("imports.take-up", "* * * * *", () => takeUp(silence));
  platform.jobs.schedule("imports.tidy", "17 3 * * *", () => removeForgottenFiles(platform));
  platform.jobs.schedule("imports.forget-changes", "47 3 * * *", () => removeOldChanges(platform));

  const find = (actor: Actor, id: string): Promise<ImportRow> =>
    database.inWorkspace(actor.workspace.id, (trx) => findImport(trx, actor.workspace.id, id));

  const describe = async (rows: ImportRow[]): Promise<ImportRun[]> => {
    const names = await needs.access.namesOf(rows.flatMap((row) => row.created_by ?? []));
    return rows.map((row) => toImport(row, clock.now(), names.get(row.created_by ?? "") ?? null));
  };
  const describeOne = async (row: ImportRow): Promise<ImportRun> => (await describe([row]))[0]!;

  return {
    async list(actor: Actor, query: ParsedQuery<typeof importEndpoints.list>) {
      actor.must("imports:read");
      const { rows, next_cursor } = await listImports(platform, actor.workspace.id, query);
      return { data: await describe(rows), next_cursor };
    },

    async get(actor: Actor, id: string): Promise<ImportRun> {
      actor.must("imports:read");
      return describeOne(await find(actor, id));
    },

    /** Reads the body to its end. Throws `invalid_input` or `unsupported_media_type` where it holds no table. */
    async upload(actor: Actor, input: NewImport, body: Readable): Promise<ImportRun> {
      actor.must("imports:run");
      return describeOne(await uploadImport(platform, actor, input, body));
    },

    async preview(actor: Actor, id: string): Promise<ImportPreview> {
      actor.must("imports:read");
      return previewImport(await find(actor, id), actor.workspace, clock.now());
    },

    async update(
      actor: Actor,
      id: string,
      change: ImportChange & { list?: ImportListChoice | null },
    ): Promise<ImportRun> {
      actor.must("imports:run");
      const { list, ...guesses } = change;
      const chosen = list === undefined ? {} : await chosenList(platform, needs.lists, actor, list);
      return describeOne(await changeGuesses(platform, actor, id, guesses, chosen));
    },

    /** Goes through the whole file and writes nothing. */
    async dryRun(actor: Actor, id: string): Promise<ImportRun> {
      actor.must("imports:run");
      const row = await startImport(platform, needs.jobs, actor, id, { dry: true });
      await queue.send({ workspaceId: row.workspace_id, id: row.id });
      return describeOne(row);
    },

    async start(actor: Actor, id: string): Promise<ImportRun> {
      actor.must("imports:run");
      const row = await startImport(platform, needs.jobs, actor, id, { dry: false });
      await queue.send({ workspaceId: row.workspace_id, id: row.id });
      return describeOne(row);
    },

    /** Starts it and returns when it has ended: for the command line, which has no worker beside it. */
    async startAndRun(actor: Actor, id: string, how: { dry: boolean }): Promise<ImportRun> {
      actor.must("imports:run");
      const row = await startImport(platform, needs.jobs, actor, id, how);
      await run({ workspaceId: row.workspace_id, id: row.id });
      return describeOne(await find(actor, id));
    },

    async cancel(actor: Actor, id: string): Promise<ImportRun> {
      actor.must("imports:run");
      return describeOne(await cancelImport(platform, needs.jobs, actor, id));
    },

    async undo(actor: Actor, id: string): Promise<ImportRun> {
      actor.must("imports:run");
      const row = await startUndo(platform, needs.jobs, actor, id);
      await undoQueue.send({ workspaceId: row.workspace_id, id: row.id });
      return describeOne(row);
    },

    /** Undoes it and returns when that has ended: for the command line. */
    async undoNow(actor: Actor, id: string): Promise<ImportRun> {
      actor.must("imports:run");
      const row = await startUndo(platform, needs.jobs, actor, id);
      await undo({ workspaceId: row.workspace_id, id: row.id });
      return describeOne(await find(actor, id));
    },

    /** The error file's name and text, piece by piece. */
    async errors(actor: Actor, id: string): Promise<{ fileName: string; pieces: AsyncGenerator<string> }> {
      actor.must("imports:read");
      const row = await find(actor, id);
      const name = row.file_name.replace(/(\.(csv|tsv|txt|xlsx|zip))?(\.gz)?$/i, "");
      return { fileName: `${name} errors.csv`, pieces: errorsFile(database, row) };
    },

    /** Lends what lists know, and how someone is put on one and taken off. */
    lendLists(lent: LentLists) {
      needs.lists = lent;
    },

    /** Takes up what a killed process left. Returns how to end: runs stop and are left for the next start. */
    async startTending(): Promise<() => Promise<void>> {
      await takeUp(0);
      return async () => {
        ending.abort();
        await Promise.allSettled(running);
      };
    },
  };
}
