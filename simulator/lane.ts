// A queue of things to post to one address, in batches, one after the other: what is before something in the lane arrives
// before it. While the address does not answer the lane waits, longer each time; what it cannot bear goes to the back.
import { randomUUID } from "node:crypto";
import { pause } from "./pause.ts";
import type { Attempt, FailedAttempt } from "./post.ts";

export interface Batch<T> {
  /** The same in every attempt. */
  id: string;
  items: T[];
  /** Milliseconds since 1970; a batch that was tried takes no further items. */
  firstTriedAt?: number;
}

export interface LaneWork<T> {
  post: (batch: Batch<T>) => Promise<Attempt>;
  /** The batch is done with: it was taken, or given up. */
  done: (batch: Batch<T>, taken: boolean) => void;
  /** An attempt failed for the n-th time in a row. */
  failed: (attempt: FailedAttempt, inARow: number) => void;
  /** Nothing is left to do. */
  idle: () => void;
}

export interface LaneTimes {
  retry: { first: number; most: number };
  stopping: AbortSignal;
}

const batchMax = 500;
/** Milliseconds that the first of a batch waits for others. */
const gatherFor = 100;
const giveUpAfter = 24 * 3_600_000;

export class Lane<T> {
  readonly #work: LaneWork<T>;
  readonly #times: LaneTimes;
  readonly #queue: Batch<T>[] = [];
  #failures = 0;
  #running: Promise<void> | undefined;

  constructor(work: LaneWork<T>, times: LaneTimes) {
    this.#work = work;
    this.#times = times;
  }

  push(item: T): void {
    const last = this.#queue.at(-1);
    if (last && mayGrow(last)) last.items.push(item);
    else this.#queue.push({ id: `b_${randomUUID()}`, items: [item] });
    this.#running ??= this.#run();
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    const { stopping } = this.#times;
    while (!stopping.aborted && this.#queue.length > 0) {
      if (this.#queue.length === 1 && mayGrow(this.#queue[0]!)) await pause(gatherFor, stopping);
      if (!stopping.aborted) await this.#postNext();
    }
    this.#running = undefined;
    if (!stopping.aborted) this.#work.idle();
  }

  async #postNext(): Promise<void> {
    const batch = this.#queue.shift()!;
    batch.firstTriedAt ??= Date.now();
    const attempt = await this.#work.post(batch);
    if (attempt.outcome === "taken" || attempt.outcome === "gone") {
      this.#failures = 0;
      this.#work.done(batch, attempt.outcome === "taken");
      return;
    }
    this.#failures++;
    this.#work.failed(attempt, this.#failures);
    if (Date.now() - batch.firstTriedAt > giveUpAfter) this.#work.done(batch, false);
    else if (attempt.outcome === "refused") this.#queue.push(...halvesOf(batch));
    else this.#queue.unshift(batch);
    await pause(attempt.retryAfterMs ?? this.#backoff(), this.#times.stopping);
  }

  /** Doubles with each failure; up to half of it is taken off by chance, so that lanes do not knock all at once. */
  #backoff(): number {
    const { first, most } = this.#times.retry;
    return Math.min(first * 2 ** (this.#failures - 1), most) * (1 - Math.random() / 2);
  }
}

/** So that what the address cannot bear is soon alone, and holds up nothing else. */
function halvesOf<T>(batch: Batch<T>): Batch<T>[] {
  const { items, firstTriedAt } = batch;
  if (items.length === 1) return [batch];
  const middle = items.length >> 1;
  return [items.slice(0, middle), items.slice(middle)].map((half) => ({
    id: `b_${randomUUID()}`,
    items: half,
    firstTriedAt,
  }));
}

const mayGrow = (batch: Batch<unknown>) => batch.firstTriedAt === undefined && batch.items.length < batchMax;
