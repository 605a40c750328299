// The words of the language itself, looked up by the longest phrase that begins at a place.
import { stemmed } from "./stems.ts";
import { type Act, acts } from "./words/acts.ts";
import { type Small, small } from "./words/grammar.ts";
import { type VagueTerm, vagueTerms } from "./words/vague.ts";

export type Sense =
  | { kind: "act"; act: Act }
  | { kind: "vague"; term: VagueTerm }
  | { kind: "small"; small: Small };

interface Entry {
  words: readonly string[];
  sense: Sense;
}

/** "order orders | buy buys": groups of single words, or phrases where a group has one of several. */
function entriesOf<K extends string>(table: Record<K, string>, senseOf: (key: K) => Sense): Entry[] {
  return (Object.entries(table) as [K, string][]).flatMap(([key, text]) =>
    text
      .split("|")
      .map((phrase) => phrase.trim().replaceAll(/\s+/g, " "))
      .flatMap((phrase) => (isForms(phrase) ? phrase.split(" ") : [phrase]))
      .map((phrase) => ({ words: phrase.split(" "), sense: senseOf(key) })),
  );
}

/** Several forms of one word beside each other begin alike: "buy buys buying". */
function isForms(phrase: string): boolean {
  const words = phrase.split(" ");
  const [first = ""] = words;
  return words.length > 1 && words.every((word) => word.length > 2 && word.slice(0, 3) === first.slice(0, 3));
}

const irregular = [
  ...[
    "kharida",
    "kharidi",
    "kharide",
    "khareeda",
    "khareedi",
    "khareede",
    "kharid",
    "kharidta",
    "kharidte",
    "liya",
  ].map((word) => ({
    words: [word],
    sense: { kind: "act", act: "order" } as const,
  })),
  ...["bought", "buy"].map((word) => ({ words: [word], sense: { kind: "act", act: "order" } as const })),
];

const entries: Entry[] = [
  ...entriesOf(acts, (act) => ({ kind: "act", act })),
  ...irregular,
  ...entriesOf(vagueTerms, (term) => ({ kind: "vague", term })),
  ...entriesOf(small, (each) => ({ kind: "small", small: each })),
];

const rank: Record<Sense["kind"], number> = { act: 0, small: 1, vague: 2 };

const byFirst = new Map<string, Entry[]>();
for (const entry of entries) {
  const first = entry.words[0]!;
  byFirst.set(first, [...(byFirst.get(first) ?? []), entry]);
}
for (const list of byFirst.values())
  list.sort((a, b) => b.words.length - a.words.length || rank[a.sense.kind] - rank[b.sense.kind]);

export interface Found<T> {
  sense: T;
  /** How many words it takes. */
  length: number;
}

/** The longest entry at a place; hyphens between its words are passed over. */
export function lookUp(words: (i: number) => string, i: number): Found<Sense> | undefined {
  for (const { words: wanted, sense } of byFirst.get(words(i)) ?? []) {
    const length = matchedLength(words, i, wanted);
    if (length !== undefined) return { sense, length };
  }
  return undefined;
}

export function matchedLength(
  words: (i: number) => string,
  i: number,
  wanted: readonly string[],
  same = (a: string, b: string) => a === b,
): number | undefined {
  let at = i;
  for (const [k, word] of wanted.entries()) {
    if (k > 0 && words(at) === "-") at++;
    if (!same(words(at), word)) return undefined;
    at++;
  }
  return at - i;
}

/** Every word of every entry, for spelling. */
export const lexiconWords: ReadonlySet<string> = new Set(entries.flatMap(({ words }) => words));
export const lexiconStems: ReadonlySet<string> = new Set([...lexiconWords].map(stemmed));
