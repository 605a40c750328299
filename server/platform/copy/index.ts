// The columnar copy: a DuckDB in this process that follows PostgreSQL and answers in an instant what would otherwise be counted
// over all rows. It is never the truth and may be gone at any time; whoever asks then asks PostgreSQL. One process keeps it; the others ask
// that one.
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import type { Log } from "../log.ts";
import { DamagedCopy } from "./damaged.ts";
import { removeLeft } from "./folder.ts";
import { KeptCopy } from "./kept.ts";
import { askForRebuild, ownerUrl, sayLoaded, sayOwner, tryToOwn } from "./owner.ts";
import { askOwner, type CopyAnswer, type CopyQuestion, copyToken } from "./remote.ts";
import { connectTo } from "./snapshot.ts";
import type { CopiedTable } from "./table.ts";
import { isWorthKeeping } from "./worth.ts";

export { copyPath, copyQuestion } from "./remote.ts";
export type { CopiedTable } from "./table.ts";

export interface CopyStatus {
  /** `idle` while no workspace is large enough to need one. */
  state: "off" | "elsewhere" | "idle" | "loading" | "ready";
  /** Of a copy that this process keeps. */
  lag_ms?: number;
  loaded_in_ms?: number;
  memory_mb?: number;
  rows?: Record<string, number>;
}

export interface Copy {
  /** Begins in the background: loads it, or waits for another process to let go. */
  start(tables: readonly CopiedTable[]): void;
  /** Notes that something was committed, so that this process's next question sees it. */
  written(workspaceId: string): void;
  /** Undefined where there is no copy, or none that is new enough in time, or the workspace is small: ask PostgreSQL. */
  ask(question: Omit<CopyQuestion, "writtenMsAgo">): Promise<CopyAnswer | undefined>;
  /** Answers another process. */
  answer(question: CopyQuestion): Promise<CopyAnswer | undefined>;
  /** What another process has to show. */
  token: string;
  status(): Promise<CopyStatus>;
  /** Asks whichever process keeps it to build it anew, and waits; false where none does. */
  rebuild(): Promise<boolean>;
  /** Looks it over now rather than in a while. */
  checkSoon(): void;
  /** Runs a statement on all of it unseen by anyone: for tests of what then happens. */
  damage(text: string): Promise<void>;
  close(): Promise<void>;
}

export interface CopyParts {
  databaseUrl: string;
  pool: pg.Pool;
  log: Log;
  secretKey: Buffer;
  /** Where it keeps its files, and other processes may keep theirs. */
  dataDir: string;
  /** Undefined where there shall be none. */
  memory: string | undefined;
  /** How many orders, items and events a workspace has at least for the copy to answer for it. */
  fromRows: number;
  /** Where other processes reach this one; asked when it is known. */
  url: () => string;
}

/** How long a question waits for what was just written. */
const patienceMs = 1_500;
const tryAgainMs = 1_000;
/** How long before a shop that was small is looked at again. */
const lookAgainMs = 5_000;

export function createCopy(parts: CopyParts): Copy {
  const { log, databaseUrl } = parts;
  const writes = new Map<string, number>();
  const token = copyToken(parts.secretKey);
  const closing = new AbortController();
  const root = join(parts.dataDir, "copy");
  let kept: KeptCopy | undefined;
  let ready = false;
  let client: pg.Client | undefined;
  let owner: string | undefined;
  let running: Promise<void> | undefined;

  /** Owns the copy, keeps it and lets go of it; returns at once where another process owns it. */
  async function turn(tables: readonly CopiedTable[]): Promise<void> {
    client = await connectTo(databaseUrl, "regulars-copy");
    try {
      while (!closing.signal.aborted && !(await tryToOwn(client))) {
        owner = await ownerUrl(client);
        await sleep(tryAgainMs, undefined, { signal: closing.signal });
      }
      owner = undefined;
      await sayOwner(client, parts.url());
      await tidy();
      while (!(await isWorthKeeping(client, tables, parts.fromRows)))
        await sleep(lookAgainMs, undefined, { signal: closing.signal });
      kept = new KeptCopy(client, {
        databaseUrl,
        root,
        memory: parts.memory!,
        fromRows: parts.fromRows,
        tables,
      });
      await kept.load();
      await sayLoaded(client);
      ready = true;
      await kept.keepUp();
    } finally {
      ready = false;
      const ended = kept;
      kept = undefined;
      await ended?.close().catch(() => {});
      await client.end().catch(() => {});
    }
  }

  /** Room on the disk is no reason to do without a copy. */
  async function tidy(): Promise<void> {
    await removeLeft(root).catch((error: Error) =>
      log.warn({ error: error.message }, "what a columnar copy left behind could not be removed"),
    );
  }

  async function run(tables: readonly CopiedTable[]): Promise<void> {
    while (!closing.signal.aborted) {
      await turn(tables).catch(async (error: Error) => {
        if (closing.signal.aborted) return;
        log.warn({ error: error.message }, "the columnar copy is built anew; PostgreSQL answers meanwhile");
        if (!(error instanceof DamagedCopy)) await sleep(tryAgainMs, undefined, { ref: false });
      });
    }
  }

  async function answer(question: CopyQuestion) {
    const { workspaceId, writtenMsAgo } = question;
    const asked = kept;
    if (!asked || !ready || !asked.isWorthAsking(workspaceId)) return undefined;
    const unseen = writtenMsAgo !== undefined && asked.position!.takenAt <= performance.now() - writtenMsAgo;
    if (unseen && !(await asked.catchUp(patienceMs))) return undefined;
    const { asOf } = asked.position!;
    return { rows: await asked.ask(question), asOf };
  }

  return {
    token,
    start(tables) {
      if (parts.memory === undefined) void tidy();
      else running ??= run(tables);
    },
    written: (workspaceId) => void writes.set(workspaceId, performance.now()),
    async ask(asked) {
      const written = writes.get(asked.workspaceId);
      const question = {
        ...asked,
        ...(written === undefined ? {} : { writtenMsAgo: performance.now() - written }),
      };
      try {
        if (kept) return await answer(question);
        return owner === undefined ? undefined : await askOwner(owner, token, question);
      } catch (error) {
        log.warn({ error: (error as Error).message }, "the columnar copy did not answer; PostgreSQL does");
        kept?.checkSoon();
        return undefined;
      }
    },
    answer,
    async status() {
      if (!running) return { state: "off" };
      if (!kept) return { state: owner === undefined ? "idle" : "elsewhere" };
      const figures = ready ? await kept.figures().catch(() => undefined) : undefined;
      if (!figures || !kept) return { state: "loading" };
      const { rows, memoryMb } = figures;
      const lag_ms = Math.round(performance.now() - kept.position!.takenAt);
      return { state: "ready", lag_ms, loaded_in_ms: kept.loadedInMs, memory_mb: memoryMb, rows };
    },
    rebuild: () => askForRebuild(parts.pool, 10 * 60_000),
    checkSoon: () => kept?.checkSoon(),
    damage: async (text) => void (await kept?.damage(text)),
    async close() {
      closing.abort();
      kept?.end();
      if (running) void client?.end().catch(() => {});
      await running;
    },
  };
}
