// The hours of a week, from Monday 00:00 to Sunday 23:00, as slots 0 to 167; and the coming instants at which they begin.
import { Temporal } from "temporal-polyfill";

export const slots = 168;

/** A value for each hour of the week. */
export type Week = Float64Array;

export const emptyWeek = (): Week => new Float64Array(slots);

export const weekOf = (value: (slot: number) => number): Week =>
  Float64Array.from({ length: slots }, (_, s) => value(s));

export const sumOf = (week: Week): number => week.reduce((sum, value) => sum + value, 0);

/** ISO weekday (Monday is 1) and hour of a slot. */
export const dayAndHour = (slot: number) => ({ weekday: Math.floor(slot / 24) + 1, hour: slot % 24 });

export interface ComingHour {
  /** Milliseconds since 1970. */
  at: number;
  slot: number;
}

/**
 * The full hours of the next seven days in a zone, with the slot that each begins. When clocks go forward one slot is
 * missing, and when they go back one comes twice.
 */
export function comingHours(timezone: string, from: Date): ComingHour[] {
  const first = Temporal.Instant.fromEpochMilliseconds(from.getTime())
    .toZonedDateTimeISO(timezone)
    .round({ smallestUnit: "hour", roundingMode: "ceil" });
  return Array.from({ length: slots }, (_, hours) => {
    const hour = first.add({ hours });
    return { at: hour.epochMilliseconds, slot: slotAt(hour) };
  });
}

/** The slots that instants fall into in another zone. */
export function slotsAt(instants: readonly number[], timezone: string): number[] {
  return instants.map((at) =>
    slotAt(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone)),
  );
}

const slotAt = ({ dayOfWeek, hour }: Temporal.ZonedDateTime) => (dayOfWeek - 1) * 24 + hour;
