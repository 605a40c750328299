// A text that stands on its own. What is cut from a piece of a file keeps the whole piece in memory for as long as it
// lives; texts that are kept beyond their row are copied.

export function ownText(text: string): string {
  return Buffer.from(text, "utf8").toString("utf8");
}
