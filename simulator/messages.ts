// Takes messages: decides each one's fate, writes it down, and only then answers. A key that was seen before is answered
// from what was written, so that posting it again, at the same time or after a crash, changes nothing.
import type { MessageReport, SendRequest, SendResult, VendorMessage } from "../contract/vendor.ts";
import type { StoredAccount } from "./accounts.ts";
import { defaultProducts } from "./behaviour.ts";
import type { Counts } from "./counts.ts";
import { rejection } from "./failures.ts";
import { happeningsOf } from "./fate.ts";
import type { Journal } from "./journal.ts";
import { luckOf } from "./luck.ts";
import type { Outbox } from "./outbox.ts";
import { postingsOf } from "./postings.ts";
import { ProblemError } from "./problem.ts";
import { type MessageRecord, messageId, resultOf } from "./record.ts";
import { reportOf } from "./report.ts";
import { waitingOf } from "./waiting.ts";

export interface MessagesParts {
  journal: Journal;
  outbox: Outbox;
  counts: Counts;
  maxWaiting: number;
}

interface UnderWay {
  record: MessageRecord;
  written: Promise<void>;
}

export class Messages {
  readonly #parts: MessagesParts;
  /** Decided, but perhaps not on disk yet; by id. */
  readonly #underWay = new Map<string, UnderWay>();

  constructor(parts: MessagesParts) {
    this.#parts = parts;
  }

  /** One result a message, in the order of the request; `fresh` counts the keys that were new. */
  async send(
    account: StoredAccount,
    request: SendRequest,
  ): Promise<{ results: SendResult[]; fresh: number }> {
    const ids = request.messages.map((message) => messageId(account.id, message.idempotency_key));
    const fresh = this.#decideNew(account, request, ids);
    const others = ids.map((id) => this.#underWay.get(id)?.written);
    await this.#take(fresh);
    await Promise.all(others);
    const results = await Promise.all(
      ids.map(async (id) => resultOf(fresh.get(id) ?? (await this.#read(id))!)),
    );
    this.#count(account, [...fresh.values()], ids.length);
    return { results, fresh: fresh.size };
  }

  /** The message as it stands now, if this account has sent it. */
  async report(account: StoredAccount, id: string): Promise<MessageReport | undefined> {
    const record = await this.#read(id);
    return record?.account === account.id ? reportOf(record, Date.now()) : undefined;
  }

  #decideNew(account: StoredAccount, request: SendRequest, ids: string[]): Map<string, MessageRecord> {
    const fresh = new Map<string, MessageRecord>();
    request.messages.forEach((message, index) => {
      const id = ids[index]!;
      if (fresh.has(id) || this.#underWay.has(id) || this.#parts.journal.has(id)) return;
      fresh.set(id, decide(account, message, request.callback_url, id));
    });
    const waiting = this.#parts.outbox.waiting + this.#underWay.size + fresh.size;
    if (fresh.size === 0 || waiting <= this.#parts.maxWaiting) return fresh;
    throw new ProblemError(
      "too_many_requests",
      `${this.#parts.outbox.waiting} messages have receipts still to come, which is as many as are held; nothing was taken`,
      { retryAfter: 5 },
    );
  }

  async #take(fresh: Map<string, MessageRecord>): Promise<void> {
    const lines = [...fresh].map(([id, record]) => ({ id, text: JSON.stringify(record) }));
    const written = this.#parts.journal.append(lines);
    for (const [id, record] of fresh) this.#underWay.set(id, { record, written });
    try {
      await written;
    } finally {
      for (const id of fresh.keys()) this.#underWay.delete(id);
    }
    for (const { id, text } of lines) this.#parts.outbox.add(waitingOf(fresh.get(id)!, text));
  }

  async #read(id: string): Promise<MessageRecord | undefined> {
    const underWay = this.#underWay.get(id);
    if (underWay) return underWay.written.then(() => underWay.record);
    const line = await this.#parts.journal.find(id);
    return line === undefined ? undefined : (JSON.parse(line) as MessageRecord);
  }

  #count(account: StoredAccount, fresh: MessageRecord[], asked: number): void {
    const counts = this.#parts.counts.of(account.id);
    const rejected = fresh.filter((record) => record.rejected !== undefined).length;
    counts.rejected += rejected;
    counts.accepted += fresh.length - rejected;
    counts.repeated += asked - fresh.length;
  }
}

function decide(account: StoredAccount, message: VendorMessage, callback: string, id: string): MessageRecord {
  const { behaviour, orders } = account;
  const luck = luckOf(behaviour.seed, message.idempotency_key);
  const rejected = rejection(message);
  const products = orders ? (orders.products ?? defaultProducts) : [];
  const happenings = rejected ? [] : happeningsOf(message, { behaviour, luck, products });
  return {
    kind: "message",
    id,
    account: account.id,
    key: message.idempotency_key,
    channel: message.channel,
    callback,
    takenAt: Date.now(),
    rejected,
    happenings,
    postings: postingsOf(happenings, behaviour, luck),
  };
}
