// Sentences of a text, and long ones made two where they hang together by a joint that can be cut.
import { capital } from "../compose/facts.ts";
import { plainOf } from "../plain-parts.ts";
import type { Rewritten } from "./replace.ts";

/** As they stand in the text; Liquid and links stay whole, since no full stop in them is followed by a space and a capital. */
export function sentencesOf(text: string): string[] {
  return text
    .split("\n")
    .flatMap((line) => line.match(/[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*(?:[.!?]+(?=\s|$)|$)/g) ?? [])
    .filter((sentence) => sentence.trim() !== "");
}

export const wordsIn = (sentence: string): number =>
  plainOf(sentence).match(/[\p{L}\p{N}’']+/gu)?.length ?? 0;

const longest = 22;
const joints = [
  /; (?=\p{L})/u,
  /, (?:and|but|so) (?=(?:we|you|it|they|this|that|there|our|your)\b)/iu,
  / - (?=\p{L})/u,
  / – (?=\p{L})/u,
];

export function splitLong(text: string): Rewritten {
  const changes: string[] = [];
  const next = sentencesOf(text).reduce((whole, sentence) => {
    if (wordsIn(sentence) <= longest) return whole;
    const joint = joints.find((one) => one.test(sentence));
    if (!joint) return whole;
    const [before, after] = [
      sentence.slice(0, sentence.search(joint)),
      sentence.slice(sentence.search(joint)).replace(joint, ""),
    ];
    changes.push(`A sentence of ${wordsIn(sentence)} words became two`);
    return whole.replace(sentence, `${before}. ${capital(after)}`);
  }, text);
  return { text: next, changes };
}
