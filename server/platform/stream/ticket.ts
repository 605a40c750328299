// One call of `publish`, on its way: it resolves when each of its entries has an outcome, and fails with the first that
// cannot have one.
import { AppError } from "../../../contract/errors.ts";
import type { Entry, Outcome } from "./stream.ts";

/** An entry that waits or is under way. */
export interface Held {
  entry: Entry;
  settle(outcome: Outcome): void;
  fail(error: unknown): void;
}

export function issueTicket(entries: readonly Entry[]): { held: Held[]; outcomes: Promise<Outcome[]> } {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome[]>();
  const outcomes: Outcome[] = new Array(entries.length);
  let left = entries.length;
  const held = entries.map((entry, index) => ({
    entry,
    settle(outcome: Outcome) {
      outcomes[index] = outcome;
      left -= 1;
      if (left === 0) resolve(outcomes);
    },
    fail(error: unknown) {
      if (!outcomes[index]) reject(left < entries.length ? partly(error) : error);
    },
  }));
  if (left === 0) resolve([]);
  return { held, outcomes: promise };
}

/** The usual words of such an error say that nothing was changed. */
function partly(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const detail = "Part of this was written, the rest was not. Send all of it again: nothing is doubled.";
  return new AppError(error.code, detail, { retryAfter: error.retryAfter, cause: error });
}
