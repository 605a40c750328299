// From habits to a time: how good each coming hour is to send at, how sure that is, and the best few that are not the same.
import { attended, smoothedSquares } from "./kernel.ts";
import { type ComingHour, slots, type Week } from "./week.ts";

export interface Habits {
  /** Sums to 1. */
  week: Week;
  counts: Week;
  weight: number;
  /** How many independent voices there are. */
  voices: number;
  ownShare: number;
}

export interface HourWorth {
  /** Times as much as an average hour of the week. */
  lift: number;
  /** Standard error of the lift; null where nothing was observed. */
  error: number | null;
}

/**
 * How good it is to send at each hour of the week: what the readers' attention meets, beside an average hour. The error is
 * that of a Poisson process seen through a kernel, √(E k² / n), as far as the estimate is their own.
 */
export function worthOfHours(habits: Habits): HourWorth[] {
  const { week, counts, weight, voices, ownShare } = habits;
  const reading = attended(week);
  const squares = smoothedSquares(counts);
  const errorAt = (slot: number) =>
    ownShare * Math.sqrt(squares[slot]! / weight / Math.max(1, voices)) * slots;
  return Array.from({ length: slots }, (_, slot) => ({
    lift: reading[slot]! * slots,
    error: weight > 0 ? errorAt(slot) : null,
  }));
}

/** An hour in which messages could go out, and which slots it is for whom: parts of the people, which sum to 1. */
export interface Candidate {
  at: number;
  slots: { slot: number; part: number }[];
}

export interface Choice {
  at: number;
  lift: number;
  /** 95 %; null where nothing was observed. */
  low: number | null;
  high: number | null;
}

const apart = 3 * 3_600_000;

/** The best instants, best first and the earlier of equals, each some hours from the others. */
export function bestOf(
  candidates: readonly Candidate[],
  worth: readonly HourWorth[],
  count: number,
): Choice[] {
  const judged = candidates.map((candidate) => judge(candidate, worth));
  const sorted = judged.sort((a, b) => b.lift - a.lift || a.at - b.at);
  const chosen: Choice[] = [];
  for (const one of sorted) {
    if (chosen.length === count) break;
    if (chosen.every(({ at }) => Math.abs(at - one.at) >= apart)) chosen.push(one);
  }
  return chosen;
}

function judge({ at, slots: fallen }: Candidate, worth: readonly HourWorth[]): Choice {
  const lift = fallen.reduce((sum, { slot, part }) => sum + part * worth[slot]!.lift, 0);
  if (fallen.some(({ slot }) => worth[slot]!.error === null)) return { at, lift, low: null, high: null };
  // Hours of one week stand and fall together, so their errors add up rather than cancel.
  const error = 1.96 * fallen.reduce((sum, { slot, part }) => sum + part * worth[slot]!.error!, 0);
  return { at, lift, low: Math.max(0, lift - error), high: lift + error };
}

/** The best of the coming hours in which a message is read as `reading` says; the earlier of equals. */
export function bestHour(reading: Week, hours: readonly ComingHour[]): ComingHour {
  return hours.reduce((best, hour) => (reading[hour.slot]! > reading[best.slot]! + 1e-12 ? hour : best));
}
