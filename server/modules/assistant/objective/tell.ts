// The parse of an objective as it is told: parts with their words, what is open, and the prompt without what is not asked for.
import type { ObjectivePart } from "../../../../contract/campaign-drafts.ts";
import type { Channel } from "../../../../contract/messages.ts";
import type { Goal } from "../../../../contract/writing.ts";
import type { Refusal } from "../language/read.ts";
import { choiceKey, type Forced, type OpenChoice } from "../language/reader.ts";
import type { Deadline } from "./deadline.ts";
import type { Found } from "./found.ts";
import type { Scan, Taken } from "./scan.ts";

export interface Part {
  part: ObjectivePart;
  start: number;
  end: number;
  text: string;
  words: string;
}

export interface Objective {
  parts: Part[];
  /** The prompt with all but whom it is for blanked out, so that places in it are places in the prompt; empty where nobody is said. */
  audience: string;
  /** What a message is to be about: the prompt without its budget and what cannot be done. */
  about: string;
  goal: Goal | undefined;
  budget: number | undefined;
  channel: Channel | undefined;
  within: { from: string | undefined; to: string | undefined };
  festival: string | undefined;
  unsupported: Refusal[];
  questions: OpenChoice[];
}

export function told(scan: Scan, found: Found, forced: Forced): Objective {
  const channel = channelOf(scan, found, forced);
  const deadlines = found.deadlines.map(({ deadline }) => deadline);
  return {
    parts: partsOf(scan, found),
    audience: blanked(scan, (part) => part === undefined),
    about: blanked(scan, (part) => part !== "budget" && part !== "beyond")
      .replaceAll(/\s+/g, " ")
      .trim(),
    goal: found.goal,
    budget: found.budget,
    channel,
    within: withinOf(deadlines),
    festival: found.festival,
    unsupported: found.refused.map(({ from, to, reason }) => ({
      ...scan.place(from, to),
      reason,
      suggestions: [],
    })),
    questions: found.questions,
  };
}

/** The narrowest of what was said. */
function withinOf(deadlines: readonly Deadline[]): Objective["within"] {
  const froms = deadlines.flatMap(({ from }) => from ?? []).sort();
  const tos = deadlines.flatMap(({ to }) => to ?? []).sort();
  return { from: froms.at(-1), to: tos[0] };
}

const which = "Which channel? A campaign goes by one.";

function channelOf(scan: Scan, found: Found, forced: Forced): Channel | undefined {
  const said = found.channels.filter(
    (one, at) => found.channels.findIndex(({ channel }) => channel === one.channel) === at,
  );
  const [first, second] = said;
  if (!second) return first?.channel;
  const place = scan.place(first!.from, said.at(-1)!.to);
  const chosen = forced.get(choiceKey({ ...place, question: which })) ?? 0;
  found.questions.push({ ...place, question: which, labels: said.map(({ channel }) => channel), chosen });
  return (said[chosen] ?? first!).channel;
}

function partsOf(scan: Scan, found: Found): Part[] {
  const parts: Part[] = [];
  for (let i = 0; i < scan.tokens.length; ) {
    const taken = scan.taken[i];
    let end = i + 1;
    while (end < scan.tokens.length && scan.taken[end] === taken && !found.words.has(end)) end++;
    const part = taken ?? "audience";
    if (part !== "aside" && part !== "beyond")
      parts.push({ part, ...scan.place(i, end), words: found.words.get(i) ?? "" });
    i = end;
  }
  return parts;
}

function blanked(scan: Scan, keep: (part: Taken | undefined) => boolean): string {
  const out = Array.from({ length: scan.text.length }, () => " ");
  let any = false;
  for (let i = 0; i < scan.tokens.length; i++) {
    if (!keep(scan.taken[i])) continue;
    any = true;
    const { start, end } = scan.tokens[i]!;
    for (let at = start; at < end; at++) out[at] = scan.text[at]!;
  }
  return any ? out.join("") : "";
}
