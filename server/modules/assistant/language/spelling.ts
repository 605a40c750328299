// Puts right what was mistyped: a word that nobody knows becomes the known word nearest to it, if one is near enough.
import { editDistance } from "../../../../contract/nearest.ts";
import { lexiconStems, lexiconWords } from "./lexicon.ts";
import type { Names } from "./names.ts";
import { festivalNames } from "./periods.ts";
import { comparisonWords } from "./quantities.ts";
import { stemmed } from "./stems.ts";
import type { Token } from "./tokens.ts";
import { commands, fillers, instructions } from "./words/grammar.ts";
import { currencies, multipliers, numberWords, roughNumbers, timesWords } from "./words/numbers.ts";
import { plainEnglish, shortSpellings } from "./words/spellings.ts";
import { monthWords, nextWords, pastWords, unitWords, weekdayWords } from "./words/times.ts";
import { topicOf } from "./words/topics.ts";

const known: ReadonlySet<string> = new Set(
  [
    ...lexiconWords,
    ...fillers,
    ...instructions,
    ...commands,
    ...comparisonWords,
    ...festivalNames.flatMap((name) => name.split(" ")),
    ...[currencies, multipliers, numberWords, roughNumbers, timesWords, monthWords, unitWords].flatMap(
      Object.keys,
    ),
    ...[pastWords, nextWords, weekdayWords].flatMap((words) => [...words]),
    ..."ago since until till before after between today yesterday tomorrow financial fiscal older longer old earlier prior onwards during within back inclusive than then".split(
      " ",
    ),
  ].filter((word) => word.length > 0),
);

/** Worth being corrected to: long enough to be told apart. */
const targets = [...known].filter((word) => word.length >= 4 && /^[a-z]+$/.test(word));

export function spelt(tokens: readonly Token[], names: Names): Token[] {
  const own = [...names.vocabulary].filter((word) => word.length >= 4);
  const isKnown = (word: string) =>
    known.has(word) ||
    names.vocabulary.has(word) ||
    Object.hasOwn(topicOf, word) ||
    plainEnglish.has(word) ||
    hasStem(word, names);
  return tokens.map((token) => {
    if (token.kind !== "word" || token.word.startsWith("@")) return token;
    const short = shortSpellings[token.word];
    if (short && !names.vocabulary.has(token.word)) return { ...token, word: short, typed: token.text };
    if (isKnown(token.word)) return token;
    const better = nearestWord(token.word, own) ?? nearestWord(token.word, targets);
    return better ? { ...token, word: better, typed: token.text } : token;
  });
}

function hasStem(word: string, names: Names): boolean {
  const stem = stemmed(word);
  return stem !== word && (lexiconStems.has(stem) || names.vocabulary.has(stem));
}

/** How many slips a word of this length may have. */
function slips(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}

function nearestWord(word: string, candidates: readonly string[]): string | undefined {
  if (word.length < 4 || !/^\p{L}+$/u.test(word)) return undefined;
  let best: string | undefined;
  let fewest = slips(word) + 1;
  for (const candidate of candidates) {
    if (candidate[0] !== word[0] || Math.abs(candidate.length - word.length) >= fewest) continue;
    const distance = editDistance(word, candidate, fewest);
    if (distance < fewest) [best, fewest] = [candidate, distance];
  }
  return (
    best ??
    candidates.find(
      (candidate) =>
        candidate.length > 4 && skeleton(candidate) === skeleton(word) && skeleton(word).length > 3,
    ) ??
    candidates.find((candidate) => isShortened(word, candidate))
  );
}

/** Two slips in a short word, if they made a long one short and left its ends alone: "oderd". */
function isShortened(word: string, candidate: string): boolean {
  if (word.length < 5 || candidate.length < 7 || candidate.length <= word.length) return false;
  return (
    candidate[0] === word[0] && candidate.at(-1) === word.at(-1) && editDistance(word, candidate, 3) === 2
  );
}

/** A word without its vowels after the first letter: "cstmrs". */
function skeleton(word: string): string {
  return word[0] + word.slice(1).replaceAll(/[aeiou]/g, "");
}
