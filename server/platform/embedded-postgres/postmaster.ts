// Tells whether a PostgreSQL runs on a cluster, from the file that PostgreSQL keeps in it. The process id in there may be
// stale and by now belong to a stranger (in containers it often does), so the process is looked at too.
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, statSync } from "node:fs";
import type { PostgresPaths } from "./paths.ts";

export interface Postmaster {
  pid: number;
  /** Accepts connections, as opposed to starting or stopping. */
  ready: boolean;
}

/** What stands in the cluster's pid file, whether or not it still runs. */
export function readPidFile(paths: PostgresPaths): Postmaster | undefined {
  try {
    const lines = readFileSync(paths.pidFile, "utf8").split("\n");
    const pid = Math.abs(Number(lines[0]));
    return pid > 0 ? { pid, ready: lines[7]?.trim() === "ready" } : undefined;
  } catch {
    return undefined;
  }
}

export function findPostmaster(paths: PostgresPaths): Postmaster | undefined {
  const found = readPidFile(paths);
  return found && servesCluster(found.pid, paths.cluster) ? found : undefined;
}

/** PostgreSQL itself forgives a pid file only if no process has that number, so a stranger's number is cleared by us. */
export function clearStalePidFile(paths: PostgresPaths): void {
  const found = readPidFile(paths);
  if (found && !servesCluster(found.pid, paths.cluster)) rmSync(paths.pidFile, { force: true });
}

/** In doubt yes: two PostgreSQL on one cluster would destroy it. */
function servesCluster(pid: number, cluster: string): boolean {
  if (!isAlive(pid) || commandLine(pid)?.includes("postgres") === false) return false;
  return worksIn(pid, cluster) ?? true;
}

/** True also for processes of other users; not for one that has ended and is only waiting to be collected. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return commandLine(pid) !== "";
}

/** Empty for a process that has ended; undefined where the system does not tell. */
function commandLine(pid: number): string | undefined {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return undefined;
  }
}

/** PostgreSQL works in its cluster's folder; compared by inode, since the folder may be reached by several paths. */
function worksIn(pid: number, folder: string): boolean | undefined {
  try {
    const [working, expected] = [statSync(`/proc/${pid}/cwd`), statSync(folder)];
    return working.dev === expected.dev && working.ino === expected.ino;
  } catch {
    return undefined;
  }
}
