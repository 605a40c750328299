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
  const ticket = new Ticket(entries.length);
  return { held: entries.map((entry, index) => new Place(entry, ticket, index)), outcomes: ticket.outcomes };
}

class Ticket {
  readonly outcomes: Promise<Outcome[]>;
  readonly #known: Outcome[];
  #left: number;
  readonly #resolve: (outcomes: Outcome[]) => void;
  readonly #reject: (error: unknown) => void;

  constructor(count: number) {
    const { promise, resolve, reject } = Promise.withResolvers<Outcome[]>();
    this.outcomes = promise;
    this.#known = new Array(count);
    this.#left = count;
    this.#resolve = resolve;
    this.#reject = reject;
    if (count === 0) resolve([]);
  }

  settle(index: number, outcome: Outcome): void {
    this.#known[index] = outcome;
    this.#left -= 1;
    if (this.#left === 0) this.#resolve(this.#known);
  }

  fail(index: number, error: unknown): void {
    if (!this.#known[index]) this.#reject(this.#left < this.#known.length ? partly(error) : error);
  }
}

/** Of one entry among those of its ticket. */
class Place implements Held {
  readonly entry: Entry;
  readonly #ticket: Ticket;
  readonly #index: number;

  constructor(entry: Entry, ticket: Ticket, index: number) {
    this.entry = entry;
    this.#ticket = ticket;
    this.#index = index;
  }

  settle(outcome: Outcome): void {
    this.#ticket.settle(this.#index, outcome);
  }

  fail(error: unknown): void {
    this.#ticket.fail(this.#index, error);
  }
}

/** The usual words of such an error say that nothing was changed. */
function partly(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const detail = "Part of this was written, the rest was not. Send all of it again: nothing is doubled.";
  return new AppError(error.code, detail, { retryAfter: error.retryAfter, cause: error });
}
