// What a stream is, whatever carries it: publishers hand over entries and hear when these are safe; one consumer applies
// them in batches. It knows nothing of what the entries say.

import type { Fence } from "./fence.ts";

export interface Entry<Payload = unknown> {
  /** Batches never mix groups, and groups take turns: one shop's import does not hold up another's orders. */
  group: string;
  /** Batches never mix kinds. */
  kind: string;
  /** Where and when it was read, where several processes share the stream. */
  fence?: Fence;
  /** How it came in, for whoever is told that it could not be applied. */
  source?: string;
  /** Entries of a group that share a key are applied in the order in which they were published. */
  keys: readonly string[];
  payload: Payload;
}

/** What became of an entry in the end. */
export type Settled =
  | { status: "applied"; result: unknown }
  /** It could not be applied and was kept beside, with its reason, for a person to look at. */
  | { status: "set_aside"; reason: string };

/** What is known of an entry; where it is queued, it is durable and will be applied, and nobody has waited for that. */
export type Outcome = Settled | { status: "queued" };

export interface Batch {
  group: string;
  kind: string;
  /** What must still hold in the transaction that applies or sets aside. */
  fences: readonly Fence[];
  /** Of a batch to be set aside, how it came in. */
  source?: string;
  /** In the order in which they were published. */
  payloads: readonly unknown[];
}

export interface Consumer {
  /**
   * Applies all of a batch or nothing, and answers one result a payload. Applying the same twice must change nothing.
   * Throws an AppError that may pass (`database_unavailable`) where trying again can help; anything else thrown means
   * that some entry of the batch cannot be applied, and has it searched out; but for Fenced, which leaves entries to others.
   */
  apply(batch: Batch): Promise<readonly unknown[]>;
  /** Keeps a batch of one, which cannot be applied. */
  setAside(batch: Batch, reason: string): Promise<void>;
}

export interface Publishing {
  /** Resolve only when each entry was applied or set aside, not as soon as it is safe. */
  wait?: boolean;
}

export interface Stream {
  /**
   * Resolves when every entry is safe, with one outcome each. Throws `too_many_requests` when too many wait,
   * `shutting_down` after `close`, and what the consumer threw where that may pass; some of the entries may then have
   * been applied, so that publishing them again is the right thing to do.
   */
  publish(entries: readonly Entry[], options?: Publishing): Promise<Outcome[]>;
  /** Says who applies what is published; to be called once. */
  consume(consumer: Consumer): void;
  /** Applies from now on what is published, by this process or another; to be called once, by a process that works. */
  start(): Promise<void>;
  /** Resolves when nothing waits and nothing is under way. */
  drain(): Promise<void>;
  /** Takes nothing more, finishes what it holds. */
  close(): Promise<void>;
}
