// A sentence in pieces: plain words, and the values that a person set, which an editor shows as things to change.

export interface Piece {
  kind: "text" | "value";
  text: string;
}
export type Phrase = readonly Piece[];

export function text(words: string): Phrase {
  return words === "" ? [] : [{ kind: "text", text: words }];
}

export function value(words: string): Phrase {
  return [{ kind: "value", text: words }];
}

/** Template tag: words are text, what is put in is a phrase, or words as well. */
export function say(words: TemplateStringsArray, ...parts: (Phrase | string)[]): Phrase {
  const pieces = words.flatMap((word, i) => {
    const part = parts[i] ?? [];
    return [...text(word), ...(typeof part === "string" ? text(part) : part)];
  });
  return merged(pieces);
}

/** "a", "a and b", "a, b, and c". */
export function listed(phrases: readonly Phrase[], joint: "and" | "or"): Phrase {
  const last = phrases.length - 1;
  return merged(
    phrases.flatMap((phrase, i) => {
      if (i === 0) return phrase;
      const comma = last > 1 ? "," : "";
      return [...text(i === last ? `${comma} ${joint} ` : `${comma} `), ...phrase];
    }),
  );
}

/** Phrases with one space between those that say something. */
export function spaced(...phrases: Phrase[]): Phrase {
  const some = phrases.filter((phrase) => phrase.length > 0);
  return merged(some.flatMap((phrase, i) => (i === 0 ? phrase : [...text(" "), ...phrase])));
}

export function textOf(phrase: Phrase): string {
  return phrase.map((piece) => piece.text).join("");
}

function merged(pieces: readonly Piece[]): Phrase {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (piece.kind === "text" && last?.kind === "text") last.text += piece.text;
    else out.push({ ...piece });
  }
  return out;
}
