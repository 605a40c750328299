// How conditions on what customers did are said: "who placed at least 3 orders in the last 30 days", "whose first order
// since 1 October 2026 was …", "who opened an e-mail at least twice".
import { type Phrase, say, spaced, text, textOf, value } from "./phrase.ts";
import type { RuleOf } from "./rule.ts";
import { findTarget, type Measure, measureType, type Target } from "./rule-columns.ts";
import type { Clause } from "./rule-sentence-clauses.ts";
import { oneThing, restPhrase, rowsPhrase, rowWordsOf } from "./rule-sentence-rows.ts";
import {
  amountWords,
  countPhrase,
  datePhrase,
  isNegative,
  lengthWords,
  type NumberPredicate,
  numberPhrase,
  type Speaker,
  timesPhrase,
} from "./rule-sentence-values.ts";

type MeasureRule = RuleOf<"measure">;
type DidRule = RuleOf<"did"> | RuleOf<"did_not">;

export function didClause(rule: DidRule, speaker: Speaker): Clause {
  const source = findTarget(rule.what, speaker)!.rows;
  const { things, rest } = rowsPhrase(source, rule, speaker);
  const times = rule.kind === "did" ? (rule.times as NumberPredicate | undefined) : undefined;
  const positive = rule.kind === "did" && !(times && isNegative(times.op));
  const verb = text(positive ? rowWordsOf(source).did : rowWordsOf(source).not);
  const often = times ? timesPhrase(times, speaker) : [];
  return { pronoun: "who", phrase: spaced(verb, oneThing(things[0]), often, rest) };
}

export function measureClause(rule: MeasureRule, speaker: Speaker): Clause {
  const target = findTarget(rule.of, speaker)!;
  if (rule.op === "is_set" || rule.op === "is_missing") return presenceClause(rule, target, speaker);
  if (measureType(rule.measure, target) === "date") return momentClause(rule, target, speaker);
  return { pronoun: "who", phrase: amountPhrase(rule, target, speaker) };
}

const superlatives: Record<Measure, string> = {
  count: "count of",
  sum: "sum of",
  avg: "average",
  min: "smallest",
  max: "largest",
  distinct: "count of different",
  first: "first",
  last: "last",
};

interface Labelled {
  label: string;
  /** Which rows are meant, beyond what the label says. */
  rest: Phrase;
}

/** "largest order total", "first order", "first e-mail received". */
function labelled(rule: MeasureRule, target: Target, speaker: Speaker): Labelled {
  const superlative = superlatives[rule.measure];
  if (rule.measure !== "first" && rule.measure !== "last")
    return { label: `${superlative} ${target.label}`, rest: restPhrase(target.rows, rule, speaker) };
  const { things, rest } = rowsPhrase(target.rows, rule, speaker);
  return { label: `${superlative} ${rowWordsOf(target.rows).noun(things[0])}`, rest };
}

function presenceClause(rule: MeasureRule, target: Target, speaker: Speaker): Clause {
  const { label, rest } = labelled(rule, target, speaker);
  const having = rule.op === "is_set" ? spaced(text("have"), oneThing(label)) : text(`have no ${label}`);
  return { pronoun: "who", phrase: spaced(having, rest) };
}

/** "who last ordered more than 30 days ago"; "whose last order in that window was …" where only some are meant. */
function momentClause(rule: MeasureRule, target: Target, speaker: Speaker): Clause {
  if (rule.op === "anniversary_within_next" || rule.window || rule.where)
    return { pronoun: "whose", phrase: chosenMoment(rule, target, speaker) };
  const verb = rowWordsOf(target.rows).moment.replace("✽", rule.measure);
  return { pronoun: "who", phrase: spaced(text(verb), datePhrase(rule as never, speaker)) };
}

function chosenMoment(rule: MeasureRule, target: Target, speaker: Speaker): Phrase {
  const { label, rest } = labelled(rule, target, speaker);
  const subject = spaced(text(label), rest);
  if (rule.op !== "anniversary_within_next") return say`${subject} was ${datePhrase(rule as never, speaker)}`;
  return say`${subject} was on a day that comes round in the next ${value(lengthWords(rule.value))}`;
}

/** What is said before an amount, denied or not, and after it. */
type AmountWords = [did: string, not: string, after?: string | readonly [string, string]];

const amountWordsOf: Record<string, AmountWords> = {
  "sum orders.total": ["spent", "did not spend"],
  "sum orders.discount": ["saved", "did not save", "in discounts"],
  "sum items.quantity": ["bought", "did not buy", ["unit", "units"]],
  "sum items.total": ["spent", "did not spend", "on items"],
  "distinct items.product_id": ["bought", "did not buy", ["different product", "different products"]],
  "distinct items.category": ["bought from", "did not buy from", ["category", "different categories"]],
  "distinct orders.ordered_at": ["ordered at", "did not order at", ["moment", "different moments"]],
};

function amountPhrase(rule: MeasureRule, target: Target, speaker: Speaker): Phrase {
  const predicate = rule as NumberPredicate;
  const [did, not, after, rest] = wordsFor(rule, target, speaker);
  const verb = text(isNegative(rule.op) ? not : did);
  if (after !== undefined && typeof after !== "string")
    return spaced(verb, countPhrase(predicate, after, speaker), rest);
  const type = measureType(rule.measure, target);
  const amount = numberPhrase(predicate, (n) => amountWords(n, type, speaker));
  return spaced(verb, amount, text(after ?? ""), rest);
}

function wordsFor(
  rule: MeasureRule,
  target: Target,
  speaker: Speaker,
): [did: string, not: string, after: AmountWords[2], rest: Phrase] {
  const { measure, of, op } = rule;
  const { did, not, had = [did, not] } = rowWordsOf(target.rows);
  if (measure === "count") {
    const { things, rest } = rowsPhrase(target.rows, rule, speaker);
    return [...had, things, rest];
  }
  const { label, rest } = labelled(rule, target, speaker);
  const known = amountWordsOf[`${measure} ${of}`];
  if (known) return [known[0], known[1], known[2], rest];
  const different = [`different ${target.label}`, `different ${target.label}s`] as const;
  if (measure === "distinct") return ["have", "do not have", different, rest];
  const subject = `${textOf(oneThing(label))}${op.endsWith("between") ? "" : " of"}`;
  return [`have ${subject}`, `do not have ${subject}`, undefined, rest];
}
