// The loop that claims chunks and dispatches a few of them at once. It is woken at once by what happens in this process,
// and looks every second for what happened in another.
import type { Log } from "../../platform/log.ts";
import type { ClaimedChunk } from "./chunks.ts";

export interface WorkerParts {
  log: Log;
  claim(): Promise<ClaimedChunk | undefined>;
  /** Answers milliseconds after which to look again, where the vendor is in trouble. */
  dispatch(chunk: ClaimedChunk, stopping: AbortSignal): Promise<number | undefined>;
  renew(chunk: ClaimedChunk): Promise<void>;
  /** Something broke that is not the vendor's trouble: the chunk is to be tried again later. */
  broken(chunk: ClaimedChunk): Promise<void>;
}

export interface Worker {
  wake(): void;
  /** Ends what is under way, at most for some seconds; what is not done by then is given back. */
  stop(): Promise<void>;
}

const slots = 4;
const lookEvery = 1_000;
const renewEvery = 5_000;
const grace = 5_000;

export function startWorker(parts: WorkerParts): Worker {
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  let stopped = false;
  let wake = () => {};

  const run = (chunk: ClaimedChunk) => {
    const work = runChunk(parts, chunk, stopping.signal)
      .then((wait) => wait !== undefined && setTimeout(() => wake(), wait).unref())
      .then(() => {
        underWay.delete(work);
        wake();
      });
    underWay.add(work);
  };

  const fill = async () => {
    while (!stopped && underWay.size < slots) {
      const chunk = await parts.claim();
      if (!chunk) return;
      run(chunk);
    }
  };

  const loop = async () => {
    while (!stopped) {
      const woken = new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, lookEvery);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      await fill().catch((error: Error) =>
        parts.log.warn({ error: error.message }, "sending waits for the database"),
      );
      if (!stopped) await woken;
    }
  };
  const looping = loop();

  return {
    wake: () => wake(),
    async stop() {
      stopped = true;
      wake();
      await looping;
      const timer = setTimeout(() => stopping.abort(), grace);
      await Promise.all(underWay);
      clearTimeout(timer);
    },
  };
}

async function runChunk(
  parts: WorkerParts,
  chunk: ClaimedChunk,
  stopping: AbortSignal,
): Promise<number | undefined> {
  const renewal = setInterval(() => {
    parts
      .renew(chunk)
      .catch((error: Error) => parts.log.warn({ error: error.message }, "a lease could not be renewed"));
  }, renewEvery);
  try {
    return await parts.dispatch(chunk, stopping);
  } catch (error) {
    parts.log.error(
      { err: error, campaign: chunk.campaign_id, chunk: chunk.chunk },
      "a chunk broke and is tried again later",
    );
    await parts.broken(chunk).catch(() => {});
    return undefined;
  } finally {
    clearInterval(renewal);
  }
}
