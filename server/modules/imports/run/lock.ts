// One process at a time runs an import. The lock is the database's and ends with the connection, so that a killed
// process's import can be taken over at once. A restart of the database takes it away from whoever had it, too.
import { setTimeout } from "node:timers/promises";
import type pg from "pg";
import { Stopped } from "./stop.ts";

/** A run that was cancelled needs a moment to notice; a new start waits for it so long. */
const patienceMs = 15_000;
const everyMs = 250;

export interface HeldLock {
  /**
   * To be asked before each piece of work: takes the lock again where the connection was lost. Throws where another
   * process has it now, and what the database says where it is away.
   */
  hold(): Promise<void>;
}

/** Undefined where another process holds the lock, and goes on holding it while one waits. */
export async function withLock<T>(
  pool: pg.Pool,
  name: string,
  options: { wait: boolean },
  work: (lock: HeldLock) => Promise<T>,
): Promise<T | undefined> {
  const lock = new Lock(pool, name);
  try {
    return (await lock.take(options.wait ? patienceMs : 0)) ? await work(lock) : undefined;
  } finally {
    await lock.release();
  }
}

class Lock implements HeldLock {
  readonly #pool: pg.Pool;
  readonly #name: string;
  #client: pg.PoolClient | undefined;
  #lost: Error | undefined;
  #retaking: Promise<boolean> | undefined;
  readonly #onError = (error: Error) => {
    this.#lost = error;
  };

  constructor(pool: pg.Pool, name: string) {
    this.#pool = pool;
    this.#name = name;
  }

  async take(patience: number): Promise<boolean> {
    this.#client = await this.#pool.connect();
    this.#lost = undefined;
    this.#client.on("error", this.#onError);
    try {
      const taken = await acquire(this.#client, this.#name, patience === 0 ? 0 : Date.now() + patience);
      if (!taken) this.#giveBack();
      return taken;
    } catch (error) {
      this.#lost ??= error as Error;
      this.#giveBack();
      throw error;
    }
  }

  /** Several batches ask at once: one takes the lock again for all, since two connections would wait for each other. */
  async hold(): Promise<void> {
    if (this.#client && !this.#lost && !this.#retaking) return;
    this.#retaking ??= this.#retake().finally(() => {
      this.#retaking = undefined;
    });
    if (!(await this.#retaking)) throw new Stopped("handed over");
  }

  #retake(): Promise<boolean> {
    this.#giveBack();
    return this.take(patienceMs);
  }

  async release(): Promise<void> {
    if (this.#client && !this.#lost)
      await this.#client
        .query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", [this.#name])
        .catch(this.#onError);
    this.#giveBack();
  }

  #giveBack(): void {
    this.#client?.removeListener("error", this.#onError);
    this.#client?.release(this.#lost);
    this.#client = undefined;
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
