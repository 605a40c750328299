// The stream of a single process: group commit. Whatever waits when a consumer comes free makes the next batch, so that
// many requests share a transaction under load and one alone waits for nobody. Whoever was just answered is likely to come
// again: a batch waits a moment for as many as the last one had. Publishers are answered when the batch is committed; nothing
// is held that was not answered for.
import { AppError } from "../../../contract/errors.ts";
import type { Log } from "../log.ts";
import { applyOrSplit, stopsEverything } from "./apply-or-split.ts";
import { GroupQueue } from "./group-queue.ts";
import { Pace } from "./pace.ts";
import type { Consumer, Entry, Outcome, Stream } from "./stream.ts";
import { type Held, issueTicket } from "./ticket.ts";

export interface InlineLimits {
  /** Entries that may wait; one call of any size is taken when nothing waits. */
  waiting: number;
  /** Entries of one batch. */
  batch: number;
  /** Batches under way, of all groups and of one. */
  concurrency: number;
  groupConcurrency: number;
  /**
   * A group's second batch sets out beside the first when as many entries wait as the first has, so that both stay about as
   * large; but no fewer than this, which had better share the next, and no more than that, which are worth one whatever the first has.
   */
  worthAnother: { least: number; most: number };
  /** How long a group's next batch waits to become as large as the last: a share of the time that this took, and milliseconds at most. */
  gathering: { share: number; most: number };
}

const usual: InlineLimits = {
  waiting: 30_000,
  batch: 5_000,
  concurrency: 4,
  groupConcurrency: 2,
  worthAnother: { least: 16, most: 48 },
  gathering: { share: 1 / 3, most: 10 },
};

export function createInlineStream(log: Log, limits: Partial<InlineLimits> = {}): Stream {
  return new InlineStream(log, { ...usual, ...limits });
}

class InlineStream implements Stream {
  readonly #log: Log;
  readonly #limits: InlineLimits;
  /** In the order of their turns. */
  readonly #groups = new Map<string, GroupQueue>();
  readonly #pace = new Pace();
  #consumer: Consumer | undefined;
  #waiting = 0;
  #running = 0;
  #pumping = false;
  #gathering = false;
  #closed = false;
  #idle: (() => void)[] = [];

  constructor(log: Log, limits: InlineLimits) {
    this.#log = log;
    this.#limits = limits;
  }

  consume(consumer: Consumer): void {
    if (this.#consumer) throw new Error("this stream has its consumer already");
    this.#consumer = consumer;
  }

  async publish(entries: readonly Entry[]): Promise<Outcome[]> {
    this.#admit(entries.length);
    const { held, outcomes } = issueTicket(entries);
    for (const [group, own] of Map.groupBy(held, (each) => each.entry.group)) this.#queueOf(group).add(own);
    this.#waiting += held.length;
    this.#pumpSoon();
    return outcomes;
  }

  /** Whoever publishes here also applies, from the first entry on. */
  async start(): Promise<void> {}

  drain(): Promise<void> {
    if (this.#waiting === 0 && this.#running === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.drain();
  }

  #admit(count: number): void {
    if (this.#closed) throw new AppError("shutting_down", undefined, { retryAfter: 2 });
    if (this.#waiting === 0 || this.#waiting + count <= this.#limits.waiting) return;
    throw new AppError(
      "too_many_requests",
      `${this.#waiting} entries wait to be written already. Nothing of this request was kept; send it again in a moment.`,
      { retryAfter: this.#pace.secondsFor(this.#waiting) },
    );
  }

  #queueOf(group: string): GroupQueue {
    const queue = this.#groups.get(group) ?? new GroupQueue();
    this.#groups.set(group, queue);
    return queue;
  }

  /** After the requests that arrived together have all been read, so that they share a batch. */
  #pumpSoon(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    setImmediate(() => {
      this.#pumping = false;
      this.#pump();
    });
  }

  #pump(): void {
    for (const [group, queue] of [...this.#groups]) {
      if (this.#running >= this.#limits.concurrency) return;
      this.#startBatches(group, queue);
    }
    if (this.#waiting === 0 && this.#running === 0) for (const resolve of this.#idle.splice(0)) resolve();
  }

  #startBatches(group: string, queue: GroupQueue): void {
    // A group that had its turn goes to the end of the line.
    this.#groups.delete(group);
    while (this.#running < this.#limits.concurrency && this.#mayStart(queue)) {
      const batch = queue.take(this.#limits.batch);
      if (batch.length === 0) break;
      void this.#run(queue, batch);
    }
    if (queue.length > 0 || queue.running > 0 || this.#leftToGather(queue) > 0)
      this.#groups.set(group, queue);
  }

  #mayStart(queue: GroupQueue): boolean {
    const { least, most } = this.#limits.worthAnother;
    if (queue.running === 0) {
      const left = this.#leftToGather(queue);
      if (left <= 0 || queue.length >= Math.min(most, queue.lastBatch)) return true;
      this.#pumpIn(left);
      return false;
    }
    if (queue.running >= this.#limits.groupConcurrency) return false;
    return queue.length >= Math.min(most, Math.max(least, queue.entriesUnderWay));
  }

  /** Milliseconds. */
  #leftToGather({ lastEnded, lastTook }: GroupQueue): number {
    const { share, most } = this.#limits.gathering;
    return lastEnded + Math.min(most, lastTook * share) - performance.now();
  }

  #pumpIn(milliseconds: number): void {
    if (this.#gathering) return;
    this.#gathering = true;
    setTimeout(() => {
      this.#gathering = false;
      this.#pump();
    }, milliseconds);
  }

  async #run(queue: GroupQueue, batch: readonly Held[]): Promise<void> {
    this.#waiting -= batch.length;
    this.#running += 1;
    queue.running += 1;
    queue.entriesUnderWay += batch.length;
    const began = performance.now();
    try {
      await applyOrSplit(this.#consumer!, batch, this.#log);
      this.#pace.record(batch.length, performance.now() - began);
    } catch (error) {
      this.#fail(batch, error);
    } finally {
      queue.release(batch);
      queue.running -= 1;
      queue.entriesUnderWay -= batch.length;
      queue.lastBatch = batch.length;
      queue.lastEnded = performance.now();
      queue.lastTook = queue.lastEnded - began;
      this.#running -= 1;
      this.#pumpSoon();
    }
  }

  /** What keeps one batch from the database keeps all of them: those who wait hear at once. */
  #fail(batch: readonly Held[], error: unknown): void {
    for (const held of batch) held.fail(error);
    if (!stopsEverything(error)) return;
    for (const queue of this.#groups.values()) for (const held of queue.clear()) held.fail(error);
    this.#waiting = 0;
  }
}
