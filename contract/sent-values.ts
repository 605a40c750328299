// Values as a shop sends them. Texts of any script; moments of years that PostgreSQL and a calendar agree on.
import { z } from "zod";

/** PostgreSQL keeps no NUL, and half of a surrogate pair is no character. */
function isStorable(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}

/** Text that can be kept as it is. */
export const storable = z
  .string()
  .refine(isStorable, "holds a character that cannot be kept (NUL, or half of a surrogate pair)");

/** Trimmed; null clears it, left out it stays. */
export const optionalText = (max: number) => storable.trim().max(max).nullable().optional();

/** A name by which something is known: not empty. */
export const requiredText = (max: number) => storable.trim().min(1, "is empty").max(max);

/** A year that a calendar, PostgreSQL and common sense know; what has no year is told by its form. */
function isPlausible(text: string): boolean {
  const year = Number(text.slice(0, 4));
  return Number.isNaN(year) || (year >= 1900 && year <= 9998);
}

const years = "the years 1900 to 9998 are kept";

export const sentInstant = z.iso
  .datetime({ offset: true, error: "an instant with its offset, such as 2026-10-02T14:05:00Z" })
  .refine(isPlausible, years)
  .meta({ description: "ISO 8601 instant", example: "2026-10-02T14:05:00Z" });

export const sentDay = z.iso
  .date("a day of the calendar, such as 1990-04-12")
  .refine(isPlausible, years)
  .meta({ description: "Calendar day", example: "1990-04-12" });

/** When the sender changed what it sends. */
export const sentUpdatedAt = sentInstant.optional().meta({
  description:
    "When this was changed where it comes from. Of each field the word with the latest of these holds, whatever arrives last; what is sent without it is taken as it comes",
});
