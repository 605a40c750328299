// Times and evidence as the contract shows them.
import type { HourOfWeek, SendTime, Evidence as ShownEvidence } from "../../../contract/scheduling.ts";
import type { Evidence } from "./evidence.ts";
import type { Choice } from "./habits/choose.ts";
import { dayAndHour, slots, slotsAt, type Week } from "./habits/week.ts";
import type { Levels } from "./levels.ts";

const rounded = (value: number) => Math.round(value * 1_000) / 1_000;

export function shownChoices(choices: readonly Choice[], timezone: string): SendTime[] {
  const places = slotsAt(
    choices.map(({ at }) => at),
    timezone,
  );
  return choices.map(({ at, lift, low, high }, i) => ({
    at: new Date(at).toISOString(),
    ...dayAndHour(places[i]!),
    lift: rounded(lift),
    low: low === null ? null : rounded(low),
    high: high === null ? null : rounded(high),
    clear: low !== null && low > 1,
  }));
}

/** `week` sums to 1. */
export function shownWeek(week: Week, seen: Week): HourOfWeek[] {
  return Array.from(week, (share, slot) => ({
    ...dayAndHour(slot),
    lift: rounded(share * slots),
    acts: seen[slot]!,
  }));
}

export function shownEvidence(
  { since, people, opens, clicks, orders }: Evidence,
  levels: Levels["shares"],
  sampled: boolean,
): ShownEvidence {
  return {
    since: since.toISOString(),
    people: people.length,
    people_with_acts: people.filter(({ acts }) => acts.length > 0).length,
    opens,
    clicks,
    orders,
    sampled,
    levels,
  };
}
