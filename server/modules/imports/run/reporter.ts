// Tells how a run gets on, a few times a second: in the import's row, in its job, and to every browser that watches. On
// the way it learns whether the import was cancelled.
import type { Platform } from "../../../platform/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import { toProgress } from "../describe.ts";
import { changeRun, type ImportRow } from "../store.ts";
import type { ResumingDoor } from "./checkpoint.ts";
import { Stopped } from "./stop.ts";
import type { Tally } from "./tally.ts";

const everyMs = 400;

export class Reporter {
  readonly #platform: Platform;
  readonly #jobs: Jobs;
  readonly #row: ImportRow;
  readonly #tally: Tally;
  readonly #createdBy: string | null;
  readonly #signal: AbortSignal;
  #share: number;
  #door: ResumingDoor | undefined;
  #waiting: string | null = null;
  #stopped: Stopped | undefined;
  #timer: NodeJS.Timeout | undefined;
  #telling: Promise<void> | undefined;

  constructor(
    platform: Platform,
    jobs: Jobs,
    run: { row: ImportRow; tally: Tally; createdBy: string | null; signal: AbortSignal },
  ) {
    this.#platform = platform;
    this.#jobs = jobs;
    this.#row = run.row;
    this.#share = run.row.progress;
    this.#tally = run.tally;
    this.#createdBy = run.createdBy;
    this.#signal = run.signal;
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#telling ??= this.#tell().finally(() => {
        this.#telling = undefined;
      });
    }, everyMs);
  }

  /** Progress never goes back. */
  progress(share: number): void {
    this.#share = Math.max(this.#share, Math.min(share, 1));
  }

  /** What the door has written is kept from now on, so that a run that follows goes on there. */
  follow(door: ResumingDoor): void {
    this.#door = door;
  }

  /** What it waits for, in words; nothing once it goes on. */
  waiting(words: string | undefined): void {
    this.#waiting = words ?? null;
  }

  checkStop(): void {
    if (this.#signal.aborted) throw new Stopped("handed over");
    if (this.#stopped) throw this.#stopped;
  }

  async #tell(): Promise<void> {
    const { database, log } = this.#platform;
    const { workspace_id } = this.#row;
    try {
      const row = await database.inWorkspace(workspace_id, (trx) =>
        changeRun(trx, this.#row, "running", {
          counts: JSON.stringify(this.#tally.counts),
          progress: this.#share,
          waiting: this.#waiting,
          ...(this.#door ? { checkpoint: JSON.stringify(this.#door.checkpoint()) } : {}),
        }),
      );
      if (!row) this.#stopped = new Stopped("cancelled");
      else await this.#publish(row);
    } catch (error) {
      // The work itself meets the same trouble and knows how to wait.
      log.debug({ err: error }, "the progress of an import could not be told");
    }
  }

  async #publish(row: ImportRow): Promise<void> {
    const { live, clock } = this.#platform;
    const { workspace_id, job_id, survey, progress } = row;
    await live.publish({
      workspaceId: workspace_id,
      event: "import",
      data: toProgress(row, clock.now(), this.#createdBy),
    });
    if (job_id)
      await this.#jobs.advanceJob(workspace_id, job_id, { done: Math.round(survey.rows * progress) });
  }

  /** Ends the telling; what ends the run is told by whoever ends it. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#telling;
  }
}
