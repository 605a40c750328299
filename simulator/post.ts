// One attempt to post something to the shop, and what its answer means for trying again.

/** To be tried again: `refused` if the address says that the fault is in what was posted, else `unavailable`. */
export interface FailedAttempt {
  outcome: "unavailable" | "refused";
  why: string;
  retryAfterMs?: number;
}
/** `gone`: the address says that it will never take anything again. */
export type Attempt = { outcome: "taken" } | { outcome: "gone" } | FailedAttempt;

const answerWithin = 15_000;
const longestAnswer = 65_536;
const longestRetryAfter = 3_600_000;

export async function post(
  url: string,
  headers: Record<string, string>,
  body: string,
  signal: AbortSignal,
): Promise<Attempt> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", "user-agent": "regulars-simulator", ...headers },
      body,
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerWithin)]),
    });
    await readAway(response);
    return attemptOf(response);
  } catch (error) {
    return { outcome: "unavailable", why: causeOf(error) };
  }
}

function attemptOf(response: Response): Attempt {
  const { status } = response;
  if (status >= 200 && status < 300) return { outcome: "taken" };
  if (status === 410) return { outcome: "gone" };
  const refused = status === 400 || status === 413 || status === 422;
  const retryAfterMs = retryAfter(response.headers.get("retry-after"));
  return { outcome: refused ? "refused" : "unavailable", why: `HTTP ${status}`, retryAfterMs };
}

/** Seconds or an HTTP date, as milliseconds from now. */
function retryAfter(header: string | null): number | undefined {
  if (!header) return undefined;
  const ms = /^[0-9]+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), longestRetryAfter);
}

/** A connection is used again only once its answer has been read; of an endless one, no more than the beginning is. */
async function readAway(response: Response): Promise<void> {
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > longestAnswer) break;
  }
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
