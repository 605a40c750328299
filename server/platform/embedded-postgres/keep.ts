// Keeps the built-in PostgreSQL running. When it ends by itself (killed, out of memory), it is started again at the same
// address, so that whoever speaks to it needs nothing but patience: what was committed is there, the rest was never told.
import { setTimeout as sleep } from "node:timers/promises";
import type { EmbeddedPostgres, EmbeddedPostgresOptions } from "./options.ts";
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
  return {
    url,
    fault: () => fault,
    async stop() {
      stopping.abort();
      await current.stop();
      await keeping;
    },
  };
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
