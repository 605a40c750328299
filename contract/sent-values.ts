// Values as a shop sends them. Texts of any script; moments of years that PostgreSQL and a calendar agree on.
import { z } from "zod";
import { day, instant } from "./values.ts";

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

const years = "of the years 1900 to 9998";

function isPlausible(text: string): boolean {
  const year = Number(text.slice(0, 4));
  return year >= 1900 && year <= 9998;
}

export const sentInstant = instant.refine(isPlausible, `an instant ${years}`);

export const sentDay = day.refine(isPlausible, `a day ${years}`);
