// When it has to be out: "before Diwali", "by 12 Dec", "this weekend", "within 10 days". Days that may be the people's ("who bought
// before Diwali") are theirs, and the other reading is offered.
import { readLength } from "../language/lengths.ts";
import { dayOf } from "../language/reader.ts";
import { type Coming, comingPeriod, dayAhead, dayBefore } from "./coming.ts";
import type { Scan } from "./scan.ts";

export interface Deadline {
  from: string | undefined;
  to: string | undefined;
  festival?: string;
  trouble?: string;
  end: number;
  /** It may as well say when the people did what they did. */
  open?: true;
}

const untilWords = [
  "by",
  "until",
  "till",
  "no later than",
  "not later than",
  "at the latest by",
  "latest by",
];
const beforeWords = ["before", "prior to", "ahead of", "in time for", "just before"];
const onWords = ["on", "during", "over", "around", "at", "in", "for", "starting", "from", "after"];

export function deadlineAt(scan: Scan, i: number): Deadline | undefined {
  const ofPeople = scan.isOfPeople(i);
  return (
    until(scan, i, ofPeople) ??
    before(scan, i, ofPeople) ??
    within(scan, i, ofPeople) ??
    during(scan, i, ofPeople)
  );
}

const told = (read: Coming, from: string | undefined, to: string | undefined): Deadline => ({
  from,
  to,
  end: read.end,
  ...(read.festival && { festival: read.festival }),
  ...(read.trouble && { trouble: read.trouble }),
});

function until(scan: Scan, i: number, ofPeople: boolean): Deadline | undefined {
  const at = scan.after(i, untilWords);
  const read = at === undefined ? undefined : comingPeriod(scan, at);
  if (!read || (ofPeople && !scan.is(i, "by", "no", "not", "latest", "at"))) return undefined;
  const opens = read.whole && read.from > dayOf(scan.today);
  return told(read, undefined, read.trouble ? undefined : opens ? dayBefore(read.from) : read.to);
}

function before(scan: Scan, i: number, ofPeople: boolean): Deadline | undefined {
  const at = scan.after(i, beforeWords);
  const read = at === undefined ? undefined : comingPeriod(scan, at);
  if (!read || read.end <= at!) return undefined;
  const early = !read.trouble && read.from <= dayOf(scan.today);
  const trouble = early ? { ...read, trouble: "there is no day left before this" } : read;
  const deadline = told(trouble, undefined, trouble.trouble ? undefined : dayBefore(read.from));
  if (!ofPeople || scan.is(i, "in", "ahead")) return deadline;
  return deadline.trouble ? undefined : { ...deadline, open: true };
}

/** "within 10 days", "in the next two weeks", "in 3 days". */
function within(scan: Scan, i: number, ofPeople: boolean): Deadline | undefined {
  if (ofPeople || !scan.is(i, "within", "in", "over", "during")) return undefined;
  const the = scan.word(i + 1) === "the" ? i + 2 : i + 1;
  const ahead = scan.is(the, "next", "coming") ? the + 1 : the;
  const length = readLength(scan, ahead);
  if (!length || length.unit === "hours" || scan.is(length.end, "ago")) return undefined;
  return { from: undefined, to: dayAhead(scan.today, length.unit, Math.ceil(length.n)), end: length.end };
}

const always = new Set(["today", "tonight", "tomorrow", "this", "next", "coming"]);

function during(scan: Scan, i: number, ofPeople: boolean): Deadline | undefined {
  const at = scan.after(i, onWords);
  const start = at ?? i;
  const bare = at === undefined;
  const read = comingPeriod(scan, start);
  if (!read || read.end === start) return undefined;
  const first = scan.word(scan.word(start) === "the" ? start + 1 : start);
  const alone = (i === 0 || scan.isStop(i - 1)) && scan.isStop(read.end);
  if (bare && read.festival && alone) return told(read, undefined, read.trouble ? undefined : read.to);
  if (bare && !always.has(first)) return undefined;
  if (read.whole && bare) return undefined;
  if (ofPeople && !/^(today|tonight|tomorrow)$/.test(first) && !scan.says(start, "this weekend"))
    return undefined;
  if (scan.is(i, "from", "starting", "after")) {
    if (scan.is(i, "from") && !scan.is(start, "today", "tomorrow", "next", "this")) return undefined;
    return told(read, read.from, undefined);
  }
  // "For Diwali" it has to be there by then; on any other day it is to be that day.
  if (read.festival && scan.is(i, "for")) return told(read, undefined, read.trouble ? undefined : read.to);
  if (scan.is(i, "for") && !always.has(first) && !/weekend/.test(first)) return undefined;
  return told(read, read.from, read.to);
}
