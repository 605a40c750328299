// Lets requests and timers have their turn during long work: the work asks often, and waits only when its slice is over.
import { setImmediate } from "node:timers/promises";

const sliceMs = 8;

export class Turns {
  #began = performance.now();

  async give(): Promise<void> {
    if (performance.now() - this.#began < sliceMs) return;
    await setImmediate();
    this.#began = performance.now();
  }
}
