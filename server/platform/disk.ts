// How much room the disk has that holds a folder. Long work stops writing while there is some left, since a database
// whose log cannot grow ends at once and cannot start again before somebody makes room.
import { statfs } from "node:fs/promises";

/** Bytes that long work leaves free: for the database's log, and for everyone else's small writes. */
export const reservedBytes = 64 * 1024 ** 2;

/** Where the system does not say, there is room until a write fails. */
export async function hasRoom(folder: string): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize >= reservedBytes;
  } catch {
    return true;
  }
}
