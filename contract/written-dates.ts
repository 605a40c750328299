// Dates of custom attributes are kept as texts in one of two forms, so that they are compared as texts: a day
// ("2026-03-01") or an instant in UTC to the millisecond ("2026-03-01T03:30:00.000Z").
import { day, instant } from "./values.ts";

/** A date in the form it is kept in; undefined for a text that is no date. */
export function canonicalDate(text: string): string | undefined {
  if (day.safeParse(text).success) return text;
  if (!instant.safeParse(text).success) return undefined;
  const written = new Date(text).toISOString();
  return written.length === canonicalInstantLength ? written : undefined;
}

/** Of a day and of an instant in years 0 to 9999; other lengths are no dates. */
export const canonicalDayLength = 10;
export const canonicalInstantLength = 24;
