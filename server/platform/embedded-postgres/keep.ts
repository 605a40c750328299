// Keeps the built-in PostgreSQL running. When it ends by itself (killed, out of memory), it is started again at the same
// address, so that whoever speaks to it needs nothing but patience: what was committed is there, the rest was never told.
import { setTimeout as sleep } from "node:timers/promises";
import { makeRoomInLog } from "./log-room.ts";
import type { EmbeddedPostgres, EmbeddedPostgresOptions } from "./options.ts";
import { postgresPaths } from "./paths.ts";
import { startEmbeddedPostgres } from "./start.ts";

interface KeptPostgres {
  url: string;
  /** Why it is away and does not start again; undefined while it runs. */
  fault(): unknown;
  stop(): Promise<void>;
}

const firstPauseMs = 100;
const longestPauseMs = 10_000;
/** One that ran this long did not fail because of how it was started. */
const provenAfterMs = 60_000;
/** What everybody waits for at a start is over by then. */
const settledAfterMs = 10_000;

/** Throws as `startEmbeddedPostgres` does when the first start fails; later ones are tried until they succeed. */
export async function keepEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<KeptPostgres> {
  let current = await startEmbeddedPostgres(options);
  const { url } = current;
  let fault: unknown;
  const stopping = new AbortController();
  const keep = async () => {
    let pauseMs = firstPauseMs;
    while (!stopping.signal.aborted) {
      const began = Date.now();
      await current.exited;
      if (Date.now() - began > provenAfterMs) pauseMs = firstPauseMs;
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => {});
      pauseMs = Math.min(2 * pauseMs, longestPauseMs);
      if (stopping.signal.aborted) break;
      const again = await startAgain(options, url);
      fault = "fault" in again ? again.fault : undefined;
      if ("started" in again) current = again.started;
    }
    await current.stop();
  };
  const keeping = keep();
  const makingRoom = makeRoomLater(options, url, stopping.signal);
  return {
    url,
    fault: () => fault,
    async stop() {
      stopping.abort();
      await current.stop();
      await Promise.all([keeping, makingRoom]);
    },
  };
}

/** What is not made now is made at the next start, or by PostgreSQL as it is needed. */
async function makeRoomLater(
  { dataDir, log }: EmbeddedPostgresOptions,
  url: string,
  signal: AbortSignal,
): Promise<void> {
  try {
    await sleep(settledAfterMs, undefined, { signal, ref: false });
    await makeRoomInLog(url, postgresPaths(dataDir).cluster, signal);
  } catch (error) {
    if (!signal.aborted)
      log.info(`No room was made in PostgreSQL's log: ${error instanceof Error ? error.message : error}`);
  }
}

async function startAgain(
  options: EmbeddedPostgresOptions,
  url: string,
): Promise<{ started: EmbeddedPostgres } | { fault: unknown }> {
  try {
    const started = await startEmbeddedPostgres({ ...options, port: Number(new URL(url).port) });
    options.log.warn("PostgreSQL was started again; what was acknowledged is kept.");
    return { started };
  } catch (fault) {
    options.log.warn(
      `PostgreSQL did not start again and will be tried anew: ${fault instanceof Error ? fault.message : fault}`,
    );
    return { fault };
  }
}
