// A part of a request as the forms match it: its words in small letters, spelling of what they look for put right, one space
// between; with the way back from any of them to what was written.
import { editDistance } from "../../../../contract/nearest.ts";
import { type Token, tokensOf } from "../language/tokens.ts";
import type { Slice } from "./asked.ts";
import { commandWords } from "./command-words.ts";

export interface Phrase {
  /** A quoted name stands in it as one word, `§` with its place. */
  line: string;
  /** What was written for a part of the line. */
  slice(from: number, to: number): Slice;
  whole: Slice;
}

export function phraseOf(text: string, tokens: readonly Token[]): Phrase {
  const words = tokens.map((token, i) => (token.kind === "quoted" ? `§${i}` : spelt(token.word)));
  const starts: number[] = [];
  let at = 0;
  for (const word of words) {
    starts.push(at);
    at += word.length + 1;
  }
  const slice = (from: number, to: number): Slice => {
    const first = Math.max(
      0,
      starts.findLastIndex((start) => start <= from),
    );
    const last = Math.max(
      first,
      starts.findLastIndex((start) => start < to),
    );
    const [begin, end] = [tokens[first], tokens[last]];
    if (!begin || !end) return { text: "", start: 0 };
    return { text: text.slice(begin.start, end.end), start: begin.start };
  };
  return { line: words.join(" "), slice, whole: slice(0, at) };
}

/** A word of a command with a slip in it. Short words have too many neighbours to be put right; an ending ("opened") is no slip. */
function spelt(word: string): string {
  if (word.length < 5 || commandWords.has(word)) return word;
  const slips = word.length < 8 ? 1 : 2;
  for (const known of commandWords)
    if (known[0] === word[0] && known.length > 4 && editDistance(word, known, slips + 1) <= slips)
      return word.startsWith(known) ? word : known;
  return word;
}

export const tokensIn = (text: string): Token[] => tokensOf(text);

/** A name as it was written, out of its quotation marks and without the stop after it. */
export function nameIn({ text }: Slice): string {
  return text
    .trim()
    .replace(/[.!?,;:]+$/, "")
    .replace(/^[“"‘']+|[”"’']+$/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
