// The connection to Redis: one server, or several nodes of a cluster. What a command meets is said in our words.
import { Cluster, Redis, type RedisOptions } from "ioredis";
import { AppError } from "../../../../contract/errors.ts";
import type { Log } from "../../log.ts";

export type RedisClient = Redis | Cluster;

const options: RedisOptions = {
  // A command that meets a lost connection fails soon; whoever waits for it is answered, and may send again.
  maxRetriesPerRequest: 2,
  enableAutoPipelining: true,
  connectTimeout: 5_000,
  retryStrategy: (times) => Math.min(times * 100, 2_000),
};

/** `urls`: an address such as `redis://host:6379/0`; several, separated by commas, are nodes of one cluster. */
export function connectRedis(urls: string, log: Log): RedisClient {
  const nodes = urls.split(",").map((url) => url.trim());
  const client = nodes.length === 1 ? new Redis(nodes[0]!, options) : clusterOf(nodes);
  client.on("error", (error: Error) => log.warn({ err: error }, "Redis cannot be reached"));
  return client;
}

/** Another connection to the same, for commands that block it. */
export function duplicateOf(client: RedisClient): RedisClient {
  return client instanceof Cluster ? client.duplicate() : client.duplicate();
}

function clusterOf(nodes: string[]): Cluster {
  const { retryStrategy: _, ...redisOptions } = options;
  const { username, password, protocol } = new URL(nodes[0]!);
  return new Cluster(nodes, {
    enableAutoPipelining: true,
    redisOptions: {
      ...redisOptions,
      ...(username ? { username: decodeURIComponent(username) } : {}),
      ...(password ? { password: decodeURIComponent(password) } : {}),
      ...(protocol === "rediss:" ? { tls: {} } : {}),
    },
  });
}

/** What kept a command from being done, as callers can be told: all of these may pass. */
export function asStreamError(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  if (error.message.startsWith("OOM"))
    return new AppError(
      "too_many_requests",
      "The queue has no memory left. Nothing of this request was kept.",
      {
        retryAfter: 10,
        cause: error,
      },
    );
  return new AppError("stream_unavailable", undefined, { retryAfter: 2, cause: error });
}
