// What can be counted of a brand's voice: its forbidden words, its sign-off, what its description rules out, and the habits that
// make a message shout.
import type { MessageContent } from "../../../contract/campaigns.ts";
import type { Brand, Finding } from "../../../contract/writing.ts";
import { patternOf } from "./forbidden.ts";
import { partsOf, plainOf } from "./plain-parts.ts";
import { sentencesOf, wordsIn } from "./rewrite/sentences.ts";

type Rule = (text: string, brand: Brand, field: Finding["field"]) => Omit<Finding, "field">[];

export function findingsByRule(message: MessageContent, brand: Brand): Finding[] {
  const fields = (["subject", "body"] as const).filter((field) => message[field].trim() !== "");
  return fields.flatMap((field) =>
    rules.flatMap((rule) => rule(message[field], brand, field).map((found) => ({ ...found, field }))),
  );
}

const plainText = (text: string) =>
  partsOf(text)
    .filter(({ liquid }) => !liquid)
    .map((part) => part.text)
    .join("\n");

const forbidden: Rule = (text, { forbidden_words }) =>
  forbidden_words.flatMap((word) => {
    const quote = patternOf(word).exec(plainText(text))?.[0];
    return quote ? [{ level: "fault", quote, message: `Your brand never says “${word}”` }] : [];
  });

const shouting: Rule = (text) => {
  const shouted = (plainText(text).match(/\b\p{Lu}{4,}\b/gu) ?? []).filter((word) => !known.has(word));
  // A code in capitals is no shouting; a row of words is.
  return shouted.length < 2
    ? []
    : [
        {
          level: "warning",
          quote: shouted[0]!,
          message: "Words in capitals read as shouting",
          hint: "write them in small letters",
        },
      ];
};
const known = new Set(["STOP", "WHATSAPP", "EMAIL"]);

const exclaiming: Rule = (text, { voice }) => {
  const count = text.match(/!/g)?.length ?? 0;
  const none = /\b(?:no|never|without|avoid) exclamation/i.test(voice);
  if (none && count > 0)
    return [{ level: "fault", quote: "!", message: "Your voice has no exclamation marks" }];
  return count > 2
    ? [{ level: "warning", quote: "!", message: `It has ${count} exclamation marks`, hint: "one is enough" }]
    : [];
};

const emoji: Rule = (text, { voice }) => {
  const quote = /\p{Extended_Pictographic}/u.exec(plainText(text))?.[0];
  const none = /\b(?:no|never|without|avoid) (?:any )?emojis?\b/i.test(voice);
  return none && quote ? [{ level: "fault", quote, message: "Your voice has no emoji" }] : [];
};

const longSentences: Rule = (text, { voice }, field) => {
  if (field === "subject") return [];
  const most = /\bshort sentences\b/i.test(voice) ? 16 : 28;
  const long = sentencesOf(text).filter((sentence) => wordsIn(sentence) > most);
  return long.slice(0, 3).map((sentence) => ({
    level: "warning",
    quote: sentence.trim(),
    message: `A sentence of ${wordsIn(sentence)} words`,
    hint: "“Clearer” makes it two",
  }));
};

const formality: Rule = (text, { voice }) => {
  if (!/\bformal\b/i.test(voice) || /\b(?:in|not (?:too )?|never )formal\b/i.test(voice)) return [];
  const quote = /\b(?:hey|hi there|yay|guys|gonna|wanna|awesome|super)\b/i.exec(plainText(text))?.[0];
  return quote ? [{ level: "warning", quote, message: "That is less formal than your voice" }] : [];
};

const signOff: Rule = (text, { sign_off }, field) =>
  field === "body" &&
  sign_off &&
  text.length > 200 &&
  !plainOf(text).includes(sign_off) &&
  !text.includes(sign_off)
    ? [{ level: "warning", quote: "", message: "It does not end with your sign-off", hint: sign_off }]
    : [];

const rules: Rule[] = [forbidden, shouting, exclaiming, emoji, longSentences, formality, signOff];
