// An objective told apart into its parts, each with the words it was read from: the head, then whatever opens a budget, an offer, a
// time, a channel or a purpose; what is left says whom it is for. Pure: the same words and day give the same parts.
import type { Temporal } from "temporal-polyfill";
import type { ObjectivePart } from "../../../../contract/campaign-drafts.ts";
import type { Channel } from "../../../../contract/messages.ts";
import { dayWords, moneyWords } from "../../../../contract/words.ts";
import type { Goal } from "../../../../contract/writing.ts";
import { readNumber } from "../language/numbers.ts";
import type { Refusal } from "../language/read.ts";
import { choiceKey, type Forced, type OpenChoice } from "../language/reader.ts";
import { tokensOf } from "../language/tokens.ts";
import { beyondAt } from "./beyond.ts";
import { budgetAt } from "./budget.ts";
import { channelAt, commanded, named } from "./channels.ts";
import { festival } from "./coming.ts";
import { type Deadline, deadlineAt } from "./deadline.ts";
import { beginsPurpose, headAt, skipFillers, titleAt } from "./goals.ts";
import { offerAt } from "./offers.ts";
import { Scan, type Taken } from "./scan.ts";

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

export interface ObjectiveSetting {
  today: Temporal.PlainDate;
  currency: string;
  forced: Forced;
}

interface Found {
  headed?: true;
  budget?: number;
  channels: { channel: Channel; from: number; to: number }[];
  deadlines: { deadline: Deadline; from: number; to: number }[];
  goal?: Goal;
  festival?: string;
  refused: { from: number; to: number; reason: string }[];
  questions: OpenChoice[];
  words: Map<number, string>;
}

export function parseObjective(text: string, { today, currency, forced }: ObjectiveSetting): Objective {
  const scan = new Scan(text, tokensOf(text), today, currency);
  const found: Found = { channels: [], deadlines: [], refused: [], questions: [], words: new Map() };
  const heads: { from: number; to: number }[] = [];
  for (let i = 0; i < scan.tokens.length; ) {
    // The head may come after a budget or an offer: "Budget ₹5,000. Win back …".
    if (!found.headed && begins(scan, i)) heads.push(...readHead(scan, found, i));
    i = readAt(scan, found, i, forced);
  }
  for (const { from, to } of heads) scan.take(from, to, "goal");
  trimJoints(scan);
  return told(scan, found, forced);
}

const begins = (scan: Scan, i: number) =>
  scan.taken[i] === undefined &&
  !scan.isStop(i) &&
  (i === 0 || scan.isStop(i - 1) || scan.taken[i - 1] !== undefined);

/** Takes the head's verb, and says up to where it is about a thing. */
function readHead(scan: Scan, found: Found, from: number): { from: number; to: number }[] {
  const start = skipFillers(scan, from);
  scan.take(from, start, "aside");
  const title = titleAt(scan, start);
  if (title) {
    const feast = [start, start + 1, start + 2]
      .map((i) => festival(scan, i))
      .find((read) => read && read.end < title.end + 1);
    if (feast) Object.assign(found, { festival: feast.festival, goal: "festival" });
    for (let i = start; i < title.end; i++) {
      const channel = named(scan, i);
      if (channel && channel.end <= title.end && !(scan.is(i, "push") && channel.end === i + 1))
        found.channels.push({ channel: channel.channel, from: i, to: channel.end });
    }
    takeChannels(scan, found);
    found.headed = true;
    scan.people = title.end;
    return [{ from: start, to: title.end }];
  }
  const sent = commanded(scan, start);
  if (sent && !/^(to|out)$/.test(scan.word(sent.end))) {
    found.channels.push({ channel: sent.channel, from: start, to: sent.end });
    takeChannels(scan, found);
    found.headed = true;
    return [];
  }
  const head = headAt(scan, start);
  if (!head) return [];
  found.headed = true;
  found.goal = head.goal;
  scan.verb = scan.word(start);
  scan.people = head.until ?? head.end;
  scan.take(start, head.end, "goal");
  if (head.particle !== undefined) scan.take(head.particle, head.particle + 1, "goal");
  return head.until === undefined ? [] : [{ from: head.end, to: head.until }];
}

const takeChannels = (scan: Scan, { channels }: Found) => {
  for (const { from, to } of channels) scan.take(from, to, "channel");
};

/** Takes what begins here, and says where to go on. */
function readAt(scan: Scan, found: Found, i: number, forced: Forced): number {
  if (scan.taken[i]) return i + 1;
  const end = readPart(scan, found, i, forced);
  if (end !== undefined) return end;
  if (!beginsPurpose(scan, i)) return i + 1;
  let to = i + 1;
  while (
    !scan.isStop(to) &&
    scan.taken[to] === undefined &&
    !(scan.word(to) === "and" && opensPart(scan, to + 1, forced)) &&
    !opensPart(scan, to, forced)
  )
    to++;
  scan.take(i, to, "goal");
  return to;
}

/** Whether another part begins here; looked at on a copy, since reading takes. */
function opensPart(scan: Scan, i: number, forced: Forced): boolean {
  const trial = new Scan(scan.text, scan.tokens, scan.today, scan.currency);
  trial.people = scan.people;
  trial.taken.push(...scan.taken);
  for (let k = 0; k < i; k++) trial.taken[k] ??= "goal";
  const found: Found = { channels: [], deadlines: [], refused: [], questions: [], words: new Map() };
  return readPart(trial, found, i, forced) !== undefined;
}

