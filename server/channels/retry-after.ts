// The header by which a vendor asks for patience (RFC 9110): a number of seconds, or the moment from which on.

const longest = 3_600_000;

/** Milliseconds from now, at most an hour; undefined where the header says nothing usable. */
export function retryAfterMs(header: string | null): number | undefined {
  if (!header) return undefined;
  const ms = /^[0-9]+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), longest);
}
