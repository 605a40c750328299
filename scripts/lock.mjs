// Keeps two starts at the same moment from doing the same work into each other's files: the second waits for the first.
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { say } from "./run.mjs";

/** Does `work` while holding the lock file. A lock left by a killed process is seen and discarded. */
export async function withLock(file, work) {
  await acquire(file);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

async function acquire(file) {
  for (let told = false; !take(file); told = true) {
    if (discardIfStale(file)) continue;
    if (!told) say("Another start is busy with this; waiting for it.");
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

const writingMs = 5_000;

function isHeld(file) {
  const holder = Number(readFileSync(file, "utf8"));
  // Empty for the moment between its making and its writing.
  return holder ? isAlive(holder) : Date.now() - statSync(file).mtimeMs < writingMs;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault.code === "EPERM";
  }
}
