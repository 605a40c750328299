// Why a condition holds for one customer or does not, in words: what is so, and what the rule asks for. "spent ₹4,210 in the
// last 6 months; the rule asks for more than ₹5,000"
import { type Phrase, textOf } from "./phrase.ts";
import type { Rule, RuleOf, RuleTable } from "./rule.ts";
import { askPhrase } from "./rule-asks.ts";
import { findAttribute } from "./rule-attributes.ts";
import { type ColumnType, findTarget, measureType } from "./rule-columns.ts";
import type { Predicate } from "./rule-operators.ts";
import { scores, scoreText } from "./rule-scores.ts";
import { attributeClause } from "./rule-sentence-attributes.ts";
import { measureClause } from "./rule-sentence-measures.ts";
import { membershipClause, scoreClause } from "./rule-sentence-members.ts";
import { quoted, type Speaker } from "./rule-sentence-values.ts";
import { countryWords, numberWords } from "./words.ts";

export const decidingTypes = ["text", "texts", "number", "money", "boolean", "day", "instant"] as const;

/** What a condition was decided by; null where it is missing. Money is in major units, a place in a share in percent. */
export interface Deciding {
  type: (typeof decidingTypes)[number];
  value: string | number | boolean | string[] | null;
}

interface Decided {
  holds: boolean;
  deciding?: Deciding;
}
type Reason = (rule: never, decided: Decided, speaker: Speaker) => string;
type LeafKind = Exclude<keyof RuleTable<unknown>, "all" | "any" | "not" | "segment">;

const reasons: { [K in LeafKind]: Reason } = {
  everyone: () => "the rule means every customer",
  attribute: (rule: RuleOf<"attribute">, { deciding }, speaker) => {
    const { attribute } = rule;
    const so = { kind: "attribute", attribute, ...exactly(deciding) } as RuleOf<"attribute">;
    const type = findAttribute(attribute, speaker)?.type ?? "text";
    const show = attribute === "country" ? countryName : quoted;
    return both(said(attributeClause(so, speaker).phrase), textOf(askPhrase(rule, { type, show }, speaker)));
  },
  score: (rule: RuleOf<"score">, { deciding }, speaker) => {
    const { score } = rule;
    const so = { kind: "score", score, ...exactly(deciding) } as RuleOf<"score">;
    const show = (words: string) => quoted(scoreText(score, words));
    return both(
      said(scoreClause(so, speaker).phrase),
      textOf(askPhrase(rule, { type: scores[score].type, show }, speaker)),
    );
  },
  measure: measured,
  did: (rule: RuleOf<"did">, decided, speaker) => {
    const asked = (rule.times ?? { op: "gte", value: 1 }) as Predicate;
    return counted(rule, decided, textOf(askPhrase(asked, { type: "number" }, speaker)), speaker);
  },
  did_not: (rule: RuleOf<"did_not">, decided, speaker) => counted(rule, decided, "none", speaker),
  list: (rule: RuleOf<"list">, { holds }, speaker) =>
    said(membershipClause(rule, speaker, holds ? undefined : "not").phrase),
  sample: ({ percent, seed }: RuleOf<"sample">, { deciding }, { currency }) => {
    const place = numberWords(Math.round(Number(deciding?.value ?? 0) * 10_000) / 10_000, currency);
    return `has place ${place} of 100 in the share named ${quoted(seed)}; the rule asks for one below ${numberWords(percent, currency)}`;
  },
};

/** Of a condition; groups and segments follow from what stands in them. */
export function reasonWords(rule: Rule, decided: Decided, speaker: Speaker): string {
  const reason: Reason = reasons[rule.kind as LeafKind];
  return reason(rule as never, decided, speaker);
}

function both(so: string, asked: string): string {
  return `${so}; the rule asks for ${asked}`;
}

/** The predicate that asks for just what is so, since saying the one says the other. */
function exactly(deciding: Deciding | undefined): Predicate {
  const value = deciding?.value ?? null;
  if (value === null) return { op: "is_missing" };
  if (typeof value === "boolean") return { op: value ? "is_true" : "is_false" };
  if (Array.isArray(value)) return { op: "has_all", value };
  if (typeof value === "number") return { op: "eq", value };
  return deciding?.type === "text" ? { op: "is", value } : { op: "on", value };
}

function measured(rule: RuleOf<"measure">, { deciding }: Decided, speaker: Speaker): string {
  const { measure, of, window, where } = rule;
  const type: ColumnType = measureType(measure, findTarget(of, speaker));
  const so = { kind: "measure", measure, of, window, where, ...exactly(deciding) } as RuleOf<"measure">;
  return both(said(measureClause(so, speaker).phrase), textOf(askPhrase(rule, { type }, speaker)));
}

function counted(
  { what, window, where }: RuleOf<"did"> | RuleOf<"did_not">,
  { deciding }: Decided,
  asked: string,
  speaker: Speaker,
): string {
  const value = Number(deciding?.value ?? 0);
  const so: RuleOf<"measure"> = {
    kind: "measure",
    measure: "count",
    of: what,
    window,
    where,
    op: "eq",
    value,
  };
  return both(said(measureClause(so, speaker).phrase), asked);
}

/** Clauses are about customers who are so, this is about one; and what is so is so exactly, on a day and at a time. */
function said(phrase: Phrase): string {
  return textOf(phrase)
    .replace(/^(have|are|were|do|live)(?= )/, (verb) => singular[verb]!)
    .replace("exactly ", "")
    .replace(/\bat (?=\d+ \p{Lu}\p{Ll}+ \d{4})/u, "on ");
}

const singular: Record<string, string> = { have: "has", are: "is", were: "was", do: "does", live: "lives" };

const countryName = (code: string) => countryWords(code) ?? quoted(code);
