// Tables that grow from nothing. PostgreSQL plans what is asked again and again once for a connection; planned over an empty
// table it may walk all of a workspace's orders for every item, and stay so until its statistics come, a minute later.
// So they are gathered right after the first rows. Those of a table that was large before do not change by that, and reading
// its sample would cost the entries that come meanwhile their time.
import type { Database } from "../../platform/database.ts";
import type { Log } from "../../platform/log.ts";

/** Entries of a kind applied by this process after which statistics are gathered. */
const milestones = [100, 1_000, 10_000, 100_000];
/** What entries of a kind fill. */
const tables: Record<string, readonly string[]> = {
  customer: ["customers"],
  order: ["customers", "customer_totals", "orders", "order_items", "products"],
  event: ["customers", "events"],
};
/** A table with this many times the entries, by its statistics, has them already. */
const large = 10;

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
    const filled = tables[kind];
    if (!filled || !milestones.some((each) => before < each && after >= each)) return;
    this.#gather(filled, after).catch((error: Error) =>
      this.#log.debug({ error: error.message }, "statistics could not be gathered"),
    );
  }

  async #gather(filled: readonly string[], entries: number): Promise<void> {
    const { pool } = this.#database;
    const { rows } = await pool.query<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE oid = ANY ($1::text[]::regclass[]) AND reltuples < $2",
      [filled, entries * large],
    );
    if (rows.length === 0) return;
    // A tenth of the usual sample tells a table that is full from an empty one; the usual one takes a second of a young shop's
    // first import. PostgreSQL gathers its own a minute later.
    await pool.query(
      `SET LOCAL default_statistics_target = 10; ANALYZE ${rows.map(({ name }) => name).join(", ")}`,
    );
  }
}
