// A fence: which part of the stream an entry was read from, and in which term of its readers. Whoever applies it asks, in the
// transaction that does, whether the term still runs.

export interface Fence {
  slot: string;
  term: string;
}

/** Another reader has these slots now, and applies what was read of them. */
export class Fenced extends Error {
  readonly slots: ReadonlySet<string>;

  constructor(slots: Iterable<string>) {
    super("another process reads this part of the stream now");
    this.slots = new Set(slots);
  }
}

export interface Fences {
  /** Begins a term of a slot. When it resolves, nothing that was begun in an earlier one is committed any more. */
  take(slot: string): Promise<string>;
}

/** One of each slot. */
export function fencesOf(entries: readonly { fence?: Fence }[]): Fence[] {
  const found = new Map<string, Fence>();
  for (const { fence } of entries) if (fence) found.set(fence.slot, fence);
  return [...found.values()];
}
