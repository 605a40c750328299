// Patterns for LIKE from what a person typed, taken literally.

export function containing(text: string): string {
  return `%${literally(text)}%`;
}

/** For a text in which whatever may be looked for begins after a space: short words are looked for at such a beginning. */
export function wordContaining(word: string): string {
  return word.length < 3 ? `% ${literally(word)}%` : containing(word);
}

function literally(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
