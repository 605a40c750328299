// The whole program as a process of its own with a folder of its own, asked over HTTP as a stranger would: for the
// benchmarks and the browser's tests.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serverArgs } from "../scripts/server-args.mjs";
import { type Client, createClient } from "./client.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

export interface ServerProcess {
  url: string;
  pid: number;
  /** What it printed until it was ready. */
  printed: string;
  /** Milliseconds from starting the process to its `ready` line. */
  startMs: number;
  /** Resident memory of the server's process, in MB: now, and the most so far. */
  memory(): { now: number; peak: number };
  cli(...args: string[]): string;
  client(workspace: string): Client;
  stop(): Promise<void>;
}

export async function withFolder<T>(work: (dataDir: string) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), "regulars-process-"));
  try {
    return await work(dataDir);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** An empty workspace-less server unless `args` say otherwise, such as `--demo shop`. */
export async function startServer(
  dataDir: string,
  args: string[] = ["--demo", "none"],
  env: Record<string, string> = {},
): Promise<ServerProcess> {
  const began = performance.now();
  const child = spawn(process.execPath, [...serverArgs, "--port", "0", "--data", dataDir, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const { url, printed } = await untilReady(child);
  const startMs = performance.now() - began;
  const cli = (...words: string[]) =>
    execFileSync(process.execPath, ["server/cli.ts", ...words, "--data", dataDir], {
      cwd: root,
      encoding: "utf8",
    }).trim();
  return {
    url,
    printed,
    pid: child.pid!,
    startMs,
    memory: () => memoryOf(child.pid!),
    cli,
    client: (workspace) =>
      createClient(url, {
        authorization: `Bearer ${cli("api-key", "create", "--workspace", workspace, "--scopes", "admin,ingest,send")}`,
      }),
    stop: () => stopChild(child),
  };
}

function untilReady(child: ChildProcess): Promise<{ url: string; printed: string }> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const ready = /^ready (\S+)$/m.exec(text);
      if (ready) resolve({ url: ready[1]!, printed: text });
    });
    child.once("exit", (code) =>
      reject(new Error(`the server ended with ${code} before it was ready:\n${text}`)),
    );
  });
}

function stopChild(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}

/** From /proc, so on Linux only; elsewhere not a number. */
function memoryOf(pid: number): { now: number; peak: number } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const mb = (key: string) => Number(new RegExp(`${key}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
    return { now: mb("VmRSS"), peak: mb("VmHWM") };
  } catch {
    return { now: Number.NaN, peak: Number.NaN };
  }
}
