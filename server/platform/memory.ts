// How much memory there is for all of Regulars and what it starts.
import { totalmem } from "node:os";

/** In MB: the machine's, or what a container may use of it. */
export function memoryMb(): number {
  const allowed = process.constrainedMemory() || Number.POSITIVE_INFINITY;
  return Math.floor(Math.min(totalmem(), allowed) / 1024 ** 2);
}
