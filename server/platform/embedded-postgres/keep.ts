// Keeps the built-in PostgreSQL running. When it ends by itself (killed, out of memory), it is started again at the same
// address, so that whoever speaks to it needs nothing but patience: what was committed is there, the rest was never told.
import { setTimeout as sleep } from "node:timers/promises";
import type { EmbeddedPostgres, EmbeddedPostgresOptions } from "./options.ts";
import { startEmbeddedPostgres } from "./start.ts";

interface KeptPostgres {
  url: string;
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
  const stopping = new AbortController();
  const keep = async () => {
    let pauseMs = firstPauseMs;
    while (!stopping.signal.aborted) {
      const began = Date.now();
      await current.exited;
      if (Date.now() - began > provenAfterMs) pauseMs = firstPauseMs;
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => {});
      pauseMs = Math.min(2 * pauseMs, longestPauseMs);
      if (!stopping.signal.aborted) current = (await startAgain(options, url)) ?? current;
    }
    await current.stop();
  };
  const keeping = keep();
  return {
    url,
    async stop() {
      stopping.abort();
      await current.stop();
      await keeping;
    },
  };
}

/** Undefined where it did not start this time. */
async function startAgain(
  options: EmbeddedPostgresOptions,
  url: string,
): Promise<EmbeddedPostgres | undefined> {
  try {
    const started = await startEmbeddedPostgres({ ...options, port: Number(new URL(url).port) });
    options.log.warn("PostgreSQL was started again; what was acknowledged is kept.");
    return started;
  } catch (fault) {
    options.log.warn(
      `PostgreSQL did not start again and will be tried anew: ${fault instanceof Error ? fault.message : fault}`,
    );
    return undefined;
  }
}
