// A Redis Cluster of a test's own: three masters on loopback that share the slots, without replicas.
import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import { freePort } from "../server/platform/ports.ts";
import { type RedisProcess, startRedis } from "./redis.ts";

export interface RedisCluster {
  /** Its nodes, separated by commas, as `REDIS_URL` takes them. */
  url: string;
  nodes: RedisProcess[];
  stop(): Promise<void>;
}

const lastSlot = 16_383;

export async function startRedisCluster(program: string): Promise<RedisCluster> {
  // The nodes' own port, which by itself would lie beyond the last there is.
  const ports = await Promise.all([1, 2, 3].map(() => freePort("127.0.0.1")));
  const nodes = await Promise.all(
    ports.map((port) =>
      startRedis(program, {
        args: ["--cluster-enabled", "yes", "--cluster-node-timeout", "2000", "--cluster-port", `${port}`],
      }),
    ),
  );
  const clients = nodes.map(({ url }) => new Redis(url));
  const share = Math.ceil((lastSlot + 1) / nodes.length);
  try {
    for (const [i, client] of clients.entries()) {
      await client.call(
        "CLUSTER",
        "ADDSLOTSRANGE",
        `${i * share}`,
        `${Math.min(lastSlot, (i + 1) * share - 1)}`,
      );
      if (i > 0) await client.call("CLUSTER", "MEET", "127.0.0.1", `${nodes[0]!.port}`, `${ports[0]}`);
    }
    await Promise.all(clients.map(untilWhole));
  } finally {
    for (const client of clients) client.disconnect();
  }
  return {
    url: nodes.map(({ url }) => url).join(","),
    nodes,
    async stop() {
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
}

async function untilWhole(client: Redis): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    const info = String(await client.call("CLUSTER", "INFO"));
    if (info.includes("cluster_state:ok") && info.includes("cluster_known_nodes:3")) return;
    await sleep(50);
  }
  throw new Error("the nodes of the cluster do not find each other");
}
