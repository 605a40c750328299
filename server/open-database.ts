// Opens the database that the settings name: the embedded PostgreSQL in the data folder, or the one of DATABASE_URL.
import { sql } from "kysely";
import { AppError } from "../contract/errors.ts";
import type { Config } from "./config.ts";
import type { Database } from "./platform/database.ts";
import { keepEmbeddedPostgres } from "./platform/embedded-postgres/index.ts";
import type { Log } from "./platform/log.ts";
import { migrate } from "./platform/migrate.ts";

export interface OpenedDatabase {
  url: string;
  /** Why the built-in one is away, where that is known. */
  whyAway?: () => unknown;
  /** Checks the server's version and brings the tables up to date. */
  prepare(database: Database): Promise<void>;
  close(): Promise<void>;
}

const oldestVersion = 150_000;

export async function openDatabase(config: Config, log: Log): Promise<OpenedDatabase> {
  if (config.databaseUrl) return { url: config.databaseUrl, prepare, close: async () => {} };
  const embedded = await keepEmbeddedPostgres({ dataDir: config.dataDir, log });
  return {
    url: embedded.url,
    whyAway: () => awayWords(embedded.fault()),
    prepare,
    close: () => embedded.stop(),
  };
}

/** For whoever asks meanwhile, who need not know where the data lies. */
function awayWords(fault: unknown): unknown {
  if (!(fault instanceof AppError) || fault.code !== "disk_full") return undefined;
  return new AppError(
    "disk_full",
    "The disk of the database is full. What was saved before is kept; make room, and it goes on by itself.",
    { cause: fault, retryAfter: 10 },
  );
}

async function prepare(database: Database): Promise<void> {
  await checkVersion(database);
  await migrate(database.system);
}

async function checkVersion(database: Database): Promise<void> {
  const { rows } = await ask(database);
  const version = Number(rows[0]?.server_version_num);
  if (version >= oldestVersion) return;
  throw new AppError(
    "database_unavailable",
    `PostgreSQL 15 or later is needed; DATABASE_URL leads to version ${Math.floor(version / 10_000)}.`,
  );
}

async function ask(database: Database) {
  try {
    return await sql<{ server_version_num: string }>`SHOW server_version_num`.execute(database.system);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError(
      "database_unavailable",
      `The database cannot be reached (${why}). Check DATABASE_URL, and that PostgreSQL is running.`,
      { cause },
    );
  }
}
