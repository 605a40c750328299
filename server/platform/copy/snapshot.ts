// A connection of the copy's own, and what it sees at one instant.
import pg from "pg";

/** What the copy is equal to: PostgreSQL as one snapshot saw it, taken at an instant of this process. */
export interface Position {
  snapshot: string;
  /** By `performance.now()`. */
  takenAt: number;
  /** ISO 8601, the same instant. */
  asOf: string;
}

export async function connectTo(databaseUrl: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: name,
    options: "-c timezone=UTC -c jit=off -c datestyle=ISO",
  });
  client.on("error", () => {});
  await client.connect();
  await endWithItsProcess(client);
  return client;
}

/**
 * A session that waits, perhaps for a table's lock, hears of the end of its process only when the wait is over, unless it looks: and
 * the copy's lock, which it holds, would keep others from taking over. Some systems, and PostgreSQL before 14, cannot look.
 */
async function endWithItsProcess(client: pg.Client): Promise<void> {
  await client.query("SELECT set_config('client_connection_check_interval', '1000', false)").catch(() => {});
}

/** Runs `work` while the client sees one snapshot. */
export async function inSnapshot<T>(client: pg.Client, work: (position: Position) => Promise<T>): Promise<T> {
  const taken = { takenAt: performance.now(), asOf: new Date().toISOString() };
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    const { rows } = await client.query<{ snapshot: string }>("SELECT pg_current_snapshot() AS snapshot");
    return await work({ snapshot: rows[0]!.snapshot, ...taken });
  } finally {
    await client.query("COMMIT");
  }
}

/** What was written by a transaction that the snapshot before did not see; asked at one that does. */
export function newSince(snapshot: string, alias: string): string {
  const xmin = snapshot.split(":")[0]!;
  return `${alias}.sync_xid >= ${xmin} AND NOT pg_visible_in_snapshot(${alias}.sync_xid::text::xid8, '${snapshot}')`;
}
