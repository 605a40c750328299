// An objective told apart into its parts, each with the words it was read from: the head, then whatever opens a budget, an offer, a
// time, a channel or a purpose; what is left says whom it is for. Pure: the same words and day give the same parts.
import type { Temporal } from "temporal-polyfill";
import type { Forced } from "../language/reader.ts";
import { tokensOf } from "../language/tokens.ts";
import { nothingFound } from "./found.ts";
import { readHead } from "./head.ts";
import { Scan } from "./scan.ts";
import { readAt } from "./take.ts";
import { type Objective, told } from "./tell.ts";

export interface ObjectiveSetting {
  today: Temporal.PlainDate;
  currency: string;
  forced: Forced;
}

export function parseObjective(text: string, { today, currency, forced }: ObjectiveSetting): Objective {
  const scan = new Scan(text, tokensOf(text), today, currency);
  const found = nothingFound();
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
