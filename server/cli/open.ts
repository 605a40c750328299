// Opens the program for one command: beside a running server on its database, else with a database of its own.
import { AppError } from "../../contract/errors.ts";
import { readConfig } from "../config.ts";
import { openDatabase } from "../open-database.ts";
import { findRunningPostgres } from "../platform/embedded-postgres/index.ts";
import { createPlatform, type Platform } from "../platform/index.ts";
import { createLog } from "../platform/log.ts";
import { readSecretKey } from "../platform/secret-key.ts";
import { prepareDatabase } from "../prepare-database.ts";
import { createServices, type Services } from "../services.ts";

export interface OpenedForCommand {
  platform: Platform;
  services: Services;
  close(): Promise<void>;
}

export async function openForCommand(dataDir: string | undefined): Promise<OpenedForCommand> {
  const config = readConfig(dataDir ? ["--data", dataDir] : [], process.env);
  const log = createLog(config.logLevel);
  const running = config.databaseUrl ? undefined : await findRunningPostgres(config.dataDir);
  const opened = await openDatabase(running ? { ...config, databaseUrl: running.url } : config, log);
  const secretKey = config.secretKey ?? (await readSecretKey(config.dataDir));
  const platform = createPlatform({ config, log, databaseUrl: opened.url, secretKey, maxConnections: 5 });
  const close = async () => {
    await platform.jobs.close();
    await platform.stream.close();
    await platform.database.close();
    await opened.close();
  };
  try {
    await prepareDatabase(platform.database);
    const services = createServices(platform);
    await platform.jobs.start({ work: false });
    return { platform, services, close };
  } catch (error) {
    await close();
    throw error instanceof AppError
      ? error
      : new AppError("internal", (error as Error).message, { cause: error });
  }
}
