// Tables that grow from nothing. PostgreSQL plans the checks of foreign keys once for a connection; planned over an empty
// table they may walk all of a workspace's orders for every item, and stay so until its statistics come, a minute later.
// So they are gathered right after the first rows.
import type { Database } from "../../platform/database.ts";
import type { Log } from "../../platform/log.ts";

/** Entries of a kind applied by this process after which statistics are gathered. */
const marks = [100, 1_000, 10_000, 100_000];

export class FreshStatistics {
  readonly #database: Database;
  readonly #log: Log;
  readonly #applied = new Map<string, number>();

  constructor(database: Database, log: Log) {
    this.#database = database;
    this.#log = log;
  }

  grown(kind: string, entries: number): void {
    const before = this.#applied.get(kind) ?? 0;
    const after = before + entries;
    this.#applied.set(kind, after);
    if (!marks.some((mark) => before < mark && after >= mark)) return;
    this.#database.pool
      .query("ANALYZE customers, customer_totals, orders, order_items, products, events")
      .catch((error: Error) => this.#log.debug({ error: error.message }, "statistics could not be gathered"));
  }
}
