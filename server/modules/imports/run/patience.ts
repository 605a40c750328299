// What may pass is tried again for a while: a database that restarts, a disk on which someone makes room. Each try does
// the same work, which is safe since all writing is by the shop's own ids.
import { setTimeout } from "node:timers/promises";
import { AppError } from "../../../../contract/errors.ts";
import { asAppError } from "../../../platform/database.ts";

/** Seconds between tries: a minute in all. */
const pauses = [0.5, 1, 2, 4, 8, 15, 30];

export async function patiently<T>(work: () => Promise<T>, checkStop: () => void): Promise<T> {
  for (const seconds of pauses) {
    try {
      return await work();
    } catch (error) {
      if (!mayPass(error)) throw error;
      await setTimeout(seconds * 1_000);
      checkStop();
    }
  }
  return work();
}

const passing: ReadonlySet<string> = new Set(["database_unavailable", "disk_full", "stream_unavailable"]);

function mayPass(error: unknown): boolean {
  const told = asAppError(error);
  return told instanceof AppError && passing.has(told.code);
}
