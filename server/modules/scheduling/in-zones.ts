// Where an audience is, and what a coming hour is for whom.
import type { Person } from "./evidence.ts";
import type { Candidate } from "./habits/choose.ts";
import { type ComingHour, comingHours, slotsAt } from "./habits/week.ts";

export interface ZonePart {
  timezone: string;
  people: number;
}

/** Most people first. */
export function zonesOf(people: readonly Person[]): ZonePart[] {
  const counts = new Map<string, number>();
  for (const { timezone } of people) counts.set(timezone, (counts.get(timezone) ?? 0) + 1);
  return [...counts]
    .map(([timezone, count]) => ({ timezone, people: count }))
    .sort((a, b) => b.people - a.people);
}

/** As many as are told apart; those beyond are too few to move an audience's best time. */
const toldApart = 24;

/** Full hours of the workspace's zone; nobody in the audience is as everyone in that zone. */
export function candidatesIn(zones: readonly ZonePart[], timezone: string, from: Date): Candidate[] {
  const parts = zones.length > 0 ? zones.slice(0, toldApart) : [{ timezone, people: 1 }];
  const all = parts.reduce((sum, { people }) => sum + people, 0);
  const hours = comingHours(timezone, from);
  const instants = hours.map(({ at }) => at);
  const slotsByPart = parts.map((part) => ({
    part: part.people / all,
    slots: part.timezone === timezone ? hours.map(({ slot }) => slot) : slotsAt(instants, part.timezone),
  }));
  return instants.map((at, i) => ({
    at,
    slots: slotsByPart.map(({ part, slots }) => ({ slot: slots[i]!, part })),
  }));
}

/** The coming hours in each zone, worked out once. */
export function hoursByZone(from: Date): (timezone: string) => ComingHour[] {
  const known = new Map<string, ComingHour[]>();
  return (timezone) => {
    const hours = known.get(timezone) ?? comingHours(timezone, from);
    known.set(timezone, hours);
    return hours;
  };
}
