// A number as people write it: ₹5K, 1.5 lakh, Rs. 999/-, 20 000, twenty-five, half a million, a dozen.
import type { Token } from "./tokens.ts";
import { currencies, multipliers, numberWords, roughNumbers, touching } from "./words/numbers.ts";

export interface ReadNumber {
  value: number;
  /** Written with a currency, or in a way only money is. */
  currency?: string;
  /** "5+": at least. */
  plus?: true;
  percent?: true;
  end: number;
}

const wordAt = (tokens: readonly Token[], i: number) => tokens[i]?.word ?? "";
const touches = (tokens: readonly Token[], i: number) => tokens[i - 1]?.end === tokens[i]?.start;
const isFree = (tokens: readonly Token[], i: number) =>
  !touching.has(wordAt(tokens, i)) || touches(tokens, i);

export function readNumber(tokens: readonly Token[], from: number): ReadNumber | undefined {
  const [start, before] = currencyBefore(tokens, from);
  const bare = digits(tokens, start) ?? (before ? undefined : inWords(tokens, start));
  return bare && finished(tokens, bare, before);
}

function currencyBefore(tokens: readonly Token[], from: number): [number, string | undefined] {
  const code = Object.hasOwn(currencies, wordAt(tokens, from)) ? currencies[wordAt(tokens, from)] : undefined;
  if (!code) return [from, undefined];
  return [wordAt(tokens, from + 1) === "." ? from + 2 : from + 1, code];
}

interface Bare {
  value: number;
  end: number;
}

function digits(tokens: readonly Token[], i: number): Bare | undefined {
  if (tokens[i]?.kind !== "number") return undefined;
  let text = tokens[i]!.word;
  let end = i + 1;
  while (/^\d{1,3}( \d{3})*$/.test(text) && isThousands(tokens, end)) text += ` ${tokens[end++]!.word}`;
  return { value: Number(text.replaceAll(/[ ,]/g, "")), end };
}

/** "000" of "20 000": three digits, one space after the ones before. */
function isThousands(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  return token?.kind === "number" && /^\d{3}$/.test(token.word) && token.start - tokens[i - 1]!.end === 1;
}

/** "twenty-five", "one and a half", "half a million", "a dozen", "a couple of". */
function inWords(tokens: readonly Token[], i: number): Bare | undefined {
  const word = wordAt(tokens, i);
  if (word === "half") return halfOf(tokens, i + 1);
  if (word === "a" || word === "an") return afterArticle(tokens, i + 1);
  if (Object.hasOwn(roughNumbers, word)) return rough(tokens, i);
  if (!Object.hasOwn(numberWords, word)) return multiple(tokens, i);
  const value = numberWords[word]!;
  const ones = wordAt(tokens, i + 1) === "-" ? i + 2 : i + 1;
  const unit = numberWords[wordAt(tokens, ones)];
  if (value >= 20 && unit !== undefined && unit > 0 && unit < 10)
    return { value: value + unit, end: ones + 1 };
  if (["and", "a", "half"].every((each, k) => wordAt(tokens, i + 1 + k) === each))
    return { value: value + 0.5, end: i + 4 };
  return { value, end: i + 1 };
}

function halfOf(tokens: readonly Token[], i: number): Bare | undefined {
  const at = ["a", "an"].includes(wordAt(tokens, i)) ? i + 1 : i;
  return Object.hasOwn(multipliers, wordAt(tokens, at)) ? { value: 0.5, end: at } : undefined;
}

function afterArticle(tokens: readonly Token[], i: number): Bare | undefined {
  if (Object.hasOwn(roughNumbers, wordAt(tokens, i))) return rough(tokens, i);
  return multiple(tokens, i);
}

/** "hundred", "dozen" and their like with no number before them are one of them. */
function multiple(tokens: readonly Token[], i: number): Bare | undefined {
  const word = wordAt(tokens, i);
  return Object.hasOwn(multipliers, word) && word.length > 2 ? { value: 1, end: i } : undefined;
}

function rough(tokens: readonly Token[], i: number): Bare {
  return { value: roughNumbers[wordAt(tokens, i)]!, end: wordAt(tokens, i + 1) === "of" ? i + 2 : i + 1 };
}

/** Multipliers, what stands after ("/-", "rupees", "%", "+"). */
function finished(tokens: readonly Token[], bare: Bare, before: string | undefined): ReadNumber {
  let { value, end } = bare;
  while (Object.hasOwn(multipliers, wordAt(tokens, end)) && isFree(tokens, end)) {
    value *= multipliers[wordAt(tokens, end)]!;
    end++;
    const more = smaller(tokens, end);
    if (more) [value, end] = [value + more.value, more.end];
  }
  let currency = before;
  if (wordAt(tokens, end) === "/-") [currency, end] = [before ?? "INR", end + 1];
  const after = currencies[wordAt(tokens, end)];
  if (after && Object.hasOwn(currencies, wordAt(tokens, end)) && !currency)
    [currency, end] = [after, end + 1];
  const percent = ["%", "percent"].includes(wordAt(tokens, end));
  if (percent) end++;
  const plus = wordAt(tokens, end) === "+";
  if (plus) end++;
  const rounded = Math.round(value * 1e6) / 1e6;
  return {
    value: rounded,
    end,
    ...(currency && { currency }),
    ...(percent && { percent: true as const }),
    ...(plus && { plus: true as const }),
  };
}

/** "fifty" of "one lakh fifty thousand". */
function smaller(tokens: readonly Token[], i: number): Bare | undefined {
  const start = wordAt(tokens, i) === "and" ? i + 1 : i;
  const next = Object.hasOwn(numberWords, wordAt(tokens, start)) ? inWords(tokens, start) : undefined;
  if (!next || !Object.hasOwn(multipliers, wordAt(tokens, next.end))) return undefined;
  return { value: next.value * multipliers[wordAt(tokens, next.end)]!, end: next.end + 1 };
}
