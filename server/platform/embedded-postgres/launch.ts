// Launches PostgreSQL on a cluster that is ready for it, and waits until it accepts connections.
import type { ChildProcess } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync, truncateSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { lockHolder, startFault } from "./faults.ts";
import type { EmbeddedPostgresOptions, PostgresLog } from "./options.ts";
import type { PostgresPaths } from "./paths.ts";
import { readPidFile } from "./postmaster.ts";
import { ended, type Programs } from "./programs.ts";
import { postgresArguments } from "./settings.ts";
import { claimCluster } from "./takeover.ts";
import { watchOver } from "./watchdog.ts";

export interface Launched {
  child: ChildProcess;
  pid: number;
  port: number;
  exited: Promise<void>;
}

const attempts = 5;

/** Tries again when another start was faster: to the port just found free, or to the cluster. */
export async function launch(
  paths: PostgresPaths,
  programs: Programs,
  options: EmbeddedPostgresOptions,
): Promise<Launched> {
  for (let attempt = 1; ; attempt++) {
    const result = await launchOn(options.port ?? (await freePort()), paths, programs, options);
    if (typeof result !== "string") return result;
    if (attempt === attempts) throw startFault(paths.dataDir, result);
    if (lockHolder(result)) await claimCluster(paths);
    else if (!/Address already in use/.test(result)) throw startFault(paths.dataDir, result);
  }
}

/** Answers what PostgreSQL printed if it gave up. */
async function launchOn(
  port: number,
  paths: PostgresPaths,
  programs: Programs,
  { settings, log }: EmbeddedPostgresOptions,
): Promise<Launched | string> {
  const output = openLog(paths.log);
  const args = postgresArguments(paths.cluster, port, settings);
  const child = programs.run(programs.binaries.postgres, args, ["ignore", output.fd, output.fd]);
  closeSync(output.fd);
  const exited = ended(child).then(() => {});
  if (child.pid) {
    exited.then(watchOver(child.pid));
    if (await becomesReady(child.pid, paths, exited, log)) return { child, pid: child.pid, port, exited };
  }
  return readFileSync(paths.log, "utf8").slice(output.from);
}

const noteAfterMs = 5_000;

/** False if it ended instead. No time limit: recovering a large log after a crash may take minutes, and is worth it. */
async function becomesReady(
  pid: number,
  paths: PostgresPaths,
  exited: Promise<void>,
  log: PostgresLog,
): Promise<boolean> {
  let running = true;
  exited.then(() => {
    running = false;
  });
  let noteAt = Date.now() + noteAfterMs;
  while (running) {
    const written = readPidFile(paths);
    if (written?.pid === pid && written.ready) return true;
    if (Date.now() > noteAt) {
      log.info("PostgreSQL is still starting: after a crash it first replays what was not yet written down.");
      noteAt = Number.POSITIVE_INFINITY;
    }
    await sleep(10);
  }
  return false;
}

const logLimit = 10 * 1024 ** 2;

/** A file and not a pipe, which would hold PostgreSQL up whenever we are busy. Answers where this run begins. */
function openLog(path: string): { fd: number; from: number } {
  const fd = openSync(path, "a", 0o600);
  if (statSync(path).size > logLimit) truncateSync(path);
  return { fd, from: statSync(path).size };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
