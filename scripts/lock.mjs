// Keeps two starts at the same moment from doing the same work into each other's files: the second waits for the first.
import { appendFileSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { say } from "./run.mjs";

/**
 * Does `work` while holding the lock file. `work` gets a function that lets another process hold it too: a program it
 * starts may outlive us. A lock whose holders are all gone is discarded.
 */
export async function withLock(file, work) {
  await acquire(file);
  try {
    return await work((pid) => appendFileSync(file, ` ${pid}`));
  } finally {
    rmSync(file, { force: true });
  }
}

async function acquire(file) {
  for (let told = false; !take(file); told = true) {
    if (discardIfStale(file)) continue;
    if (!told) say(`Another start is busy with this; waiting for it. (If there is none, remove ${file}.)`);
    await sleep(250);
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (fault) {
    if (fault.code !== "EEXIST") throw fault;
    return false;
  }
}

/** A lock whose holder is gone is moved away under a name of our own, since only one of several waiters can do that. */
function discardIfStale(file) {
  try {
    if (isHeld(file)) return false;
    const mine = `${file}.${process.pid}`;
    renameSync(file, mine);
    rmSync(mine);
    return true;
  } catch (fault) {
    if (fault.code === "ENOENT") return true;
    throw fault;
  }
}

function isHeld(file) {
  const holders = readFileSync(file, "utf8").split(" ").filter(Boolean);
  // Empty for the moment between its making and its writing.
  return holders.some((pid) => isAlive(Number(pid))) || (holders.length === 0 && isFresh(file));
}

const writingMs = 5_000;

function isFresh(file) {
  return Date.now() - statSync(file).mtimeMs < writingMs;
}

/** Our own number in a lock that is not ours was another's, before a container was started anew. */
function isAlive(pid) {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault.code === "EPERM";
  }
}
