// The built-in engine's rewriting: the same message shorter, warmer or clearer, by rules that never touch a variable, a link, an
// offer or a code. It says what it did, and nothing where there was nothing to do.
import type { MessageContent } from "../../../../contract/campaigns.ts";
import type { Channel } from "../../../../contract/messages.ts";
import { smsSize } from "../../../../contract/sms-size.ts";
import type { Way } from "../../../../contract/writing.ts";
import { plainOf } from "../plain-parts.ts";
import { fillers, simpler, warmer } from "./phrases.ts";
import { type Rewritten, replacePhrases } from "./replace.ts";
import { sentencesOf, splitLong } from "./sentences.ts";

export interface RewrittenMessage {
  message: MessageContent;
  changes: string[];
}

type Rewrite = (text: string, channel: Channel) => Rewritten;

const bodies: Record<Way, Rewrite> = { shorter: shorterBody, warmer: warmerBody, clearer: clearerBody };

export function rewriteMessage(message: MessageContent, way: Way, channel: Channel): RewrittenMessage {
  const subject =
    way === "warmer"
      ? { text: message.subject, changes: [] }
      : replacePhrases(message.subject, wordsFor(way));
  const body = bodies[way](message.body, channel);
  return {
    message: { subject: subject.text.trim(), body: body.text.trim() },
    changes: [...subject.changes, ...body.changes],
  };
}

const leftOff = fillers.map((filler) => [filler, ""] as const);
const wordsFor = (way: Way) => (way === "shorter" ? [...leftOff, ...simpler] : simpler);

/** Sentences that say nothing a reader could act on go, the longest first, until a quarter is gone. */
function shorterBody(text: string, channel: Channel): Rewritten {
  const words = replacePhrases(text, wordsFor("shorter"));
  const plainer = channel === "sms" ? cheaperLetters(words.text) : words.text;
  const changes = [...words.changes];
  if (plainer !== words.text) changes.push("Letters that make an SMS part shorter were replaced");
  const aim = channel === "sms" ? 150 : Math.floor(text.length * 0.75);
  let next = plainer;
  for (const sentence of droppable(plainer)) {
    if (next.length <= aim) break;
    next = next
      .replace(sentence, "")
      .replace(/ {2,}/g, " ")
      .replace(/\n{3,}/g, "\n\n");
    changes.push(`“${plainOf(sentence).trim()}” left off`);
  }
  return { text: next.replace(/[ \t]+\n/g, "\n"), changes };
}

/** Whole sentences of more than three, with neither a number, a link, a variable nor a way to stop in them. */
function droppable(text: string): string[] {
  const sentences = sentencesOf(text);
  if (sentences.length <= 3) return [];
  const spare = sentences.filter(
    (sentence) => /[.!?]$/.test(sentence.trim()) && !needed.test(sentence) && !/\b[A-Z]{3,}\b/.test(sentence),
  );
  return spare.sort((a, b) => b.length - a.length);
}

const needed = /\d|\{\{|\{%|https?:|[₹$€£]|\b(?:stop|unsubscribe|opt|code|free|thank)\b/i;

function cheaperLetters(text: string): string {
  if (!smsSize(text).costly) return text;
  const same: Record<string, string> = {
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
    "…": "...",
  };
  const plain = text.replace(/[“”‘’–—…]/g, (letter) => same[letter]!);
  const without = plain.replace(/\p{Extended_Pictographic}\uFE0F?/gu, "").replace(/ {2,}/g, " ");
  return smsSize(without).costly ? plain : without;
}

function warmerBody(text: string, channel: Channel): Rewritten {
  const { text: kinder, changes } = replacePhrases(text, warmer);
  const lines = [kinder];
  if (!kinder.includes("customer.first_name") && !/^(?:hello|hi|hey|dear|नमस्ते)\b/i.test(kinder)) {
    const greeting = 'Hello {{ customer.first_name | default: "there" }},';
    lines[0] = channel === "sms" || channel === "push" ? `${greeting} ${kinder}` : `${greeting}\n\n${kinder}`;
    changes.push("A greeting by name was put in front");
  }
  if (channel !== "sms" && channel !== "push" && !/thank/i.test(kinder)) {
    lines[0] = beforeEnd(lines[0]!, "Thank you for being with us.");
    changes.push("A thank-you was added before the end");
  }
  return { text: calmer(lines[0]!, changes), changes };
}

/** Before the sign-off and the way to stop, which are the last short paragraphs. */
function beforeEnd(text: string, sentence: string): string {
  const paragraphs = text.split(/\n{2,}/);
  let at = paragraphs.length;
  while (at > 1 && isEnding(paragraphs[at - 1]!)) at--;
  return [...paragraphs.slice(0, at), sentence, ...paragraphs.slice(at)].join("\n\n");
}

const isEnding = (paragraph: string) =>
  /\b(?:stop|unsubscribe|opt[ -]?out|rather not)\b/i.test(paragraph) ||
  (plainOf(paragraph).length < 60 && !/[.!?:]$/.test(plainOf(paragraph).trim()));

function calmer(text: string, changes: string[]): string {
  if (!/!{2,}/.test(text)) return text;
  changes.push("Repeated exclamation marks became one");
  return text.replace(/!{2,}/g, "!");
}

function clearerBody(text: string): Rewritten {
  const { text: simple, changes } = replacePhrases(text, simpler);
  const split = splitLong(simple);
  return { text: split.text, changes: [...changes, ...split.changes] };
}
