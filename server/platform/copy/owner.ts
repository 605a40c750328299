// Which process keeps the copy, where there are several: the one that holds an advisory lock, which goes with its connection,
// so that a dead owner never keeps another from taking over. The others find its address beside it.
import type pg from "pg";

/** Any number that no other advisory lock here uses. */
const ownerLock = 716_301;

export async function tryToOwn(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>("SELECT pg_try_advisory_lock($1) AS got", [
    ownerLock,
  ]);
  return rows[0]!.got;
}

export async function sayOwner(client: pg.Client, url: string): Promise<void> {
  await client.query(
    `INSERT INTO copy_owner (url) VALUES ($1)
     ON CONFLICT (one) DO UPDATE SET url = EXCLUDED.url, since = now(), loaded_at = NULL`,
    [url],
  );
}

export async function sayLoaded(client: pg.Client): Promise<void> {
  await client.query("UPDATE copy_owner SET loaded_at = clock_timestamp()");
}

/** Where the owner answers, once it has loaded. */
export async function ownerUrl(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<{ url: string }>(
    "SELECT url FROM copy_owner WHERE loaded_at IS NOT NULL",
  );
  return rows[0]?.url;
}

export async function isRebuildAsked(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query("SELECT FROM copy_owner WHERE rebuild_asked_at > loaded_at");
  return rows.length > 0;
}

interface Queryable {
  query: (text: string, values?: unknown[]) => Promise<{ rows: { [column: string]: unknown }[] }>;
}

/** Asks the owner to build it anew and waits; answers false where no process keeps one yet. */
export async function askForRebuild(pool: Queryable, patienceMs: number): Promise<boolean> {
  const { rows: held } = await pool.query(
    "SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
    [ownerLock],
  );
  if (held.length === 0) return false;
  const { rows } = await pool.query(
    "UPDATE copy_owner SET rebuild_asked_at = clock_timestamp() WHERE loaded_at IS NOT NULL RETURNING rebuild_asked_at::text AS at",
  );
  if (rows.length === 0) return false;
  const until = performance.now() + patienceMs;
  while (performance.now() < until) {
    const done = await pool.query("SELECT FROM copy_owner WHERE loaded_at > $1::timestamptz", [rows[0]?.at]);
    if (done.rows.length > 0) return true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("the copy was not there again in time; see the server's log");
}
