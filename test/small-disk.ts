// A server whose data lies on a disk of its own that is small enough to be filled.
import { spawnSync } from "node:child_process";
import { closeSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { join } from "node:path";
import { type ServerProcess, startServer, withFolder } from "./server-process.ts";

export const whyNotMount = "skipped where this user may not mount a small disk: it takes root on Linux";
export const mayMount =
  process.getuid?.() === 0 &&
  spawnSync("unshare", ["--mount", "sh", "-c", "mount -t tmpfs tmpfs /mnt"]).status === 0;

export async function onSmallDisk(
  megabytes: number,
  work: (folder: string, server: ServerProcess) => Promise<void>,
): Promise<void> {
  await withFolder(async (folder) => {
    spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder]);
    try {
      const server = await startServer(folder);
      try {
        await work(folder, server);
      } finally {
        await server.stop();
      }
    } finally {
      // Whoever still has a file open there is left with it.
      spawnSync("umount", ["-l", folder]);
    }
  });
}

export function freeOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Leaves so many bytes; returns how to give the rest back. */
export function fill(folder: string, leave: number): () => void {
  const path = join(folder, "of-somebody-else");
  const file = openSync(path, "w");
  const piece = Buffer.alloc(256 * 1024);
  try {
    while (freeOf(folder) > leave) writeSync(file, piece, 0, Math.min(piece.length, freeOf(folder) - leave));
  } catch (error) {
    // The import writes meanwhile, and whoever comes second finds the disk full.
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
  }
  closeSync(file);
  return () => rmSync(path);
}
