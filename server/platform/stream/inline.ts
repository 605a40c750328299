// The stream of a single process: group commit. Whatever waits when a consumer comes free makes the next batch, so that
// many requests share a transaction under load and one alone waits for nobody. Publishers are answered when the batch is
// committed; nothing is held that was not answered for.
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
  /** Entries that must wait before a group's next batch sets out beside those under way: fewer had better share the next. */
  worthAnother: number;
}

const usual: InlineLimits = {
  waiting: 30_000,
  batch: 5_000,
  concurrency: 6,
  groupConcurrency: 4,
  worthAnother: 16,
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
    if (queue.length > 0 || queue.running > 0) this.#groups.set(group, queue);
  }

  #mayStart(queue: GroupQueue): boolean {
    if (queue.running === 0) return true;
    return queue.running < this.#limits.groupConcurrency && queue.length >= this.#limits.worthAnother;
  }

  async #run(queue: GroupQueue, batch: readonly Held[]): Promise<void> {
    this.#waiting -= batch.length;
    this.#running += 1;
    queue.running += 1;
    const began = performance.now();
    try {
      await applyOrSplit(this.#consumer!, batch, this.#log);
      this.#pace.record(batch.length, performance.now() - began);
    } catch (error) {
      this.#fail(batch, error);
    } finally {
      queue.release(batch);
      queue.running -= 1;
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
