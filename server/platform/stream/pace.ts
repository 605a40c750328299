// How fast entries have gone lately, so that a caller who is turned away hears when to come back.

/** Weight of the newest batch in the average. */
const newest = 0.2;

export class Pace {
  #perSecond = 1_000;

  record(entries: number, milliseconds: number): void {
    const now = (entries * 1_000) / Math.max(milliseconds, 1);
    this.#perSecond += newest * (now - this.#perSecond);
  }

  /** Whole seconds until that many will have gone, from 1 to 30. */
  secondsFor(entries: number): number {
    return Math.min(30, Math.max(1, Math.ceil(entries / Math.max(this.#perSecond, 1))));
  }
}
