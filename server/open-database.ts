// Opens the database that the settings name: the embedded PostgreSQL in the data folder, or the one of DATABASE_URL.
import { AppError } from "../contract/errors.ts";
import type { Config } from "./config.ts";
import { keepEmbeddedPostgres } from "./platform/embedded-postgres/index.ts";
import type { Log } from "./platform/log.ts";

export interface OpenedDatabase {
  url: string;
  /** Why the built-in one is away, where that is known. */
  whyAway?: () => unknown;
  close(): Promise<void>;
}

export async function openDatabase(config: Config, log: Log): Promise<OpenedDatabase> {
  if (config.databaseUrl) return { url: config.databaseUrl, close: async () => {} };
  const embedded = await keepEmbeddedPostgres({ dataDir: config.dataDir, log });
  return {
    url: embedded.url,
    whyAway: () => awayWords(embedded.fault()),
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
