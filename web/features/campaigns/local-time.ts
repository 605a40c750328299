// An instant as a field for date and time writes it, in the workspace's zone, and back.
import { Temporal } from "temporal-polyfill";

/** "2026-11-27T19:00". */
export function toLocal(at: string, timezone: string): string {
  return Temporal.Instant.from(at)
    .toZonedDateTimeISO(timezone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });
}

/** Undefined for what is no time. An hour that clocks leave out is the one after it. */
export function fromLocal(local: string, timezone: string): string | undefined {
  try {
    const { epochMilliseconds } = Temporal.PlainDateTime.from(local).toZonedDateTime(timezone);
    return new Date(epochMilliseconds).toISOString();
  } catch {
    return undefined;
  }
}
