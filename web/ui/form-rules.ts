// Checks that a form makes before it asks the server, in words for the person at it.

/** Refuses an empty text with this sentence. */
export function needed(sentence: string) {
  return (value: string) => (value.trim() === "" ? sentence : null);
}
