// Posts what happens to the messages, each at its time: a schedule of what is due, lanes by address, and a line in the
// journal for what was taken. What was taken without its line having reached the disk is posted again after a crash,
// under the same receipt id: at least once, and told apart by the receiver.
import type { Accounts } from "./accounts.ts";
import type { AllowedCallbacks } from "./callbacks.ts";
import type { Counts } from "./counts.ts";
import { type Address, carry } from "./courier.ts";
import type { Journal } from "./journal.ts";
import { type Batch, Lane, type LaneTimes } from "./lane.ts";
import { happeningOf, type Parcel } from "./receipts.ts";
import type { MessageRecord } from "./record.ts";
import { Schedule } from "./schedule.ts";

export interface OutboxParts {
  accounts: Accounts;
  journal: Journal;
  counts: Counts;
  allowed: AllowedCallbacks;
  times: LaneTimes;
  log: (sentence: string) => void;
}

/** A message with postings still to come. */
export interface Pending {
  record: MessageRecord;
  /** Bit n is set when posting n is done with. */
  done: number;
}

type Waiting = Pending & { next: number };
type Item = Parcel & { waiting: Waiting };

/** Lanes an address has. All of a message's receipts go through one, so that they keep their order. */
const lanesEach = 4;
/** How long posts under way may take to end when the simulator stops. */
const grace = 2_000;

export class Outbox {
  readonly #parts: OutboxParts;
  readonly #schedule = new Schedule<Waiting>((waiting) => this.#due(waiting));
  readonly #lanes = new Map<string, Lane<Item>>();
  readonly #cut = new AbortController();
  #waiting = 0;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /** Messages with postings still to come. */
  get waiting(): number {
    return this.#waiting;
  }

  add(record: MessageRecord, done = 0): void {
    if (done === allDone(record)) return;
    this.#waiting++;
    this.#parts.counts.of(record.account).waiting++;
    this.#scheduleNext({ record, done, next: 0 });
  }

  /** What has not been taken by now stays in the journal. */
  async close(): Promise<void> {
    this.#schedule.close();
    const timer = setTimeout(() => this.#cut.abort(), grace);
    await Promise.all([...this.#lanes.values()].map((lane) => lane.settled()));
    clearTimeout(timer);
  }

  #scheduleNext(waiting: Waiting): void {
    const { postings } = waiting.record;
    while (waiting.next < postings.length && waiting.done & (1 << waiting.next)) waiting.next++;
    const posting = postings[waiting.next];
    if (posting) this.#schedule.add(posting.at, waiting);
  }

  #due(waiting: Waiting): void {
    const item: Item = { record: waiting.record, posting: waiting.next++, waiting };
    this.#laneOf(item).push(item);
    this.#scheduleNext(waiting);
  }

  #laneOf(item: Item): Lane<Item> {
    const kind = happeningOf(item).event === "ordered" ? "orders" : "receipts";
    const { account: accountId, callback, id } = item.record;
    const url = kind === "orders" ? "" : callback;
    const number = Number.parseInt(id.slice(-1), 16) % lanesEach;
    const name = `${accountId} ${kind} ${number} ${url}`;
    const lane = this.#lanes.get(name) ?? this.#newLane(name, { kind, accountId, url });
    this.#lanes.set(name, lane);
    return lane;
  }

  #newLane(name: string, address: Address): Lane<Item> {
    const { counts, log, times } = this.#parts;
    return new Lane<Item>(
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

  #done(batch: Batch<Item>, address: Address, taken: boolean): void {
    const counts = this.#parts.counts.of(address.accountId);
    if (address.kind === "orders") counts.orders_posted += taken ? batch.items.length : 0;
    else counts[taken ? "receipts_posted" : "receipts_given_up"] += batch.items.length;
    for (const { waiting, posting } of batch.items) {
      waiting.done |= 1 << posting;
      if (waiting.done !== allDone(waiting.record)) continue;
      this.#waiting--;
      counts.waiting--;
    }
    this.#writeDown(batch.items);
  }

  #writeDown(items: readonly Item[]): void {
    const posts = items.map(({ record, posting }) => [record.id, posting]);
    const text = JSON.stringify({ kind: "posted", posts });
    this.#parts.journal.append([{ text }]).catch((error: Error) => {
      this.#parts.log(`${items.length} receipts may be posted again after a restart: ${error.message}`);
    });
  }
}

const allDone = (record: MessageRecord) => 2 ** record.postings.length - 1;
