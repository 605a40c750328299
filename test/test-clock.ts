// A clock that goes with real time until a test turns it.
import type { Clock } from "../server/platform/clock.ts";

export class TestClock implements Clock {
  #offset = 0;

  constructor(now?: string) {
    if (now) this.turnTo(now);
  }

  now(): Date {
    return new Date(Date.now() + this.#offset);
  }

  turnTo(instant: string): void {
    this.#offset = Date.parse(instant) - Date.now();
  }

  advance(milliseconds: number): void {
    this.#offset += milliseconds;
  }
}
