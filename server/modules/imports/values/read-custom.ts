// Custom attributes: each column has one type, found from all of its values, so that a rule can compare them.
import { looksLikeDate, readDay, readInstant } from "./read-date.ts";
import { readNumber } from "./read-number.ts";
import { textUpTo } from "./read-text.ts";
import { readBoolean } from "./read-word.ts";
import type { Read } from "./value.ts";

export const customTypes = ["text", "number", "boolean", "date"] as const;
export type CustomType = (typeof customTypes)[number];

const readText = textUpTo(2_000);

/** A day where no time is given, else an instant, both as ISO text. */
const readDate: Read = (text, about) => {
  if (!looksLikeDate(text) || !/\d:\d/.test(text)) return readDay(text, about);
  const instant = readInstant(text, about);
  return typeof instant === "number" ? new Date(instant).toISOString() : instant;
};

export const customReaders: { [T in CustomType]: Read } = {
  text: readText,
  number: readNumber,
  boolean: readBoolean,
  date: readDate,
};
