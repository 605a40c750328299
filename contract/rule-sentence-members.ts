// How belonging is said: "who are in the segment “Loyal”", "who are on the list “Press”", "who are in the random 10 % named
// “spring”"; and what the intelligence worked out: "whose churn probability is more than 0.6".
import { type Phrase, say, spaced, text, value } from "./phrase.ts";
import type { Rule, RuleOf } from "./rule.ts";
import { scores, scoreText } from "./rule-scores.ts";
import type { Clause } from "./rule-sentence-clauses.ts";
import { comparisonPhrase } from "./rule-sentence-columns.ts";
import { quoted, type Speaker } from "./rule-sentence-values.ts";
import { numberWords } from "./words.ts";

type Membership = RuleOf<"segment"> | RuleOf<"list"> | RuleOf<"sample">;

export function isMembership(rule: Rule): rule is Membership {
  return rule.kind === "segment" || rule.kind === "list" || rule.kind === "sample";
}

/** Of itself or, with "not", of its complement. */
export function membershipClause(rule: Membership, speaker: Speaker, not?: "not"): Clause {
  return { pronoun: "who", phrase: spaced(text("are"), text(not ?? ""), belonging(rule, speaker)) };
}

function belonging(rule: Membership, speaker: Speaker): Phrase {
  if (rule.kind === "segment") return say`in the segment ${value(segmentName(rule.id, speaker))}`;
  if (rule.kind === "list") return say`on the list ${value(listName(rule.id, speaker))}`;
  const percent = numberWords(rule.percent, speaker.currency);
  return say`in the random ${value(`${percent} %`)} named ${value(quoted(rule.seed))}`;
}

export function segmentName(id: string, { segments }: Pick<Speaker, "segments">): string {
  return nameIn(segments, id);
}

export function listName(id: string, { lists }: Pick<Speaker, "lists">): string {
  return nameIn(lists, id);
}

/** What is gone is called by its number. */
function nameIn(named: readonly { id: string; name: string }[], id: string): string {
  return quoted(named.find((one) => one.id === id)?.name ?? `no. ${id}`);
}

export function scoreClause(rule: RuleOf<"score">, speaker: Speaker): Clause {
  const { type, label } = scores[rule.score];
  const show = (words: string) => quoted(scoreText(rule.score, words));
  return { pronoun: "whose", phrase: comparisonPhrase(rule, { type, label, show }, speaker) };
}