function readPart(scan: Scan, found: Found, i: number, forced: Forced): number | undefined {
  const note = (from: number, to: number, part: Taken, words?: string) => {
    scan.take(from, to, part);
    if (words !== undefined) found.words.set(from, words);
    return to;
  };
  const beyond = beyondAt(scan, i);
  if (beyond) {
    found.refused.push({ from: i, to: beyond.end, reason: beyond.reason });
    return note(i, beyond.end, "beyond");
  }
  const offer = offerAt(scan, i);
  if (offer !== undefined) return note(i, offer, "offer");
  const budget = budgetAt(scan, i);
  if (budget) {
    const second = found.budget !== undefined;
    const trouble = budget.trouble ?? (second ? "a budget was named before" : undefined);
    if (trouble) {
      found.refused.push({ from: i, to: budget.end, reason: trouble });
      return note(i, budget.end, "beyond");
    }
    found.budget = budget.amount;
    return note(i, budget.end, "budget", `At most ${moneyWords(budget.amount, scan.currency)}`);
  }
  const channel = channelAt(scan, i);
  if (channel) {
    if (channel.trouble) found.refused.push({ from: i, to: channel.end, reason: channel.trouble });
    else found.channels.push({ channel: channel.channel!, from: i, to: channel.end });
    return note(i, channel.end, channel.trouble ? "beyond" : "channel");
  }
  if (i > 0 && found.channels.length > 0 && scan.is(i, "and", "or", "&") && scan.taken[i - 1] === "channel") {
    const more = named(scan, i + 1);
    if (more) {
      found.channels.push({ channel: more.channel, from: i + 1, to: more.end });
      return note(i, more.end, "channel");
    }
  }
  const alone = aloneAt(scan, i);
  if (alone?.budget !== undefined && found.budget === undefined) {
    found.budget = alone.budget;
    return note(i, alone.end, "budget", `At most ${moneyWords(alone.budget, scan.currency)}`);
  }
  if (alone?.channel) {
    found.channels.push({ channel: alone.channel, from: i, to: alone.end });
    return note(i, alone.end, "channel");
  }
  return readDeadline(scan, found, i, forced);
}

/** "lapsed buyers, 20k, whatsapp": a thing that stands alone between commas needs no word in front. */
function aloneAt(scan: Scan, i: number): { end: number; budget?: number; channel?: Channel } | undefined {
  if (i > 0 && !scan.isStop(i - 1)) return undefined;
  const channel = named(scan, i);
  if (channel && scan.isStop(channel.end)) return channel;
  const number = readNumber(scan.tokens, i);
  const isMoney =
    number && (number.currency === scan.currency || (!number.currency && number.value >= 1_000));
  if (isMoney && !number.percent && !number.plus && scan.isStop(number.end))
    return { end: number.end, budget: number.value };
  return undefined;
}

const whose = "Whose time is this?";

function readDeadline(scan: Scan, found: Found, i: number, forced: Forced): number | undefined {
  const deadline = deadlineAt(scan, i);
  if (!deadline) return undefined;
  const { end } = deadline;
  if (deadline.open) {
    const place = scan.place(i, end);
    const chosen = forced.get(choiceKey({ ...place, question: whose })) ?? 0;
    const labels = ["When they did it", "When it has to be out"];
    if (!found.questions.some(({ start }) => start === place.start))
      found.questions.push({ ...place, question: whose, labels, chosen });
    if (chosen === 0) return undefined;
  }
  if (deadline.trouble) {
    found.refused.push({ from: i, to: end, reason: deadline.trouble });
    scan.take(i, end, "beyond");
    return end;
  }
  found.deadlines.push({ deadline, from: i, to: end });
  found.festival ??= deadline.festival;
  found.words.set(i, deadlineWords(deadline));
  scan.take(i, end, "deadline");
  return end;
}

function deadlineWords({ from, to }: Deadline): string {
  if (from !== undefined && to !== undefined)
    return from === to ? `On ${dayWords(from)}` : `From ${dayWords(from)} to ${dayWords(to)}`;
  return from === undefined ? `By the end of ${dayWords(to!)}` : `Not before ${dayWords(from)}`;
}

const joints = new Set(
  "and , . ; : ! ? - – — & but also plus with by for from on to using via in at please campaign so them they those then now of is are i we".split(
    " ",
  ),
);

/** Small words at the edges of what is left, beside what was taken or the text's end, join and say nothing. */
function trimJoints(scan: Scan): void {
  const count = scan.tokens.length;
  for (let i = 0; i < count; i++) {
    if (scan.taken[i] !== undefined) continue;
    let end = i;
    while (end < count && scan.taken[end] === undefined) end++;
    let [from, to] = [i, end];
    while (from < to && joints.has(scan.word(from)) && !isLocating(scan, from, to)) from++;
    while (to > from && joints.has(scan.word(to - 1))) to--;
    scan.take(i, from, "aside");
    scan.take(to, end, "aside");
    i = end;
  }
}

/** "in Pune" begins with a joint that says where; only what stands before nothing else is dropped. */
const isLocating = (scan: Scan, at: number, to: number) =>
  scan.is(at, "in", "with", "at", "on", "of") && at + 1 < to;

function told(scan: Scan, found: Found, forced: Forced): Objective {
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
