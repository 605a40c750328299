// Makes sure that a data directory is free before PostgreSQL starts on it: used by a living Regulars, it is refused;
// left behind by one that was killed, what still runs there is stopped first.
import { setTimeout as sleep } from "node:timers/promises";
import { readConnection } from "./connection.ts";
import { inUse } from "./faults.ts";
import type { PostgresPaths } from "./paths.ts";
import { clearStalePidFile, findPostmaster, isAlive } from "./postmaster.ts";

const patienceMs = 60_000;

/** Throws `conflict`, naming the process, where somebody else holds the directory. */
export async function claimCluster(paths: PostgresPaths): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (let left = findPostmaster(paths); left; left = findPostmaster(paths)) {
    const owner = ownerOf(paths, left.pid);
    if (owner && isAlive(owner)) throw inUse(paths.dataDir, `another Regulars, process ${owner}`);
    if (Date.now() > deadline) throw inUse(paths.dataDir, `PostgreSQL, process ${left.pid}`);
    // An unknown owner is most likely about to write its name, or gone with its watchdog at work.
    if (owner) shutDown(left.pid);
    await sleep(100);
  }
  clearStalePidFile(paths);
}

function ownerOf(paths: PostgresPaths, postmaster: number): number | undefined {
  const written = readConnection(paths);
  return written?.pid === postmaster ? written.owner : undefined;
}

function shutDown(pid: number): void {
  try {
    process.kill(pid, "SIGINT");
  } catch {
    // Gone by now, or not ours to stop; the next look tells.
  }
}
