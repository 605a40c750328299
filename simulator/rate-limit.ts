// Messages a second, by account: a bucket that holds one second's worth. A request is let in while anything is left and
// may overdraw it, so that one larger than the bucket waits its turn rather than forever.

interface Bucket {
  left: number;
  /** Milliseconds of the monotonic clock. */
  filledAt: number;
}

export class RateLimit {
  readonly #buckets = new Map<string, Bucket>();

  /** Takes `count` from the account's bucket and answers 0, or the whole seconds to wait for. */
  take(accountId: string, perSecond: number | null, count: number): number {
    if (perSecond === null) return 0;
    const bucket = this.#filled(accountId, perSecond);
    if (bucket.left <= 0) return Math.max(1, Math.ceil(-bucket.left / perSecond));
    bucket.left -= count;
    return 0;
  }

  #filled(accountId: string, perSecond: number): Bucket {
    const now = performance.now();
    const old = this.#buckets.get(accountId) ?? { left: perSecond, filledAt: now };
    const left = Math.min(perSecond, old.left + ((now - old.filledAt) / 1_000) * perSecond);
    const bucket = { left, filledAt: now };
    this.#buckets.set(accountId, bucket);
    return bucket;
  }
}
