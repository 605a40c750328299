// A rule in plain English, with every value a piece of its own: "Customers who live in India, spent more than ₹5,000 in the
// last 6 months, and (whose tier is “gold” or who opened an e-mail at least twice since 1 October 2026)".
import { type Phrase, spaced, text, textOf } from "./phrase.ts";
import { childrenOf, foldRule, type Rule, type RuleTable } from "./rule.ts";
import { opposite } from "./rule-complement.ts";
import { attributeClause } from "./rule-sentence-attributes.ts";
import { type Clause, clausePhrase, denied, joinClauses } from "./rule-sentence-clauses.ts";
import { didClause, measureClause } from "./rule-sentence-measures.ts";
import { isMembership, membershipClause, scoreClause } from "./rule-sentence-members.ts";
import type { Speaker } from "./rule-sentence-values.ts";

export interface RuleSentence {
  text: string;
  parts: Phrase;
}

/** A whole sentence about the customers that a rule holds for. */
export function ruleSentence(rule: Rule, speaker: Speaker): RuleSentence {
  if (rule.kind === "everyone") return sentence(text("All customers"));
  return sentence(spaced(text("Customers"), clausePhrase(ruleClause(rule, speaker))));
}

/** A rule as a clause that may follow "customers": "who spent more than ₹5,000". */
export function rulePhrase(rule: Rule, speaker: Speaker): RuleSentence {
  return sentence(clausePhrase(ruleClause(rule, speaker)));
}

function sentence(parts: Phrase): RuleSentence {
  return { text: textOf(parts), parts };
}

function ruleClause(rule: Rule, speaker: Speaker): Clause {
  return foldRule(rule, clauses(speaker));
}

function clauses(speaker: Speaker): RuleTable<Clause> {
  return {
    all: (_rule, parts) => joinClauses(parts, "and"),
    any: (_rule, parts) => joinClauses(parts, "or"),
    not: ({ rule }, [part]) => {
      if (isMembership(rule)) return membershipClause(rule, speaker, "not");
      const other = childrenOf(rule, "").length === 0 ? opposite(rule, speaker) : undefined;
      return other ? ruleClause(other, speaker) : denied(part!);
    },
    everyone: () => ({ pronoun: "who", phrase: text("are anyone at all") }),
    attribute: (rule) => attributeClause(rule, speaker),
    measure: (rule) => measureClause(rule, speaker),
    did: (rule) => didClause(rule, speaker),
    did_not: (rule) => didClause(rule, speaker),
    segment: (rule) => membershipClause(rule, speaker),
    list: (rule) => membershipClause(rule, speaker),
    score: (rule) => scoreClause(rule, speaker),
    sample: (rule) => membershipClause(rule, speaker),
  };
}
