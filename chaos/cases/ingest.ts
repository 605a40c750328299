// Data in under fire: two processes that answer, two that apply, Redis and PostgreSQL, all killed at random while a shop sends.
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { readConfig } from "../../server/config.ts";
import { findRunningPostgres, keepEmbeddedPostgres } from "../../server/platform/embedded-postgres/index.ts";
import { createPlatform } from "../../server/platform/index.ts";
import { createLog } from "../../server/platform/log.ts";
import { freePort } from "../../server/platform/ports.ts";
import { prepareDatabase } from "../../server/prepare-database.ts";
import { createServices } from "../../server/services.ts";
import { findRedis } from "../../test/programs.ts";
import { startRedis } from "../../test/redis.ts";
import { withFolder } from "../../test/server-process.ts";
import { luckOf } from "../luck.ts";
import type { ChaosOptions, Verdict } from "../main.ts";
import { type Member, startMember } from "../member.ts";
import { IngestClient } from "./ingest-client.ts";
import { openShop } from "./ingest-shop.ts";
import { faultsOf } from "./ingest-verdict.ts";

const lanes = 16;
const log = createLog("silent");

export const ingestChaos = {
  summary:
    "API, consumers, Redis and PostgreSQL killed 30 times while orders, customers, events and receipts come in",
  run: (options: ChaosOptions): Promise<Verdict> => withFolder((dataDir) => storm(dataDir, options)),
};

async function storm(dataDir: string, { kills, seed }: ChaosOptions): Promise<Verdict> {
  const program = findRedis();
  if (!program) return { report: [], faults: ["There is no redis-server, and none could be installed."] };
  const luck = luckOf(seed);
  const quiet = { info() {}, warn() {} };
  const postgres = await keepEmbeddedPostgres({ dataDir, log: quiet });
  const redis = await startRedis(program, { durable: true });
  const secretKey = randomBytes(32);
  const platform = createPlatform({
    config: readConfig(["--port", "0", "--demo", "none"], {}),
    log,
    databaseUrl: postgres.url,
    secretKey,
    maxConnections: 4,
  });
  await prepareDatabase(platform.database);
  const services = createServices(platform);
  const ports = await Promise.all([freePort("127.0.0.1"), freePort("127.0.0.1")]);
  const urls = ports.map((port) => `http://127.0.0.1:${port}`);
  const shop = await openShop(platform, services, urls);

  const env = {
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    SECRET_KEY: secretKey.toString("hex"),
    DEMO: "none",
    DATA_DIR: dataDir,
    LOG_LEVEL: "info",
  };
  let replayed = 0;
  const heard = (line: Record<string, unknown>) => {
    if (typeof line.claimed === "number") replayed += line.claimed;
  };
  const members = [
    ...ports.map((port, i) => startMember(`api ${i + 1}`, { ...env, ROLES: "api", PORT: `${port}` }, heard)),
    ...[1, 2].map((n) => startMember(`consumer ${n}`, { ...env, ROLES: "worker", PORT: "0" }, heard)),
  ];
  const targets: Pick<Member, "name" | "kill">[] = [
    ...members,
    {
      name: "redis",
      async kill() {
        await redis.kill();
        await redis.start();
      },
    },
    {
      name: "postgres",
      async kill() {
        const running = await findRunningPostgres(dataDir);
        if (running) process.kill(running.pid, "SIGKILL");
      },
    },
  ];

  const client = new IngestClient(shop, luck);
  const streaming = client.stream(lanes);
  const killed = new Map<string, number>();
  try {
    await untilAcknowledged(client, 100);
    for (let n = 0; n < kills; n++) {
      const target = targets[Math.floor(luck() * targets.length)]!;
      await target.kill();
      killed.set(target.name, (killed.get(target.name) ?? 0) + 1);
      await sleep(300 + luck() * 2_500);
      // Every now and then all is well for a moment, or nothing would ever be acknowledged.
      if (n % 5 === 4) await untilAcknowledged(client, total(client) + 50);
    }
    client.end();
    await streaming;
    const faults = await settledFaults(() => faultsOf(platform.database, services, client.acknowledged));
    return { report: reportOf(client, killed, replayed), faults };
  } finally {
    client.end();
    await Promise.all(members.map((member) => member.stop()));
    await platform.stream.close();
    await platform.database.close();
    await redis.stop();
    await postgres.stop();
  }
}

const total = ({ acknowledged }: IngestClient) =>
  Object.values(acknowledged).reduce((sum, { size }) => sum + size, 0);

async function untilAcknowledged(client: IngestClient, count: number): Promise<void> {
  const until = Date.now() + 120_000;
  while (total(client) < count) {
    if (Date.now() > until)
      throw new Error(`for two minutes nothing was acknowledged beyond ${total(client)}`);
    await sleep(50);
  }
}

/** What is acknowledged may still be on its way, and PostgreSQL on its way back. */
async function settledFaults(look: () => Promise<string[]>): Promise<string[]> {
  let faults = ["nothing could be looked at"];
  const until = Date.now() + 120_000;
  while (faults.length > 0 && Date.now() < until) {
    faults = await look().catch((error: Error) => [error.message]);
    if (faults.length > 0) await sleep(1_000);
  }
  return faults;
}

function reportOf(client: IngestClient, killed: Map<string, number>, replayed: number): string[] {
  const deaths = [...killed].sort().map(([name, times]) => `${name} ${times}`);
  const count = [...killed.values()].reduce((sum, times) => sum + times, 0);
  const kinds = Object.entries(client.acknowledged).map(([kind, { size }]) => `${size} of ${kind}`);
  return [
    `killed        ${count} times: ${deaths.join(", ")}`,
    `acknowledged  ${total(client)}: ${kinds.join(", ")}`,
    `retried       ${client.retried} requests that were not acknowledged`,
    `replayed      ${replayed} parcels that a consumer had taken and not finished`,
  ];
}
