// The job that converts orders again: queued, its progress told, and what came of it said in words.
import { AppError } from "../../../../contract/errors.ts";
import type { Platform } from "../../../platform/index.ts";
import type { Customers } from "../../customers/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import { type Conversion, convertAgain, countConvertible } from "./convert-again.ts";

interface Where {
  workspaceId: string;
  currency: string;
  jobId: string;
}

/** Answers how to begin one; answers the job's id. */
export function createConversion(
  platform: Platform,
  { customers, jobs }: { customers: Customers; jobs: Jobs },
): (workspaceId: string, currency: string) => Promise<string> {
  const { database, clock, log } = platform;

  async function run({ workspaceId, currency, jobId }: Where, signal: AbortSignal): Promise<void> {
    await jobs.startJob(workspaceId, jobId);
    try {
      const conversion = await convertAgain({
        database,
        customers,
        workspaceId,
        currency,
        now: () => clock.now(),
        onProgress: (done) => jobs.advanceJob(workspaceId, jobId, { done }),
        signal,
      });
      await jobs.endJob(workspaceId, jobId, {
        state: "done",
        done: conversion.done,
        outcome: wordsOf(conversion),
      });
    } catch (error) {
      // The process is ending, or the database away: it is taken up again.
      if (signal.aborted || (error instanceof AppError && error.retry)) throw error;
      log.error({ err: error, workspace: workspaceId, currency }, "orders could not be converted again");
      const failure =
        "It failed on our side; it was logged. What was converted stays so. Ask again in a moment.";
      await jobs.endJob(workspaceId, jobId, { state: "failed", failure });
    }
  }

  const queue = platform.jobs.define<Where>({ name: "rates.convert-again", expireInSeconds: 3_600, run });

  return async (workspaceId, currency) => {
    const total = await database.inWorkspace(workspaceId, (trx) =>
      countConvertible(trx, workspaceId, currency),
    );
    const title = `Orders in ${currency}, converted again`;
    const jobId = await jobs.openJob(workspaceId, { kind: "conversion", subjectId: null, title, total });
    await queue.send({ workspaceId, currency, jobId });
    return jobId;
  };
}

const count = (orders: number) => orders.toLocaleString("en");

function wordsOf({ converted, kept }: Conversion): string {
  const changed = `${count(converted)} ${converted === 1 ? "order comes" : "orders come"} to another amount now`;
  return kept > 0 ? `${changed}, ${count(kept)} ${kept === 1 ? "has" : "have"} no rate` : changed;
}
