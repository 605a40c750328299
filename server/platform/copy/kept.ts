// The copy that this process keeps: loaded, then following every so often and whenever somebody waits for it, and looked
// over now and then. Any fault ends it; whoever keeps it builds another.
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { type Checks, createChecks } from "./check.ts";
import { DamagedCopy } from "./damaged.ts";
import { type Duck, openDuck } from "./duck.ts";
import { follow, forgetDeletions } from "./follow.ts";
import { loadAll } from "./load.ts";
import { isRebuildAsked } from "./owner.ts";
import type { CopyQuestion } from "./remote.ts";
import type { Position } from "./snapshot.ts";
import type { CopiedTable } from "./table.ts";

export interface KeptOptions {
  databaseUrl: string;
  /** Below which it makes its folder. */
  root: string;
  memory: string;
  /** Workspaces in which fewer things happened are not answered for. */
  fromRows: number;
  tables: readonly CopiedTable[];
}

/** From the beginning of one step to that of the next, so that what takes long is not waited for besides. */
const followEveryMs = 300;
/** Where steps take longer than that, whatever waits on the same processor has its turn between them. */
const restAtLeastMs = 20;
/** A look at one table; every table has its turn in about half a minute. */
const checkEveryMs = 4_000;
const countEveryMs = 30_000;
const lookForRebuildEveryMs = 1_000;

const isDue = (last: number, everyMs: number) => performance.now() - last > everyMs;

export class KeptCopy {
  readonly #options: KeptOptions;
  readonly #client: pg.Client;
  readonly #checks: Checks;
  #duck: Duck | undefined;
  #position: Position | undefined;
  #waiting: (() => void)[] = [];
  #wake = new AbortController();
  readonly #ending = new AbortController();
  #rows = new Map<string, number>();
  #checkedAt = performance.now();
  #countedAt = performance.now();
  #lookedAt = performance.now();
  #checkNow = false;
  #forgetNow = true;
  #unsettled = false;
  loadedInMs: number | undefined;

  constructor(client: pg.Client, options: KeptOptions) {
    this.#client = client;
    this.#options = options;
    this.#checks = createChecks(options.tables);
  }

  get position(): Position | undefined {
    return this.#position;
  }

  async load(): Promise<void> {
    const { databaseUrl, tables } = this.#options;
    const began = performance.now();
    this.#duck = await openDuck(this.#options);
    this.#position = await loadAll(databaseUrl, this.#client, this.#duck, tables, this.#ending.signal);
    if (!this.#ending.signal.aborted) await this.#duck.reopen();
    await this.#countRows();
    this.loadedInMs = Math.round(performance.now() - began);
  }

  /** Follows until it is ended; rejects where it cannot go on. */
  async keepUp(): Promise<void> {
    while (!this.#ending.signal.aborted) {
      const served = this.#waiting.splice(0);
      const began = performance.now();
      await this.#step();
      for (const resolve of served) resolve();
      if (this.#waiting.length === 0) await this.#restUntil(began + followEveryMs);
    }
  }

  async #step(): Promise<void> {
    const due = this.#checkNow || isDue(this.#checkedAt, checkEveryMs);
    const { position, changed } = await follow(
      this.#client,
      this.#duck!,
      this.#options.tables,
      this.#position!,
      due ? () => this.#check() : undefined,
    );
    this.#position = position;
    await this.#settle(changed.length > 0);
    if (this.#forgetNow) await forgetDeletions(this.#client, position);
    this.#forgetNow = false;
    if (!isDue(this.#lookedAt, lookForRebuildEveryMs)) return;
    this.#lookedAt = performance.now();
    if (await isRebuildAsked(this.#client)) throw new DamagedCopy("somebody asked for a new one");
  }

  /** What was taken in is put in its place at the first step that takes in nothing. */
  async #settle(changed: boolean): Promise<void> {
    if (changed) this.#unsettled = true;
    else if (this.#unsettled) this.#unsettled = !(await this.#duck!.settle());
  }

  async #check(): Promise<void> {
    const looking = this.#checkNow ? this.#checks.anyDiffers : this.#checks.nextDiffers;
    const damaged = await looking(this.#client, this.#duck!);
    if (damaged) throw new DamagedCopy(`${damaged} is not what PostgreSQL has`);
    if (this.#checkNow || isDue(this.#countedAt, countEveryMs)) {
      await this.#countRows();
      this.#forgetNow = true;
    }
    this.#checkedAt = performance.now();
    this.#checkNow = false;
  }

  async #countRows(): Promise<void> {
    const happenings = this.#options.tables.filter(({ timeOrder }) => timeOrder);
    const counts = happenings.map(
      ({ name }) => `SELECT workspace_id, count(*) AS n FROM base.${name} GROUP BY 1`,
    );
    const reader = await this.#duck!.writer.runAndReadAll(
      `SELECT CAST(workspace_id AS VARCHAR), CAST(sum(n) AS BIGINT) FROM (${counts.join(" UNION ALL ")}) GROUP BY 1`,
    );
    this.#rows = new Map(reader.getRows().map(([id, n]) => [String(id), Number(n)]));
    this.#countedAt = performance.now();
  }

  /** Whether so much happened in a workspace that asking PostgreSQL takes longer. */
  isWorthAsking(workspaceId: string): boolean {
    return (this.#rows.get(workspaceId) ?? 0) >= this.#options.fromRows;
  }

  async #restUntil(next: number): Promise<void> {
    this.#wake = new AbortController();
    const ms = Math.max(restAtLeastMs, next - performance.now());
    await sleep(ms, undefined, { signal: this.#wake.signal }).catch(() => {});
  }

  /** Resolves when it has followed to a moment after this call; false where that takes too long. */
  async catchUp(patienceMs: number): Promise<boolean> {
    const caught = new Promise<boolean>((resolve) => this.#waiting.push(() => resolve(true)));
    this.#wake.abort();
    return Promise.race([caught, sleep(patienceMs, false, { ref: false })]);
  }

  /** Has it looked over with the next step. */
  checkSoon(): void {
    this.#checkNow = true;
    this.#wake.abort();
  }

  ask({ workspaceId, text, parameters, byShard }: CopyQuestion) {
    const duck = this.#duck!;
    return (byShard ? duck.askShards : duck.ask)(workspaceId, text, parameters);
  }

  damage(text: string) {
    return this.#duck!.writer.run(text);
  }

  async figures(): Promise<{ rows: Record<string, number>; memoryMb: number }> {
    const duck = this.#duck!;
    const rows: Record<string, number> = {};
    for (const { name } of this.#options.tables)
      rows[name] = await duck.figure(`SELECT count(*) FROM base.${name}`);
    const bytes = await duck.figure("SELECT sum(memory_usage_bytes) FROM duckdb_memory()");
    return { rows, memoryMb: Math.round(bytes / 2 ** 20) };
  }

  end(): void {
    this.#ending.abort();
    this.#wake.abort();
    this.#duck?.writer.interrupt();
  }

  async close(): Promise<void> {
    this.end();
    await this.#duck?.close();
  }
}
