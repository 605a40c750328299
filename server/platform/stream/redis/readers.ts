// Shares the slots out among the processes that work: each owns its part for some seconds at a time, takes over from one
// that has died, and hands some on to one that has come.
import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../../log.ts";
import type { RedisClient } from "./client.ts";
import { type ReaderNeeds, SlotReader } from "./slot-reader.ts";
import { type Slot, slotCount } from "./slots.ts";

export interface Patience {
  /** How long a slot stays with an owner that says nothing. */
  ownedMs: number;
  /** How often owners say that they are there, and look what is free. */
  renewMs: number;
  /** Longest pause between two looks for new parcels. */
  idleMs: number;
}

interface Owned {
  reader: SlotReader;
  /** Until when it is ours for sure. */
  until: number;
  /** It is being handed on: kept until what is under way is done. */
  leaving?: Promise<void>;
}

export class Readers {
  readonly #client: RedisClient;
  readonly #needs: ReaderNeeds;
  readonly #slots: readonly Slot[];
  readonly #workers: string;
  readonly #patience: Patience;
  readonly #log: Log;
  readonly #owned = new Map<number, Owned>();
  #wake: (() => void) | undefined;
  #closed = false;
  readonly #closing = new AbortController();
  #loops: Promise<unknown> | undefined;

  constructor(parts: {
    client: RedisClient;
    needs: ReaderNeeds;
    slots: readonly Slot[];
    prefix: string;
    patience: Patience;
    log: Log;
  }) {
    this.#client = parts.client;
    this.#needs = parts.needs;
    this.#slots = parts.slots;
    this.#workers = `{${parts.prefix}}:workers`;
    this.#patience = parts.patience;
    this.#log = parts.log;
  }

  async start(): Promise<void> {
    await this.#share().catch(this.#later);
    this.#loops = Promise.all([this.#shareLoop(), this.#readLoop()]);
  }

  /** Something new may be there. */
  poke(): void {
    this.#wake?.();
  }

  /** Finishes what is under way and lets the slots go, so that others take them at once. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#closing.abort();
    this.poke();
    await this.#loops;
    await Promise.all([...this.#owned.values()].map((owned) => this.#letGo(owned)));
    await this.#client.zrem(this.#workers, this.#needs.name).catch(() => {});
  }

  readonly #later = (error: unknown): void => {
    this.#log.debug({ err: error }, "the stream cannot be read for the moment");
  };

  async #shareLoop(): Promise<void> {
    while (!this.#closed) {
      await sleep(this.#patience.renewMs, undefined, { signal: this.#closing.signal }).catch(() => {});
      if (!this.#closed) await this.#share().catch(this.#later);
    }
  }

  /** Keeps what is owned, up to a fair share; takes what nobody owns. */
  async #share(): Promise<void> {
    const fair = Math.ceil(slotCount / (await this.#countWorkers()));
    const staying = () => [...this.#owned.values()].filter(({ leaving }) => !leaving);
    for (const owned of staying().slice(fair)) void this.#letGo(owned);
    for (const slot of this.#slots) {
      if (this.#owned.has(slot.number) || staying().length < fair) await this.#own(slot);
    }
  }

  async #countWorkers(): Promise<number> {
    const { ownedMs } = this.#patience;
    const now = Date.now();
    await this.#client.zadd(this.#workers, now, this.#needs.name);
    await this.#client.zremrangebyscore(this.#workers, "-inf", now - ownedMs);
    return Math.max(1, await this.#client.zcard(this.#workers));
  }

  async #own(slot: Slot): Promise<void> {
    const { ownedMs } = this.#patience;
    // From before the asking: Redis counts from a little later, so that we never believe in it for longer than it does.
    const until = Date.now() + ownedMs;
    const ours = await this.#needs.scripts.own(slot, this.#needs.name, ownedMs);
    const known = this.#owned.get(slot.number);
    if (ours && known) known.until = until;
    else if (ours) this.#owned.set(slot.number, { reader: new SlotReader(slot, this.#needs), until });
    else if (known) {
      // Somebody took us for dead. What is under way here is done twice then, which changes nothing.
      this.#owned.delete(slot.number);
      void known.reader.stop();
    }
  }

  #letGo(owned: Owned): Promise<void> {
    owned.leaving ??= this.#handOn(owned.reader);
    return owned.leaving;
  }

  async #handOn(reader: SlotReader): Promise<void> {
    await reader.stop();
    this.#owned.delete(reader.slot.number);
    await this.#needs.scripts.disown(reader.slot, this.#needs.name).catch(this.#later);
  }

  async #readLoop(): Promise<void> {
    let idle = 1;
    while (!this.#closed) {
      const came = await this.#readAll().catch((error: unknown) => {
        this.#later(error);
        return 0;
      });
      idle = came > 0 ? 1 : Math.min(idle * 2, this.#patience.idleMs);
      if (came === 0) await this.#pause(idle);
    }
  }

  async #readAll(): Promise<number> {
    const now = Date.now();
    const own = [...this.#owned.values()].filter(({ until }) => until > now);
    const counts = await Promise.all(own.map(({ reader }) => reader.read()));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  async #pause(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = undefined;
  }
}
