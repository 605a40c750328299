// How a condition on an attribute is said: "who live in India", "who agreed to e-mail", "whose tier is “gold”".
import { type Phrase, say, spaced, text, value } from "./phrase.ts";
import type { RuleOf } from "./rule.ts";
import { type BuiltInAttribute, findAttribute } from "./rule-attributes.ts";
import type { Clause } from "./rule-sentence-clauses.ts";
import { comparisonPhrase } from "./rule-sentence-columns.ts";
import { datePhrase, lengthWords, quoted, quotedList, type Speaker } from "./rule-sentence-values.ts";
import { countryWords, listWords } from "./words.ts";

type AttributeRule = RuleOf<"attribute">;
/** Says what it can say better than "whose … is …"; undefined otherwise. */
type Voice = (rule: AttributeRule, speaker: Speaker) => Phrase | undefined;

const country = (code: string) => countryWords(code) ?? quoted(code);

function living(place: string, show: (name: string) => string): Voice {
  return (rule) => {
    if (rule.op === "is") return say`live in ${place}${value(show(rule.value))}`;
    if (rule.op === "is_not") return say`do not live in ${place}${value(show(rule.value))}`;
    if (rule.op === "in") return say`live in ${place}${value(listWords(rule.value.map(show), "or"))}`;
    if (rule.op === "not_in")
      return say`do not live in ${place}${value(listWords(rule.value.map(show), "or"))}`;
    return undefined;
  };
}

function having(thing: string): Voice {
  return (rule) => {
    if (rule.op === "is_set") return text(`have ${/^[aeiou]/.test(thing) ? "an" : "a"} ${thing}`);
    return rule.op === "is_missing" ? text(`have no ${thing}`) : undefined;
  };
}

function agreeing(channel: string): Voice {
  const words: Partial<Record<string, string>> = {
    is_true: `agreed to ${channel}`,
    is_false: `declined ${channel}`,
    is_set: `agreed to or declined ${channel}`,
    is_missing: `neither agreed to nor declined ${channel}`,
  };
  return (rule) => text(words[rule.op] ?? "");
}

const tagged: Voice = (rule) => {
  if (rule.op === "has_any") return say`are tagged ${quotedList(rule.value, "or")}`;
  if (rule.op === "has_all") return say`are tagged ${quotedList(rule.value, "and")}`;
  if (rule.op === "has_none") return say`are not tagged ${quotedList(rule.value, "or")}`;
  return text(rule.op === "is_set" ? "have tags" : "have no tags");
};

const born: Voice = (rule, speaker) => {
  if (rule.op === "anniversary_within_next")
    return say`have a birthday in the next ${value(lengthWords(rule.value))}`;
  return having("birthday")(rule, speaker) ?? spaced(text("were born"), datePhrase(rule as never, speaker));
};

const joined: Voice = (rule, speaker) => {
  if (rule.op === "anniversary_within_next")
    return say`joined on a day that comes round in the next ${value(lengthWords(rule.value))}`;
  if (rule.op === "is_set" || rule.op === "is_missing") return undefined;
  return spaced(text("joined"), datePhrase(rule as never, speaker));
};

const voices: Partial<Record<BuiltInAttribute, Voice>> = {
  country: living("", country),
  region: living("the region ", quoted),
  city: living("the city of ", quoted),
  email: having("e-mail address"),
  phone: having("phone number"),
  birthday: born,
  created_at: joined,
  tags: tagged,
  "consent.email": agreeing("e-mail"),
  "consent.sms": agreeing("SMS"),
  "consent.whatsapp": agreeing("WhatsApp"),
  "consent.push": agreeing("push messages"),
};

export function attributeClause(rule: AttributeRule, speaker: Speaker): Clause {
  const { attribute } = rule;
  const special = voices[attribute as BuiltInAttribute]?.(rule, speaker);
  if (special) return { pronoun: "who", phrase: special };
  const known = findAttribute(attribute, speaker);
  const named = { label: known?.label ?? attribute, type: known?.type ?? "text" };
  return { pronoun: "whose", phrase: comparisonPhrase(rule, named, speaker) };
}
