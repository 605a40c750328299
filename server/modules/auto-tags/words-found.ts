// Whether a text says a name: its words one after the other, whatever their case, marks and plurals.
import { tagKey } from "./tag-key.ts";

/** The words of the text that do, as they stand there. */
export function wordsFound(name: string, text: string): string | undefined {
  const sought = tagKey(name);
  if (sought === "") return undefined;
  const words = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)];
  for (const [first, begin] of words.entries()) {
    let key = "";
    for (const word of words.slice(first, first + 8)) {
      key += tagKey(word[0]);
      if (key === sought) return text.slice(begin.index, word.index + word[0].length);
      if (key.length >= sought.length) break;
    }
  }
  return undefined;
}
