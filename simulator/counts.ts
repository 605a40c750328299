// What each account's messages and receipts have come to since the start.
import type { AccountCounts } from "../contract/vendor.ts";

export class Counts {
  readonly #byAccount = new Map<string, AccountCounts>();

  /** To be read and added to. */
  of(accountId: string): AccountCounts {
    const counts = this.#byAccount.get(accountId) ?? nothing();
    this.#byAccount.set(accountId, counts);
    return counts;
  }
}

const nothing = (): AccountCounts => ({
  accepted: 0,
  rejected: 0,
  repeated: 0,
  receipts_posted: 0,
  receipts_given_up: 0,
  orders_posted: 0,
  posts_failed: 0,
  waiting: 0,
});
