// Everything that is due at some moment, on a single timer: a binary heap, the soonest on top.

interface Entry<T> {
  at: number;
  /** Keeps those of the same moment in the order in which they came. */
  order: number;
  item: T;
}

/** Milliseconds between two looks, so that many moments share one. */
const tick = 10;
/** Handed out at once before other work gets its turn. */
const mostAtOnce = 5_000;
const longestTimer = 2 ** 31 - 1;

export class Schedule<T> {
  readonly #due: (item: T) => void;
  readonly #heap: Entry<T>[] = [];
  #order = 0;
  #timer: NodeJS.Timeout | undefined;
  #timerAt = Number.POSITIVE_INFINITY;
  #closed = false;

  constructor(due: (item: T) => void) {
    this.#due = due;
  }

  /** Calls `due` with the item at the moment `at` (milliseconds since 1970), or soon if that has passed. */
  add(at: number, item: T): void {
    const entry = { at, order: this.#order++, item };
    this.#heap.push(entry);
    this.#rise(this.#heap.length - 1, entry);
    this.#arm();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #arm(): void {
    const top = this.#heap[0];
    if (!top || this.#closed || this.#timerAt <= top.at) return;
    clearTimeout(this.#timer);
    const wait = Math.min(Math.max(top.at - Date.now(), tick), longestTimer);
    this.#timerAt = top.at;
    this.#timer = setTimeout(() => this.#look(), wait);
  }

  #look(): void {
    this.#timerAt = Number.POSITIVE_INFINITY;
    const now = Date.now();
    for (let count = 0; count < mostAtOnce; count++) {
      const top = this.#heap[0];
      if (!top || top.at > now) break;
      this.#removeTop();
      this.#due(top.item);
    }
    this.#arm();
  }

  #removeTop(): void {
    const last = this.#heap.pop()!;
    if (this.#heap.length > 0) this.#sink(last);
  }

  #rise(index: number, entry: Entry<T>): void {
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isBefore(entry, this.#heap[parent]!)) break;
      this.#heap[index] = this.#heap[parent]!;
      index = parent;
    }
    this.#heap[index] = entry;
  }

  #sink(entry: Entry<T>): void {
    const heap = this.#heap;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++;
      if (!isBefore(heap[child]!, entry)) break;
      heap[index] = heap[child]!;
      index = child;
    }
    heap[index] = entry;
  }
}

const isBefore = <T>(a: Entry<T>, b: Entry<T>) => a.at < b.at || (a.at === b.at && a.order < b.order);
