// How far the customers of an orders file are written, for whoever writes the orders beside. Where either fails the other stops.

export class CustomersSoFar {
  /** Partitions of customers that are wholly written. */
  #written = 0;
  #failure: { error: unknown } | undefined;
  #waiting: (() => void)[] = [];

  reach(written: number): void {
    this.#written = Math.max(this.#written, written);
    this.#tell();
  }

  readonly fail = (error: unknown): void => {
    this.#failure ??= { error };
    this.#tell();
  };

  /** Throws what made either fail. */
  check(): void {
    if (this.#failure) throw this.#failure.error;
  }

  /** Returns once so many partitions are written. */
  async until(partitions: number): Promise<void> {
    this.check();
    while (this.#written < partitions) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
      this.check();
    }
  }

  #tell(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
