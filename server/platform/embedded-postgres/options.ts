// What one passes to start the built-in PostgreSQL, and what one gets.
import type { PostgresSettings } from "./settings.ts";

export interface EmbeddedPostgresOptions {
  /** Made where missing. */
  dataDir: string;
  log: PostgresLog;
  /** On loopback; any free one unless said. */
  port?: number;
  /** Beside or instead of the usual ones, by PostgreSQL's own names. */
  settings?: PostgresSettings;
}

export interface PostgresLog {
  info(message: string): void;
  warn(message: string): void;
}

export interface EmbeddedPostgres {
  /** Of the database `regulars`, as its superuser. */
  url: string;
  pid: number;
  /** Settles when PostgreSQL has ended, by `stop` or by misfortune. */
  exited: Promise<void>;
  stop(): Promise<void>;
}
