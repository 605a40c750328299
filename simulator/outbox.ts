// Posts what happens to the messages, each at its time: a schedule of what is due, lanes by address, and a line in the
// journal for what was taken. What was taken without its line having reached the disk is posted again after a crash,
// under the same receipt id: at least once, and told apart by the receiver.
import type { Accounts } from "./accounts.ts";
import type { AllowedCallbacks } from "./callbacks.ts";
import type { Counts } from "./counts.ts";
import { type Address, carry } from "./courier.ts";
import type { Journal } from "./journal.ts";
import { type Batch, Lane, type LaneTimes } from "./lane.ts";
import type { Parcel } from "./receipts.ts";
import type { PostedLine } from "./recovery.ts";
import { Schedule } from "./schedule.ts";
import { isDone, markDone, nextDue, type Waiting } from "./waiting.ts";

export interface OutboxParts {
  accounts: Accounts;
  journal: Journal;
  counts: Counts;
  allowed: AllowedCallbacks;
  times: LaneTimes;
  log: (sentence: string) => void;
}

/** Lanes an address has. All of a message's receipts go through one, so that they keep their order. */
const lanesEach = 4;
/** How long posts under way may take to end when the simulator stops. */
const grace = 2_000;

export class Outbox {
  readonly #parts: OutboxParts;
  readonly #schedule = new Schedule<Waiting>((waiting) => this.#due(waiting));
  readonly #lanes = new Map<string, Lane<Parcel>>();
  readonly #cut = new AbortController();
  #waiting = 0;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /** Messages with postings still to come. */
  get waiting(): number {
    return this.#waiting;
  }

  add(waiting: Waiting): void {
    if (isDone(waiting)) return;
    this.#waiting++;
    this.#parts.counts.of(waiting.account).waiting++;
    this.#scheduleNext(waiting);
  }

  /** What has not been taken by now stays in the journal. */
  async close(): Promise<void> {
    this.#schedule.close();
    const timer = setTimeout(() => this.#cut.abort(), grace);
    await Promise.all([...this.#lanes.values()].map((lane) => lane.settled()));
    clearTimeout(timer);
  }

  #scheduleNext(waiting: Waiting): void {
    const at = nextDue(waiting);
    if (at !== undefined) this.#schedule.add(at, waiting);
  }

  #due(waiting: Waiting): void {
    const parcel = { waiting, posting: waiting.next++ };
    this.#laneOf(parcel).push(parcel);
    this.#scheduleNext(waiting);
  }

  #laneOf({ waiting, posting }: Parcel): Lane<Parcel> {
    const { account: accountId, callback, id } = waiting;
    const isOrder = posting === waiting.order;
    const address: Address = {
      kind: isOrder ? "orders" : "receipts",
      accountId,
      url: isOrder ? "" : callback,
    };
    const number = Number.parseInt(id.slice(-1), 16) % lanesEach;
    const name = `${accountId} ${address.kind} ${number} ${address.url}`;
    const lane = this.#lanes.get(name) ?? this.#newLane(name, address);
    this.#lanes.set(name, lane);
    return lane;
  }

  #newLane(name: string, address: Address): Lane<Parcel> {
    const { counts, log, times } = this.#parts;
    return new Lane<Parcel>(
      {
        post: (batch) => carry(batch, address, { ...this.#parts, cut: this.#cut.signal }),
        done: (batch, taken) => this.#done(batch, address, taken),
        failed: (attempt, inARow) => {
          counts.of(address.accountId).posts_failed++;
          if (inARow === 1)
            log(`${address.kind} are not taken (${attempt.why}) and will be posted again: ${address.url}`);
        },
        idle: () => this.#lanes.delete(name),
      },
      times,
    );
  }

  #done(batch: Batch<Parcel>, address: Address, taken: boolean): void {
    const counts = this.#parts.counts.of(address.accountId);
    if (address.kind === "orders") counts.orders_posted += taken ? batch.items.length : 0;
    else counts[taken ? "receipts_posted" : "receipts_given_up"] += batch.items.length;
    for (const { waiting, posting } of batch.items) {
      markDone(waiting, posting);
      if (!isDone(waiting)) continue;
      this.#waiting--;
      counts.waiting--;
    }
    this.#writeDown(batch.items);
  }

  #writeDown(parcels: readonly Parcel[]): void {
    const line: PostedLine = {
      kind: "posted",
      posts: parcels.map(({ waiting, posting }) => [waiting.id, posting]),
    };
    const text = JSON.stringify(line);
    this.#parts.journal.append([{ text }]).catch((error: Error) => {
      this.#parts.log(`${parcels.length} posts may be posted again after a restart: ${error.message}`);
    });
  }
}
