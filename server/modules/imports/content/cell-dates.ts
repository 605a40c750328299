// Dates and durations in workbooks are numbers of days that a format shows as such. Formats by their number and code, and the
// number as the text that imports read.

/** Formats that every workbook has without naming them (ECMA-376, 18.8.30), those of East Asia among them. */
const dateFormats: [number, number][] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** `[h]:mm:ss` */
const durationFormat = 46;

export type TimeFormat = "date" | "duration";

/** Undefined where it shows the number itself. */
export function timeFormat(id: number, code: string | undefined): TimeFormat | undefined {
  if (code === undefined) {
    if (id === durationFormat) return "duration";
    return dateFormats.some(([from, to]) => id >= from && id <= to) ? "date" : undefined;
  }
  // Without words in quotation marks, escaped and padding signs; only the format of positive numbers tells.
  const shown = code.replace(/"[^"]*"|\\.|_.|\*./g, "").split(";")[0]!;
  if (/\[(h+|m+|s+)\]/i.test(shown)) return "duration";
  // Other things in brackets are colours, currencies and conditions.
  return /[ymdhs]/i.test(shown.replace(/\[[^\]]*\]|general/gi, "")) ? "date" : undefined;
}

const dayMs = 86_400_000;
/** Excel counts a 29 February 1900 that never was; from the day after it, this is day 0. */
const epoch1900 = Date.UTC(1899, 11, 30);
const epoch1904 = Date.UTC(1904, 0, 1);
/** The year 10000, where Excel's calendar ends. */
const lastDay = 2_958_466;

/** `2026-10-02`, `2026-10-02 14:05:00` or `14:05:00`; the number itself where it is no day of the calendar. */
export function dateText(days: number, from1904: boolean): string {
  if (!(days >= 0 && days < lastDay)) return String(days);
  const leap = !from1904 && days < 60 ? 1 : 0;
  const seconds = Math.round((days + leap) * 86_400) * 1_000;
  const text = new Date((from1904 ? epoch1904 : epoch1900) + seconds).toISOString();
  const time = text.slice(11, 19);
  if (days < 1) return time;
  return seconds % dayMs === 0 ? text.slice(0, 10) : `${text.slice(0, 10)} ${time}`;
}

/** `36:05:00`: hours go on beyond a day, whichever unit the format counts in. */
export function durationText(days: number): string {
  const seconds = Math.round(Math.abs(days) * 86_400);
  const two = (number: number) => String(number).padStart(2, "0");
  const text = `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return days < 0 && seconds > 0 ? `-${text}` : text;
}
