// Gives all test files one PostgreSQL: the one named by TEST_DATABASE_URL, else a throw-away of our own. Each file makes
// its own database in it, from `inject("databaseUrl")`.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../server/platform/embedded-postgres/index.ts";
import { findRedis } from "./programs.ts";

declare module "vitest" {
  interface ProvidedContext {
    databaseUrl: string;
    /** The program, or "" where there is none and none could be installed. */
    redisServer: string;
  }
}

const quiet = { info: () => {}, warn: (message: string) => console.warn(message) };

/** Nobody misses this data after a power cut, so nothing waits for the disk. */
const careless = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  project.provide("redisServer", redisServer());
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    project.provide("databaseUrl", given);
    return undefined;
  }
  const dataDir = mkdtempSync(join(tmpdir(), "regulars-test-"));
  const postgres = await startEmbeddedPostgres({ dataDir, log: quiet, settings: careless });
  project.provide("databaseUrl", postgres.url);
  return async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true });
  };
}

/** On a person's machine the rest is worth knowing; a build machine must not pass without having looked. */
function redisServer(): string {
  const found = findRedis();
  if (found) return found;
  const words = "No redis-server could be found or installed, so the stream over Redis was not tested.";
  if (process.env.CI) throw new Error(words);
  console.warn(`!! SKIPPED: ${words}`);
  return "";
}
