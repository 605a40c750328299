// A length of time: 6 months, a fortnight, 48 hours, half a year, a year and a half.
import type { Relative } from "../../../../contract/rule-values.ts";
import { readNumber } from "./numbers.ts";
import type { Reader } from "./reader.ts";
import { unitWords } from "./words/times.ts";

export interface ReadLength {
  /** May be a fraction, as in 1.5 years. */
  n: number;
  unit: Relative["unit"];
  plus?: true;
  end: number;
}

type Words = Pick<Reader, "word" | "says" | "tokens">;

export function readLength(reader: Words, i: number): ReadLength | undefined {
  const single = /^(a|an|one)$/.test(reader.word(i)) ? i + 1 : undefined;
  if (reader.word(i) === "half" && /^(a|an)$/.test(reader.word(i + 1))) return unitAt(reader, i + 2, 0.5);
  if (single && reader.word(single) === "half") return unitAt(reader, single + 1, 0.5);
  const one = single === undefined ? undefined : unitAt(reader, single, 1);
  if (one) return reader.says(one.end, "and a half") ? { ...one, n: one.n * 1.5, end: one.end + 3 } : one;
  const number = readNumber(reader.tokens, i);
  if (!number || number.currency || number.percent) return undefined;
  const length = unitAt(reader, number.end, number.value);
  return length && (number.plus ? { ...length, plus: true } : length);
}

export function unitAt(reader: Words, at: number, n: number): ReadLength | undefined {
  const i = reader.word(at) === "-" ? at + 1 : at;
  const unit = Object.hasOwn(unitWords, reader.word(i)) ? unitWords[reader.word(i)] : undefined;
  if (!unit) return undefined;
  const plus = reader.word(i + 1) === "+";
  return {
    n: n * unit.times,
    unit: unit.unit,
    end: plus ? i + 2 : i + 1,
    ...(plus && { plus: true as const }),
  };
}

const smaller: Partial<Record<Relative["unit"], [Relative["unit"], number]>> = {
  years: ["months", 12],
  months: ["days", 30],
  weeks: ["days", 7],
  days: ["hours", 24],
};

/** A whole number of a unit: 1.5 years is 18 months. */
export function countedLength({ n, unit }: Pick<ReadLength, "n" | "unit">): Relative {
  if (Number.isInteger(n) && n >= 1) return { n, unit };
  const less = smaller[unit];
  return less ? countedLength({ n: n * less[1], unit: less[0] }) : { n: Math.max(1, Math.round(n)), unit };
}
