// What may pass is waited for, however long it takes: a database that restarts, a disk on which someone makes room. Each
// try does the same work, which is safe since all writing is by the shop's own ids. While it waits it says so.
import { setTimeout } from "node:timers/promises";
import { AppError, type ErrorCode } from "../../../../contract/errors.ts";
import { asAppError } from "../../../platform/database.ts";

export type WaitsFor = "room" | "database" | "stream";

export interface Patience {
  hasRoom(): Promise<boolean>;
  /** Called when waiting begins and, with nothing, when it is over. */
  tell(waitsFor: WaitsFor | undefined): void;
  /** Throws where nobody wants the work any more. */
  checkStop(): void;
}

/** Seconds between tries; the last one again and again. */
const pauses = [0.5, 1, 2, 4, 8, 15];

/** Returns once the disk has room for more than this import. */
export async function untilRoom({ hasRoom, tell, checkStop }: Patience): Promise<void> {
  if (await hasRoom()) return;
  tell("room");
  while (!(await hasRoom())) {
    await setTimeout(1_000);
    checkStop();
  }
  tell(undefined);
}

export async function patiently<T>(work: () => Promise<T>, patience: Patience): Promise<T> {
  for (let tries = 0; ; tries++) {
    await untilRoom(patience);
    try {
      const result = await work();
      if (tries > 0) patience.tell(undefined);
      return result;
    } catch (error) {
      const waitsFor = mayPass(error);
      if (!waitsFor) throw error;
      patience.tell(waitsFor);
      await setTimeout((pauses[tries] ?? pauses.at(-1)!) * 1_000);
      patience.checkStop();
    }
  }
}

const passing: Partial<Record<ErrorCode, WaitsFor>> = {
  disk_full: "room",
  database_unavailable: "database",
  stream_unavailable: "stream",
};

function mayPass(error: unknown): WaitsFor | undefined {
  const told = asAppError(error);
  return told instanceof AppError ? passing[told.code] : undefined;
}
