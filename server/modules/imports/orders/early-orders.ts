// Orders are written while customers still are. One whose customer comes with a later step waits for that in memory, and where
// that would be too many, all that follow wait for the last customer. Which orders make a batch depends on the file alone and never on
// who was quicker, so that a run that follows makes the same ones.
import type { GroupedOrder } from "./group-lines.ts";

/** Lines that may wait in memory, and numbers of lines. */
const mostHeld = 10_000;

export class EarlyOrders {
  readonly #steps: number;
  readonly #stepOf: (customer: string) => number;
  readonly #waiting = new Map<number, GroupedOrder[]>();
  #held = 0;
  #waitForAll: boolean;

  /** `stepOf` tells with which step a customer is written, by their key. With `waitForAll` no order is written before all are. */
  constructor(steps: number, stepOf: (customer: string) => number, waitForAll: boolean) {
    this.#steps = steps;
    this.#stepOf = stepOf;
    this.#waitForAll = waitForAll;
  }

  /** Whether no order that comes next is written before the last customer. */
  get waitForAll(): boolean {
    return this.#waitForAll;
  }

  /** The next orders, those of `orders` among them whose customers are written by `step`: to be written after so many steps. */
  next(orders: GroupedOrder[], step: number): { orders: GroupedOrder[]; after: number } {
    if (this.#waitForAll) return { orders, after: this.#steps };
    const ready = this.#waitedFor(step);
    for (const order of orders) {
      const needed = this.#stepOf(order.customer);
      if (needed <= step) ready.push(order);
      else this.#wait(order, needed);
    }
    if (this.#held <= mostHeld) return { orders: ready, after: step + 1 };
    this.#waitForAll = true;
    for (const waiting of this.#waiting.values()) ready.push(...waiting);
    this.#waiting.clear();
    return { orders: ready, after: this.#steps };
  }

  #waitedFor(step: number): GroupedOrder[] {
    const ready = this.#waiting.get(step) ?? [];
    this.#waiting.delete(step);
    for (const order of ready) this.#held -= sizeOf(order);
    return ready;
  }

  #wait(order: GroupedOrder, step: number): void {
    const others = this.#waiting.get(step);
    if (others) others.push(order);
    else this.#waiting.set(step, [order]);
    this.#held += sizeOf(order);
  }
}

const sizeOf = ({ lines, values }: GroupedOrder) => lines.length + values.length;
