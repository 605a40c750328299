// Writes that go on while the next ones are being prepared: at most so many at once, the first failure told to whoever
// adds next.
import { setImmediate } from "node:timers/promises";

export class Lanes {
  readonly #most: number;
  readonly #running = new Set<Promise<void>>();
  #failure: { error: unknown } | undefined;

  constructor(most: number) {
    this.#most = most;
  }

  /** Returns once the work has a lane, not when it is done. */
  async add(work: () => Promise<void>): Promise<void> {
    while (this.#running.size >= this.#most) await Promise.race(this.#running);
    this.#throwFailure();
    const running: Promise<void> = work()
      .catch((error: unknown) => {
        this.#failure ??= { error };
      })
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
    // It sets out before the next is put together: the stream makes one batch of what waits at the same time, and while that
    // is being written nothing is put together beside it.
    await setImmediate();
    await setImmediate();
  }

  /** All that was added is done. */
  async end(): Promise<void> {
    await this.settled();
    this.#throwFailure();
  }

  /** The same for whoever gives up: what is under way still writes, and must be over before anyone counts it. */
  async settled(): Promise<void> {
    await Promise.all(this.#running);
  }

  #throwFailure(): void {
    if (this.#failure) throw this.#failure.error;
  }
}
