// For long work of our own, which had better wait than fail when too much is on its way.
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "../../../contract/errors.ts";

const pauseMs = 200;

export async function patiently<T>(publish: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await publish();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "too_many_requests") throw error;
      await sleep(pauseMs);
    }
  }
}
