// A Redis of a test's own, on a free port of loopback with a folder of its own. It can be killed and started again.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import { freePort } from "../server/platform/ports.ts";

export interface RedisProcess {
  url: string;
  port: number;
  pid(): number;
  /** kill -9 */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface RedisOptions {
  /** Every write on the disk before it is answered, as in production; else nothing is written. */
  durable?: boolean;
  args?: string[];
}

export async function startRedis(program: string, options: RedisOptions = {}): Promise<RedisProcess> {
  const folder = await mkdtemp(join(tmpdir(), "regulars-redis-"));
  const port = await freePort("127.0.0.1");
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess;
  const start = async () => {
    child = spawn(program, argsOf(port, folder, options), { stdio: "ignore" });
    await untilAnswers(url, child);
  };
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill(signal);
    await exited;
  };
  await start();
  return {
    url,
    port,
    start,
    pid: () => child.pid!,
    kill: () => end("SIGKILL"),
    async stop() {
      await end("SIGTERM");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function argsOf(port: number, folder: string, { durable, args = [] }: RedisOptions): string[] {
  const keeping = durable ? ["--appendonly", "yes", "--appendfsync", "always"] : ["--appendonly", "no"];
  return ["--port", `${port}`, "--bind", "127.0.0.1", "--dir", folder, "--save", "", ...keeping, ...args];
}

async function untilAnswers(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}`);
    const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
    client.on("error", () => {});
    const answer = await client.ping().catch(() => undefined);
    client.disconnect();
    if (answer === "PONG") return;
    await sleep(25);
  }
  throw new Error("redis-server does not answer");
}
