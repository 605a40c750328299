// What a stretch of an objective says, as soon as a word opens it: something that cannot be done, an offer, a budget, a channel, a
// time, or what the people are to do.
import type { Channel } from "../../../../contract/messages.ts";
import { dayWords, moneyWords } from "../../../../contract/words.ts";
import { readNumber } from "../language/numbers.ts";
import { choiceKey, type Forced } from "../language/reader.ts";
import { beyondAt } from "./beyond.ts";
import { budgetAt } from "./budget.ts";
import { channelAt, named } from "./channels.ts";
import { type Deadline, deadlineAt } from "./deadline.ts";
import { type Found, nothingFound } from "./found.ts";
import { beginsPurpose } from "./goals.ts";
import { offerAt } from "./offers.ts";
import { Scan, type Taken } from "./scan.ts";

/** Takes what begins here, and says where to go on. */
export function readAt(scan: Scan, found: Found, i: number, forced: Forced): number {
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
  const found = nothingFound();
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
