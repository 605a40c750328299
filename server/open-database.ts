// Opens the database that the settings name: the embedded PostgreSQL in the data folder, or the one of DATABASE_URL.
import type { Config } from "./config.ts";
import { keepEmbeddedPostgres } from "./platform/embedded-postgres/index.ts";
import type { Log } from "./platform/log.ts";

export interface OpenedDatabase {
  url: string;
  close(): Promise<void>;
}

export async function openDatabase(config: Config, log: Log): Promise<OpenedDatabase> {
  if (config.databaseUrl) return { url: config.databaseUrl, close: async () => {} };
  const embedded = await keepEmbeddedPostgres({ dataDir: config.dataDir, log });
  return { url: embedded.url, close: () => embedded.stop() };
}
