// Lets the parcels of a slot go in the order in which they stand in it, many at a time. One let go before an earlier one
// would, after a crash, not be done again behind it, and the earlier one would have the last word.
import { setTimeout as sleep } from "node:timers/promises";

interface Held {
  id: string;
  count: number;
}

const pauseMs = 200;

export class Release {
  readonly #letGo: (parcels: readonly Held[]) => Promise<unknown>;
  /** In their order in the slot. */
  readonly #held = new Map<string, Held>();
  readonly #done = new Set<string>();
  #running: Promise<void> | undefined;
  #closed = false;

  constructor(letGo: (parcels: readonly Held[]) => Promise<unknown>) {
    this.#letGo = letGo;
  }

  holds(id: string): boolean {
    return this.#held.has(id);
  }

  hold(parcel: Held): void {
    this.#held.set(parcel.id, parcel);
  }

  /** It is not done with here, and will be by whoever reads it next. */
  forget(id: string): void {
    this.#held.delete(id);
  }

  /** Its entries are all applied or set aside. */
  done(id: string): void {
    this.#done.add(id);
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  /** What can go goes; Redis is asked once more where it is away, then whoever reads next does it all again. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
    const rest = this.#ready();
    if (rest.length > 0) await this.#letGo(rest).catch(() => {});
  }

  async #run(): Promise<void> {
    for (let ready = this.#ready(); ready.length > 0; ready = this.#ready()) {
      try {
        await this.#letGo(ready);
        for (const { id } of ready) {
          this.#held.delete(id);
          this.#done.delete(id);
        }
      } catch {
        // Nothing is lost by waiting: it is done, and only not yet let go.
        if (this.#closed) return;
        await sleep(pauseMs);
      }
    }
  }

  #ready(): Held[] {
    const ready: Held[] = [];
    for (const held of this.#held.values()) {
      if (!this.#done.has(held.id)) break;
      ready.push(held);
    }
    return ready;
  }
}
