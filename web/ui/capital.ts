// The first letter large, for words that begin a line.

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
