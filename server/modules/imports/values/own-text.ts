// A text that stands on its own. What is cut from a piece of a file keeps the whole piece in memory for as long as it
// lives; texts that are kept beyond their row are copied.

export function ownText(text: string): string {
  return Buffer.from(text, "utf8").toString("utf8");
}

/** A text that the database takes: PostgreSQL has no NUL, and JSON no half of a character that was cut in two. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "␀");
}
