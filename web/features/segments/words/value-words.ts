// A chosen value as it stands in the sentence; undefined where nothing has been chosen yet.
import type { ColumnType } from "../../../../contract/rule-columns.ts";
import { amountWords, momentWords, type Speaker } from "../../../../contract/rule-sentence-values.ts";
import type { Relative, ValueForm } from "../../../../contract/rule-values.ts";
import { listWords } from "../../../../contract/words.ts";
import { countedLength } from "./window-words.ts";

export interface ValueContext {
  type: ColumnType;
  speaker: Speaker;
  /** "India" for "IN", "Diwali campaign" for "12". */
  show?: (text: string) => string;
  /** Before the last of a list; "or" unless every one of them is asked for. */
  joint?: "and" | "or";
}

/** More of a list than this is counted rather than named. */
const mostNamed = 4;

type Words = (value: never, context: ValueContext) => string | undefined;

const words: Record<Exclude<ValueForm, "none">, Words> = {
  text: (value: string, { show }) => (value === "" ? undefined : (show?.(value) ?? value)),
  texts: (value: string[], { show, joint = "or" }) =>
    textsWords(
      value.map((text) => show?.(text) ?? text),
      joint,
    ),
  number: (value: number, { type, speaker }) => amountWords(value, type, speaker),
  numbers: (value: (number | undefined)[], { type, speaker }) =>
    pairWords(value.map((n) => (n === undefined ? undefined : amountWords(n, type, speaker)))),
  moment: (value: string, { speaker }) => (value === "" ? undefined : momentWords(value, speaker)),
  moments: (value: (string | undefined)[], { speaker }) =>
    pairWords(value.map((moment) => (moment ? momentWords(moment, speaker) : undefined))),
  relative: (value: Relative) => countedLength(value),
};

export function valueWords(form: ValueForm, value: unknown, context: ValueContext): string | undefined {
  if (form === "none" || value === undefined || value === null) return undefined;
  try {
    return words[form](value as never, context);
  } catch {
    // A saved rule may hold a value of another form, which its fault explains; the sentence shows it as it is.
    return JSON.stringify(value);
  }
}

function textsWords(shown: string[], joint: "and" | "or"): string | undefined {
  if (shown.length === 0) return undefined;
  if (shown.length <= mostNamed) return listWords(shown, joint);
  return `${shown.slice(0, mostNamed - 1).join(", ")} ${joint} ${shown.length - mostNamed + 1} more`;
}

function pairWords(pair: (string | undefined)[]): string | undefined {
  const [low, high] = pair;
  if (low === undefined && high === undefined) return undefined;
  return `${low ?? "…"} and ${high ?? "…"}`;
}

/** What an empty place asks for. */
export const emptyWords: Record<Exclude<ValueForm, "none">, string> = {
  text: "choose",
  texts: "choose",
  number: "how much",
  numbers: "from what to what",
  moment: "which day",
  moments: "which days",
  relative: "how long",
};
