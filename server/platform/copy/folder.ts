// The folder of one opening of the engine, among those of other processes. Whose it is cannot be asked of PostgreSQL: an owner whose
// connection broke has lost its lock there and still has its files open. What tells is a lock of the operating system on a file
// in the folder, which goes with its process, however that ends.
import { mkdir, mkdtemp, readdir, realpath, rm, stat } from "node:fs/promises";
import { join } from "node:path";

export interface HeldFolder {
  path: string;
  /** With all that is in it, and lets go of it. */
  remove(): Promise<void>;
}

/** Those of this process, whose own locks never stand in its way. */
const heldHere = new Set<string>();

/** A new one below `root`, with a name that no other has. */
export async function makeFolder(root: string): Promise<HeldFolder> {
  await mkdir(root, { recursive: true, mode: 0o700 });
  const made = await hold(await mkdtemp(join(await realpath(root), "opening-")));
  if (made) return made;
  throw new Error("another process took the columnar copy's new folder for one that was left");
}

/** Removes what ended processes left below `root`; what anyone still has open stays, whoever owns the copy now. */
export async function removeLeft(root: string): Promise<void> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  const removing = entries.map(async (entry) => {
    const path = join(await realpath(root), entry.name);
    const unheld = { remove: () => rm(path, { recursive: true, force: true }) };
    // Of one that cannot even be locked, such as after a power cut, nobody has anything open.
    const left = entry.isDirectory() ? await hold(path).catch(() => unheld) : unheld;
    await left?.remove();
  });
  for (const ended of await Promise.allSettled(removing)) if (ended.status === "rejected") throw ended.reason;
}

/** Undefined where anyone else has it. */
async function hold(path: string): Promise<HeldFolder | undefined> {
  if (heldHere.has(path)) return undefined;
  heldHere.add(path);
  let release: (() => void) | undefined;
  try {
    release = await lock(join(path, "held.duckdb"));
  } finally {
    if (!release) heldHere.delete(path);
  }
  if (!release) return undefined;
  const letGo = () => {
    release();
    heldHere.delete(path);
  };
  // While it is locked, so that nobody comes to hold what is about to go.
  return { path, remove: () => rm(path, { recursive: true, force: true }).finally(letGo) };
}

/** The engine locks a file that it has open, which Node cannot; undefined where another process has. */
async function lock(path: string): Promise<(() => void) | undefined> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  try {
    const held = await DuckDBInstance.create(path, { threads: "1", memory_limit: "16MB" });
    const release = () => held.closeSync();
    // Locked too late, if it was removed between its opening and its locking.
    await stat(path).catch((error) => {
      release();
      throw error;
    });
    return release;
  } catch (error) {
    if ((error as Error).message.includes("Could not set lock on file")) return undefined;
    throw error;
  }
}
