// Words that a brand never uses, found whole, in any case, and with the endings that English puts on them.

export function forbiddenIn(text: string, words: readonly string[]): string[] {
  return words.filter((word) => patternOf(word).test(text));
}

export function patternOf(word: string): RegExp {
  const escaped = word
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replace(/\s+/g, "\\s+");
  const ending = /[a-z]$/i.test(word) ? "(?:s|es|ed|d|ing|ly)?" : "";
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}${ending}(?![\\p{L}\\p{N}])`, "iu");
}
