// How a publisher that waits hears what became of its parcels, whichever process applied them: each publisher has a list
// of its own in Redis, to which readers push, and a connection that does nothing but listen to it.
import { randomUUID } from "node:crypto";
import type { Log } from "../../log.ts";
import type { Outcome } from "../stream.ts";
import { duplicateOf, type RedisClient } from "./client.ts";

export interface Answer {
  ticket: string;
  outcomes: Outcome[];
}

/** Nobody waits longer; what is older was for somebody who is gone. */
export const patienceMs = 30_000;
const listenSeconds = 5;

export class Answers {
  readonly #client: RedisClient;
  readonly #prefix: string;
  readonly #log: Log;
  /** Where answers for this process go. */
  readonly address: string;
  readonly #waiting = new Map<string, (outcomes: Outcome[] | undefined) => void>();
  #listener: RedisClient | undefined;
  #closed = false;

  constructor(client: RedisClient, prefix: string, log: Log) {
    this.#client = client;
    this.#prefix = prefix;
    this.#log = log;
    this.address = randomUUID();
  }

  /** Resolves with the outcomes, or with undefined where none has come in time: the parcel is safe all the same. */
  expect(ticket: string): Promise<Outcome[] | undefined> {
    this.#listen();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#hear(ticket, undefined), patienceMs);
      this.#waiting.set(ticket, (outcomes) => {
        clearTimeout(timer);
        resolve(outcomes);
      });
    });
  }

  /** Gives up on a parcel that was never published. */
  forget(ticket: string): void {
    this.#hear(ticket, undefined);
  }

  /** Tells whoever published. One who is gone is not missed. */
  async tell(to: string, answers: readonly Answer[]): Promise<void> {
    if (to === this.address) {
      for (const { ticket, outcomes } of answers) this.#hear(ticket, outcomes);
      return;
    }
    const list = this.#listOf(to);
    await this.#client.rpush(list, ...answers.map((answer) => JSON.stringify(answer)));
    await this.#client.pexpire(list, 2 * patienceMs);
  }

  close(): void {
    this.#closed = true;
    this.#listener?.disconnect();
    for (const ticket of [...this.#waiting.keys()]) this.forget(ticket);
  }

  #listOf(address: string): string {
    return `{${this.#prefix}:answers:${address}}`;
  }

  #hear(ticket: string, outcomes: Outcome[] | undefined): void {
    const told = this.#waiting.get(ticket);
    this.#waiting.delete(ticket);
    told?.(outcomes);
  }

  #listen(): void {
    if (this.#listener || this.#closed) return;
    const listener = duplicateOf(this.#client);
    listener.on("error", () => {});
    this.#listener = listener;
    void this.#listenLoop(listener);
  }

  async #listenLoop(listener: RedisClient): Promise<void> {
    while (!this.#closed) {
      try {
        const heard = await listener.blpop(this.#listOf(this.address), listenSeconds);
        if (!heard) continue;
        const { ticket, outcomes } = JSON.parse(heard[1]) as Answer;
        this.#hear(ticket, outcomes);
      } catch (error) {
        if (this.#closed) return;
        this.#log.debug({ err: error }, "answers of the stream cannot be heard for the moment");
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  }
}
