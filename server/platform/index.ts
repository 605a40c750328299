// Everything below the modules, built once from the configuration and handed to them.
import { createHash } from "node:crypto";
import type { Config } from "../config.ts";
import { type Clock, systemClock } from "./clock.ts";
import { createSealer, type Sealer } from "./crypto.ts";
import { createDatabase, type Database } from "./database.ts";
import { createFences } from "./fences.ts";
import { createJobs, type Jobs } from "./jobs.ts";
import { createLive, type Live } from "./live.ts";
import type { Log } from "./log.ts";
import { createInlineStream, createRedisStream, type Stream } from "./stream/index.ts";

export interface Platform {
  config: Config;
  log: Log;
  clock: Clock;
  database: Database;
  /** The way in for what arrives in numbers; to be closed before the database. */
  stream: Stream;
  jobs: Jobs;
  live: Live;
  /** Seals secrets for the database. */
  sealer: Sealer;
  /** The installation's key: signs tokens, cursors and links. */
  secretKey: Buffer;
}

export interface PlatformParts {
  config: Config;
  log: Log;
  databaseUrl: string;
  secretKey: Buffer;
  clock?: Clock;
  maxConnections?: number;
  /** Why the database is away, where somebody knows. */
  whyAway?: () => unknown;
}

export function createPlatform({
  config,
  log,
  databaseUrl,
  secretKey,
  clock,
  maxConnections,
  whyAway,
}: PlatformParts): Platform {
  const database = createDatabase(databaseUrl, { log, maxConnections, whyAway });
  return {
    config,
    log,
    clock: clock ?? systemClock,
    database,
    stream: config.redisUrl
      ? createRedisStream(config.redisUrl, log, {
          prefix: prefixOf(secretKey),
          fences: createFences(database),
        })
      : createInlineStream(log),
    jobs: createJobs(databaseUrl, log),
    live: createLive(databaseUrl, database.pool, log),
    sealer: createSealer(secretKey),
    secretKey,
  };
}

/** Apart from those of other installations that use the same Redis. */
function prefixOf(secretKey: Buffer): string {
  const mark = createHash("sha256").update("stream").update(secretKey).digest("hex").slice(0, 12);
  return `regulars:${mark}`;
}
