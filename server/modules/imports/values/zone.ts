// Local times of a time zone as instants. The platform's own calendar is asked once for each quarter of an hour, on which
// every zone changes its clocks, since asking for each of a million rows would take minutes.

export interface Zone {
  /** `local` is the time on the wall as if it were UTC, in milliseconds; a time skipped by the clocks is moved on. */
  toInstant(local: number): number;
}

const quarter = 15 * 60_000;
const most = 100_000;

export function createZone(timeZone: string): Zone {
  const format = new Intl.DateTimeFormat("en", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const known = new Map<number, number>();

  const offsetAt = (instant: number): number => {
    const block = Math.floor(instant / quarter);
    const found = known.get(block);
    if (found !== undefined) return found;
    if (known.size >= most) known.clear();
    const offset = measure(format, block * quarter);
    known.set(block, offset);
    return offset;
  };

  return {
    toInstant(local) {
      const before = offsetAt(local - 24 * 3_600_000);
      const early = local - before;
      if (offsetAt(early) === before) return early;
      const after = offsetAt(local + 24 * 3_600_000);
      const late = local - after;
      // In a gap neither offset holds: the clocks had just gone forward, so the time before them is meant.
      return offsetAt(late) === after ? late : early;
    },
  };
}

/** What the zone's clocks showed at the instant, less the instant. */
function measure(format: Intl.DateTimeFormat, instant: number): number {
  const parts = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - instant;
}
