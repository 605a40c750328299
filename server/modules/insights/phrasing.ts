// Sentences put in other words by a model, where it keeps to our figures. Each of its sentences is held against ours: a figure
// that is not there, or stands in another order, a number in words, the other direction, and ours is kept instead.
import { z } from "zod";
import type { InsightSentence } from "../../../contract/insights.ts";
import type { Actor } from "../../actor.ts";
import type { Engines } from "../engines/index.ts";
import type { Named } from "./sentences.ts";

const day = 86_400;
const schema = z.strictObject({
  sentences: z.array(z.strictObject({ id: z.string(), text: z.string().trim().min(1).max(600) })).max(40),
});

const instructions = `You put the findings on a marketing campaign in plain, short, friendly words for the shop's marketer.
You are given sentences with ids. Say each in better words, in English, under its id, leaving none out and adding none.
Copy every figure exactly as it is written, in the same order. Work out, round, add or compare no number yourself, and write no number in words.
Say which group is meant in the very words that are given. Say nothing of causes: the figures show what went together, not why.`;

export async function phrased(engines: Engines, actor: Actor, ours: readonly Named[], again: boolean) {
  const { answer, engine } = await engines.ask(actor, {
    feature: "campaign_insights",
    schema,
    instructions,
    prompt: "Put these findings in words.",
    data: { sentences: ours.map(({ id, text }) => ({ id, text })) },
    faults: ({ sentences }) => {
      const known = new Set(ours.map(({ id }) => id));
      return sentences.flatMap(({ id }, at) =>
        known.delete(id)
          ? []
          : [{ path: `/sentences/${at}/id`, message: "is none of those given, or given twice" }],
      );
    },
    builtIn: () => ({ sentences: [] }),
    rememberFor: again ? undefined : day,
  });
  const theirs = new Map(answer.sentences.map(({ id, text }) => [id, text]));
  const set_aside: { text: string; why: string }[] = [];
  const sentences = new Map<string, InsightSentence>();
  for (const { id, text, figures } of ours) {
    const said = theirs.get(id);
    const why = said === undefined ? undefined : faultOf(said, text);
    if (said !== undefined && why) set_aside.push({ text: said, why });
    const taken = said !== undefined && !why;
    sentences.set(id, taken ? ourFigures(id, said, text, figures) : { id, text, figures, phrased: false });
  }
  return { sentences, set_aside, engine };
}

/** Why a model's sentence cannot stand for ours; undefined where it can. */
export function faultOf(said: string, ours: string): string | undefined {
  if (/[^\P{N}0-9]/u.test(said)) return "it writes figures in other signs";
  const kept = tokensOf(ours);
  let at = 0;
  for (const token of tokensOf(said)) {
    const found = kept.indexOf(token, at);
    if (found < 0)
      return kept.includes(token) ? `${token} stands in another place` : `${token} is none of our figures`;
    at = found + 1;
  }
  const number = wordsIn(said, numberWords).find((word) => !wordsIn(ours, numberWords).includes(word));
  if (number) return `“${number}” is a number in words`;
  for (const [way, other] of directions)
    if (wordsIn(ours, way).length > 0 && wordsIn(said, other).length > 0) return "it says the opposite";
  return undefined;
}

/** Numbers as they are written, with what makes them another: a percent sign, a currency, a sign before them. */
const tokensOf = (text: string): string[] =>
  text
    .match(
      /[-−+]?(?:\p{Sc}\s?)?\d(?:[\d.,]*\d)?(?:\s?(?:%|percent|per cent|k\b|m\b|bn\b|lakh|crore|million|thousand|hundred|x\b|×))?/giu,
    )
    ?.map((token) => token.replaceAll(/\s/g, "").toLowerCase()) ?? [];

const numberWords = new Set(
  `zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
  twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands lakh lakhs crore crores million millions
  half halves third thirds quarter quarters fifth fifths tenth tenths twice thrice double doubled doubles triple tripled triples
  quadruple dozen dozens majority minority most everyone nobody`.split(/\s+/),
);
const more = new Set(
  "more higher better above greater likelier increase increased rose beat beats".split(" "),
);
const fewer = new Set(
  "fewer less lower worse below smaller unlikelier decrease decreased fell lagged lag".split(" "),
);
const directions = [
  [more, fewer],
  [fewer, more],
] as const;

const wordsIn = (text: string, words: ReadonlySet<string>): string[] =>
  (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => words.has(word));

/** Those of our figures that the model's sentence still has, in their order. */
function ourFigures(
  id: string,
  said: string,
  ours: string,
  figures: InsightSentence["figures"],
): InsightSentence {
  let from = 0;
  const kept = figures.filter(({ text }) => {
    const at = said.indexOf(text, from);
    if (at < 0) return false;
    from = at + text.length;
    return true;
  });
  return { id, text: said, figures: kept, phrased: said !== ours };
}
