// Pushes changes to browsers. What any process publishes goes through PostgreSQL's NOTIFY, so every API process hears it
// and hands it to those of its listeners who watch that workspace.
import { sql } from "kysely";
import pg from "pg";
import type { Trx } from "./database.ts";

import type { Log } from "./log.ts";

export interface LiveMessage {
  workspaceId: string;
  event: string;
  data: unknown;
}

export interface Live {
  /**
   * Tells everyone who watches the workspace; with a transaction, when it is committed, so that messages arrive in the order
   * of the changes they tell of. Messages of over 7 kB are refused by PostgreSQL: send a summary.
   */
  publish(message: LiveMessage, trx?: Trx): Promise<void>;
  /** Calls back for each message of the workspace until the returned function is called. */
  listen(workspaceId: string, listener: (message: LiveMessage) => void): () => void;
  start(): Promise<void>;
  close(): Promise<void>;
}

const channel = "regulars_live";

/** A connection of its own listens, since a pooled one would be handed to others. */
export function createLive(databaseUrl: string, pool: pg.Pool, log: Log): Live {
  const listeners = new Map<string, Set<(message: LiveMessage) => void>>();
  let client: pg.Client | undefined;
  let closed = false;

  const deliver = (payload: string) => {
    const message = JSON.parse(payload) as LiveMessage;
    for (const listener of listeners.get(message.workspaceId) ?? []) listener(message);
  };

  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: databaseUrl, application_name: "regulars-live" });
    fresh.on("notification", (n) => n.payload && deliver(n.payload));
    fresh.on("error", () => fresh.end().catch(() => {}));
    fresh.on("end", () => {
      // One that never got so far is tried again by whoever tried it; asked for twice, attempts would double each second.
      if (client !== fresh) return;
      client = undefined;
      if (!closed) retry();
    });
    await fresh.connect();
    await fresh.query(`LISTEN ${channel}`);
    client = fresh;
  };

  const retry = () => {
    setTimeout(() => {
      if (closed || client) return;
      connect().catch((error: Error) => {
        log.warn({ error: error.message }, "live updates wait for the database");
        retry();
      });
    }, 1_000).unref();
  };

  return {
    start: connect,
    async publish(message, trx) {
      const text = JSON.stringify(message);
      if (trx) await sql`SELECT pg_notify(${channel}, ${text})`.execute(trx);
      else await pool.query("SELECT pg_notify($1, $2)", [channel, text]);
    },
    listen(workspaceId, listener) {
      const set = listeners.get(workspaceId) ?? new Set();
      listeners.set(workspaceId, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0) listeners.delete(workspaceId);
      };
    },
    async close() {
      closed = true;
      await client?.end().catch(() => {});
      client = undefined;
    },
  };
}
