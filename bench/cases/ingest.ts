// Data in, measured through the front: orders in batches, one by one and over Redis Streams, and a file; beside them what the
// machine's PostgreSQL can do at most.
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { findRunningPostgres } from "../../server/platform/embedded-postgres/index.ts";
import { findRedis } from "../../test/programs.ts";
import { startRedis } from "../../test/redis.ts";
import { type ServerProcess, startServer, withFolder } from "../../test/server-process.ts";
import type { BenchCase } from "../main.ts";
import type { Result } from "../report.ts";
import { measureFiles } from "./ingest-import.ts";
import { measureLimits } from "./ingest-limits.ts";
import { measureBatches, measureRedis, measureSingles } from "./ingest-orders.ts";

export const ingestCase: BenchCase = {
  summary: "orders in batches, one by one and over Redis, and a file, beside bare COPY of the same rows",
  async run(options) {
    const count = options.orders ?? 200_000;
    if (options.only === "import") return measureImports(count);
    return [...(await measureInline(count)), ...(await measureOverRedis(count))];
  },
};

function measureInline(count: number): Promise<Result[]> {
  return withShop({}, async ({ server, headers, client }) => [
    await measureBatches(server, headers, count, () => compared(client)),
    ...(await measureSingles(server, headers, Math.min(count, 50_000))),
    ...(await measureLimits(client)),
    ...(await measureFiles(server, server.client("shop"), 2 * count)),
  ]);
}

function measureImports(count: number): Promise<Result[]> {
  return withShop({}, ({ server }) => measureFiles(server, server.client("shop"), 2 * count));
}

async function measureOverRedis(count: number): Promise<Result[]> {
  const program = findRedis();
  if (!program) {
    console.warn("Redis is left out: there is no redis-server, and none could be installed.");
    return [];
  }
  const redis = await startRedis(program, { durable: true });
  try {
    return await withShop({ REDIS_URL: redis.url }, ({ server, headers, client }) => {
      const stored = async () =>
        Number((await client.query("SELECT count(*) AS count FROM orders")).rows[0].count);
      return measureRedis(server, headers, count, stored, () => compared(client));
    });
  } finally {
    await redis.stop();
  }
}

/** It is done in the background within two minutes, and is not what an order of somebody known costs. */
async function compared(client: pg.Client): Promise<void> {
  const waiting = "SELECT count(*)::int AS count FROM customers_to_compare";
  while ((await client.query(waiting)).rows[0].count > 0) await sleep(500);
}

interface Shop {
  server: ServerProcess;
  headers: Record<string, string>;
  /** Straight to the database, to look without asking the server. */
  client: pg.Client;
}

function withShop<T>(env: Record<string, string>, work: (shop: Shop) => Promise<T>): Promise<T> {
  return withFolder(async (dataDir) => {
    const server = await startServer(dataDir, ["--demo", "none"], env);
    server.cli("workspace", "create", "shop", "--currency", "INR", "--timezone", "Asia/Kolkata");
    const { headers } = server.client("shop");
    const running = await findRunningPostgres(dataDir);
    const client = new pg.Client(running!.url);
    await client.connect();
    try {
      return await work({ server, headers, client });
    } finally {
      await client.end();
      await server.stop();
    }
  });
}
