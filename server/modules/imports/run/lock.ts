// One process at a time runs an import. The lock is the database's and ends with the connection, so that a killed
// process's import can be taken over at once.
import { setTimeout } from "node:timers/promises";
import type pg from "pg";

/** A run that was cancelled needs a moment to notice; a new start waits for it so long. */
const patienceMs = 15_000;
const everyMs = 250;

/** Undefined where another process holds the lock, and goes on holding it while one waits. */
export async function withLock<T>(
  pool: pg.Pool,
  name: string,
  options: { wait: boolean },
  work: () => Promise<T>,
): Promise<T | undefined> {
  const client = await pool.connect();
  let lost: Error | undefined;
  const onError = (error: Error) => {
    lost = error;
  };
  client.on("error", onError);
  try {
    if (!(await acquire(client, name, options.wait ? Date.now() + patienceMs : 0))) return undefined;
    try {
      return await work();
    } finally {
      if (!lost)
        await client.query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", [name]).catch(onError);
    }
  } finally {
    client.removeListener("error", onError);
    client.release(lost);
  }
}

async function acquire(client: pg.PoolClient, name: string, until: number): Promise<boolean> {
  for (;;) {
    const { rows } = await client.query<{ got: boolean }>(
      "SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS got",
      [name],
    );
    if (rows[0]?.got) return true;
    if (Date.now() > until) return false;
    await setTimeout(everyMs);
  }
}
