// What a model has to come up with when it tells an objective's parts apart: quotes, each of which has to stand in the prompt; and
// what becomes of them. It reads no amount and no day: the words that it quotes are read by the same parse as anyone's.
import { z } from "zod";
import type { Fault } from "../../../../contract/errors.ts";
import { type ObjectiveSetting, parseObjective } from "./parse.ts";
import type { Objective } from "./tell.ts";

const quote = z.string().trim().min(1).max(500);
const quotes = (of: string, most = 6) =>
  z.array(quote).max(most).describe(`Words of the request, unchanged: ${of}`);

export const modelParts = z.strictObject({
  audience: quotes("whom it is for, without what is done with them"),
  goal: quotes("what it is to bring about, and what it is about"),
  budget: quotes("the money there is for it, with the words around it", 1),
  deadline: quotes("when it has to be out, with words such as “before”", 2),
  channel: quotes("the way messages go, with words such as “by”", 2),
  offer: quotes("what is offered, with its code and its end", 3),
  unsupported: z
    .array(z.strictObject({ words: quote, reason: z.string().trim().min(1).max(300) }))
    .max(10)
    .describe("What one message to chosen customers cannot do"),
});
export type ModelParts = z.infer<typeof modelParts>;

export const partsGuide = `You tell apart what a shop's marketer says of a campaign: one message to some of the shop's customers, by one of
email, sms, whatsapp, push, in_app. Quote the words of the request as they stand; each word goes to at most one part, and what says nothing to none.
Days, amounts and things that say what the customers did or bought belong to the audience. Hold-outs, tests of several messages, repeated
campaigns and other channels are unsupported. Never add anything that was not said.`;

const named = ["audience", "goal", "budget", "deadline", "channel", "offer"] as const;

export function partsFaults(said: ModelParts, prompt: string, setting: ObjectiveSetting): Fault[] {
  const places = placesIn(said, prompt);
  return [
    ...places.flatMap(({ path, words, start }) =>
      start === -1 ? [{ path, message: `“${words}” does not stand in the request` }] : [],
    ),
    ...overlaps(places),
    ...unread(said, setting),
  ];
}

interface Place {
  part: (typeof named)[number] | "unsupported";
  path: string;
  words: string;
  start: number;
  reason?: string;
}

function placesIn(said: ModelParts, prompt: string): Place[] {
  const start = (words: string) => prompt.toLowerCase().indexOf(words.toLowerCase());
  return [
    ...named.flatMap((part) =>
      said[part].map((words, at) => ({ part, path: `/${part}/${at}`, words, start: start(words) })),
    ),
    ...said.unsupported.map(({ words, reason }, at) => ({
      ...{
        part: "unsupported" as const,
        path: `/unsupported/${at}/words`,
        words,
        reason,
        start: start(words),
      },
    })),
  ];
}

function overlaps(places: readonly Place[]): Fault[] {
  const sorted = places.filter(({ start }) => start >= 0).sort((a, b) => a.start - b.start);
  return sorted.flatMap((place, at) => {
    const before = sorted[at - 1];
    return before && before.start + before.words.length > place.start
      ? [{ path: place.path, message: `shares words with ${before.path}` }]
      : [];
  });
}

/** A budget, day or channel that the words do not hold is none. */
function unread(said: ModelParts, setting: ObjectiveSetting): Fault[] {
  return (["budget", "deadline", "channel"] as const).flatMap((part) =>
    said[part].flatMap((words, at) => {
      const read = parseObjective(words, setting);
      const holds = {
        budget: read.budget !== undefined,
        channel: read.channel !== undefined,
        deadline: hasDays(read),
      }[part];
      return holds || read.unsupported.length > 0
        ? []
        : [{ path: `/${part}/${at}`, message: `“${words}” says no ${part}` }];
    }),
  );
}

const hasDays = ({ within }: Objective) => within.from !== undefined || within.to !== undefined;

/** Of parts without faults: each is read where it stands, in a prompt with all others blanked out. */
export function objectiveOf(said: ModelParts, prompt: string, setting: ObjectiveSetting): Objective {
  const places = placesIn(said, prompt);
  const only = (parts: readonly Place["part"][]) => {
    const kept = places.filter(({ part }) => parts.includes(part));
    return kept.length === 0 ? "" : blankedBut(prompt, kept);
  };
  const read = parseObjective(only(["budget", "deadline", "channel"]) || " ", setting);
  const whole = parseObjective(prompt, setting);
  return {
    ...read,
    parts: places
      .flatMap(({ part, words, start }) =>
        part === "unsupported"
          ? []
          : [
              {
                part,
                start,
                end: start + words.length,
                text: prompt.slice(start, start + words.length),
                words: wordsOf(read, start),
              },
            ],
      )
      .sort((a, b) => a.start - b.start),
    audience: only(["audience"]),
    about: only(["audience", "goal", "offer", "deadline"]).replaceAll(/\s+/g, " ").trim(),
    goal: whole.goal,
    festival: read.festival ?? whole.festival,
    unsupported: [
      ...read.unsupported,
      ...places.flatMap(({ part, words, start, reason }) =>
        part === "unsupported"
          ? [
              {
                start,
                end: start + words.length,
                text: prompt.slice(start, start + words.length),
                reason: reason!,
                suggestions: [],
              },
            ]
          : [],
      ),
    ],
  };
}

const wordsOf = ({ parts }: Objective, start: number) =>
  parts.find((part) => part.start >= start)?.words ?? "";

function blankedBut(prompt: string, kept: readonly Place[]): string {
  const out = Array.from({ length: prompt.length }, () => " ");
  for (const { start, words } of kept)
    for (let at = start; at < start + words.length; at++) out[at] = prompt[at]!;
  return out.join("");
}
