// The entries of one group that wait. A batch takes as many from the front as it can: of one kind, and none that shares a
// key with an entry before it that waits or with one that another batch has under way.
import type { Held } from "./ticket.ts";

export class GroupQueue {
  #waiting: Held[] = [];
  #underWay = new Set<string>();
  /** Batches under way. */
  running = 0;

  get length(): number {
    return this.#waiting.length;
  }

  add(held: readonly Held[]): void {
    for (const each of held) this.#waiting.push(each);
  }

  /** At most `most` entries that may go now; none where all must wait for what is under way. */
  take(most: number): Held[] {
    const taken: Held[] = [];
    const passedOver: Held[] = [];
    const blocked = new Set<string>();
    let next = 0;
    for (; next < this.#waiting.length && taken.length < most; next++) {
      const held = this.#waiting[next]!;
      const kind = taken[0]?.entry.kind ?? held.entry.kind;
      if (held.entry.kind === kind && !this.#mustWait(held, blocked)) taken.push(held);
      else {
        for (const key of held.entry.keys) blocked.add(key);
        passedOver.push(held);
      }
    }
    this.#waiting = [...passedOver, ...this.#waiting.slice(next)];
    for (const { entry } of taken) for (const key of entry.keys) this.#underWay.add(key);
    return taken;
  }

  release(batch: readonly Held[]): void {
    for (const { entry } of batch) for (const key of entry.keys) this.#underWay.delete(key);
  }

  /** Everything that waits, which then waits no more. */
  clear(): Held[] {
    const all = this.#waiting;
    this.#waiting = [];
    return all;
  }

  #mustWait({ entry }: Held, blocked: ReadonlySet<string>): boolean {
    if (blocked.size === 0 && this.#underWay.size === 0) return false;
    return entry.keys.some((key) => blocked.has(key) || this.#underWay.has(key));
  }
}
