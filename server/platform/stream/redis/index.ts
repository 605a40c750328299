// The stream carried by Redis Streams, for several processes: what is published is durable in Redis and answered for at
// once; processes that work share its slots and apply what they read through the same queues as a single process does.
// Nothing leaves Redis before it is in the database, so that a crash at any point means doing something again, never losing it.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "../../../../contract/errors.ts";
import type { Log } from "../../log.ts";
import { mayPass } from "../apply-or-split.ts";
import type { Fences } from "../fence.ts";
import { createInlineStream } from "../inline.ts";
import { Pace } from "../pace.ts";
import type { Consumer, Entry, Outcome, Publishing, Stream } from "../stream.ts";
import { Answers } from "./answers.ts";
import { asStreamError, connectRedis, type RedisClient } from "./client.ts";
import { publishEntries } from "./publisher.ts";
import { type Patience, Readers } from "./readers.ts";
import { createScripts, type Scripts } from "./scripts.ts";
import { type Slot, slotCount, slotsOf } from "./slots.ts";

export interface RedisStreamOptions {
  /** Sets this installation's keys apart from others in the same Redis. */
  prefix?: string;
  /** Entries that may wait in all; beyond, publishers are turned away. */
  waiting?: number;
  patience?: Partial<Patience>;
  /** Where the terms of readers are kept; without them a reader that stands still may write after its successor. */
  fences?: Fences;
}

const usual: Patience = { ownedMs: 10_000, renewMs: 2_000, idleMs: 40 };
const usualWaiting = 1_000_000;
/** Entries read from Redis that one process may hold; readers stop far below. */
const heldInMemory = 1_000_000;

export function createRedisStream(urls: string, log: Log, options: RedisStreamOptions = {}): Stream {
  return new RedisStream(connectRedis(urls, log), log, options);
}

class RedisStream implements Stream {
  readonly #client: RedisClient;
  readonly #log: Log;
  readonly #slots: Slot[];
  readonly #scripts: Scripts;
  readonly #answers: Answers;
  readonly #queues: Stream;
  readonly #readers: Readers;
  readonly #pace = new Pace();
  readonly #mostInSlot: number;
  #started = false;
  #closed = false;

  constructor(client: RedisClient, log: Log, options: RedisStreamOptions) {
    const { prefix = "regulars", waiting = usualWaiting } = options;
    this.#client = client;
    this.#log = log;
    this.#slots = slotsOf(prefix);
    this.#scripts = createScripts(client);
    this.#answers = new Answers(client, prefix, log);
    this.#mostInSlot = Math.max(1, Math.floor(waiting / slotCount));
    this.#queues = createInlineStream(log, { waiting: heldInMemory });
    this.#readers = new Readers({
      client,
      slots: this.#slots,
      prefix,
      log,
      patience: { ...usual, ...options.patience },
      needs: {
        client,
        scripts: this.#scripts,
        answers: this.#answers,
        fences: options.fences,
        log,
        name: randomUUID(),
        apply: (entries) => this.#apply(entries),
      },
    });
  }

  async publish(entries: readonly Entry[], { wait = false }: Publishing = {}): Promise<Outcome[]> {
    if (this.#closed) throw new AppError("shutting_down", undefined, { retryAfter: 2 });
    const needs = {
      slots: this.#slots,
      scripts: this.#scripts,
      answers: this.#answers,
      pace: this.#pace,
      mostInSlot: this.#mostInSlot,
      added: () => this.#readers.poke(),
    };
    return publishEntries(needs, entries, wait);
  }

  consume(consumer: Consumer): void {
    this.#queues.consume({
      apply: (batch) => this.#patiently(() => consumer.apply(batch)),
      setAside: (batch, reason) => this.#patiently(() => consumer.setAside(batch, reason)),
    });
  }

  async start(): Promise<void> {
    this.#started = true;
    await this.#readers.start();
  }

  /** Of all processes. */
  async drain(): Promise<void> {
    while ((await this.#waiting()) > 0) await sleep(10);
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#started) await this.#readers.close();
    await this.#queues.close();
    this.#answers.close();
    this.#client.disconnect();
  }

  async #waiting(): Promise<number> {
    try {
      const counts = await Promise.all(this.#slots.map(({ waiting }) => this.#client.get(waiting)));
      return counts.reduce((sum, count) => sum + Number(count ?? 0), 0);
    } catch (error) {
      throw asStreamError(error);
    }
  }

  async #apply(entries: readonly Entry[]): Promise<Outcome[]> {
    const began = performance.now();
    const outcomes = await this.#queues.publish(entries);
    this.#pace.record(entries.length, performance.now() - began);
    return outcomes;
  }

  /**
   * While the database is away a batch stays under way, and with it the keys of its entries: nothing that was published
   * later overtakes it.
   */
  async #patiently<T>(work: () => Promise<T>): Promise<T> {
    for (let pause = 100; ; pause = Math.min(pause * 2, 5_000)) {
      try {
        return await work();
      } catch (error) {
        if (!mayPass(error)) throw error;
        if (this.#closed) throw new AppError("shutting_down", undefined, { cause: error });
        this.#log.warn({ err: error }, "what was sent in waits for the database");
        await sleep(pause);
      }
    }
  }
}
