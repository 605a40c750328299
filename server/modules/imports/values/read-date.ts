// Dates and times as shops write them. Where a date does not say which number is the day, the import's option decides;
// where it names no time zone, the option's zone.
import type { ImportOptions } from "../../../../contract/import-reading.ts";
import { quoted, type Read, Unreadable } from "./value.ts";

interface Moment {
  year: number;
  month: number;
  day: number;
  /** Milliseconds since midnight; undefined where only a day is given. */
  time?: number;
  /** Minutes east of UTC, where the text says. */
  offset?: number;
}

const orderWords = { ymd: "year, month, day", dmy: "day, month, year", mdy: "month, day, year" } as const;
const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

const time =
  /^(?:at\s+)?(\d{1,2})(?:[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?)?\s*([ap]\.?m\.?)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i;
const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T,\s]+(\S.*))?$/i;
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:[T,\s]+(\S.*))?$/i;
const compact = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z)?)?$/;
const dayName = /^(\d{1,2})(?:st|nd|rd|th)?[\s.-]+([a-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})(?:,?\s+(\S.*))?$/i;
const nameDay = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}|\d{2})(?:,?\s+(\S.*))?$/i;
const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i;

/** Milliseconds since 1970. */
export const readInstant: Read = (text, about) => {
  const epoch = /^\d{10}(\d{3})?$/.exec(text);
  if (epoch) return Number(text) * (epoch[1] ? 1 : 1_000);
  const moment = parseMoment(text, about.options.date_order);
  if (moment instanceof Unreadable) return moment;
  const local = Date.UTC(moment.year, moment.month - 1, moment.day) + (moment.time ?? 0);
  return moment.offset === undefined ? about.zone.toInstant(local) : local - moment.offset * 60_000;
};

/** `YYYY-MM-DD`, as written, in no time zone. */
export const readDay: Read = (text, about) => {
  const moment = parseMoment(text, about.options.date_order);
  if (moment instanceof Unreadable) return moment;
  return new Date(Date.UTC(moment.year, moment.month - 1, moment.day)).toISOString().slice(0, 10);
};

/** A day on which someone was born: of two-digit years, the one that is not to come. */
export const readBirthday: Read = (text, about) => {
  const day = readDay(text, about);
  if (typeof day !== "string" || day <= about.now.toISOString()) return day;
  const earlier = `${Number(day.slice(0, 4)) - 100}${day.slice(4)}`;
  return /\d{4}/.test(text) ? new Unreadable(`${quoted(text)} is a day to come, so no birthday`) : earlier;
};

/** Whether a text looks like a date at all, in any order. */
export function looksLikeDate(text: string): boolean {
  if (!/[-/.\s]/.test(text)) return false;
  return (["ymd", "dmy", "mdy"] as const).some((order) => !(parseMoment(text, order) instanceof Unreadable));
}

function parseMoment(text: string, order: ImportOptions["date_order"]): Moment | Unreadable {
  const parts = datePart(text, order) ?? datePart(text.replace(weekday, ""), order);
  if (!parts)
    return new Unreadable(`${quoted(text)} is not a date that can be read; 2026-10-02 14:05 is sure to be`);
  const moment = { ...parts.date, ...(parts.rest === undefined ? {} : parseTime(parts.rest)) };
  if (parts.rest !== undefined && moment.time === undefined)
    return new Unreadable(`The time in ${quoted(text)} cannot be read; 14:05, 2:05 pm or 14:05:00+05:30 can`);
  return isOfCalendar(moment) ? moment : notOfCalendar(text, order, parts.ordered);
}

interface DatePart {
  date: Moment;
  rest: string | undefined;
  /** The order of the numbers was taken from the option. */
  ordered: boolean;
}

function datePart(text: string, order: ImportOptions["date_order"]): DatePart | undefined {
  const iso = yearFirst.exec(text);
  if (iso) return part(iso[1], iso[2], iso[3], iso[4]);
  const numbers = yearLast.exec(text);
  if (numbers) return { ...byOrder(numbers, order), ordered: true };
  const packed = compact.exec(text);
  if (packed) return part(packed[1], packed[2], packed[3], packedTime(packed));
  const named = dayName.exec(text);
  if (named) return part(named[3], monthOf(named[2]), named[1], named[4]);
  const american = nameDay.exec(text);
  return american ? part(american[3], monthOf(american[1]), american[2], american[4]) : undefined;
}

function byOrder(
  [, first, second, third, rest]: RegExpExecArray,
  order: ImportOptions["date_order"],
): DatePart {
  if (order === "mdy") return part(third, first, second, rest);
  // With four digits at the end the year is known, and the day stands first in all such places.
  if (order === "dmy" || third?.length === 4) return part(third, second, first, rest);
  return part(first, second, third, rest);
}

function part(
  year: string | undefined,
  month: string | number | undefined,
  day: string | undefined,
  rest: string | undefined,
): DatePart {
  return {
    date: { year: fullYear(year ?? ""), month: Number(month), day: Number(day) },
    rest,
    ordered: false,
  };
}

/** 00 to 68 are of this century, 69 to 99 of the last, as POSIX has it. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 69 ? 2000 + year : 1900 + year;
}

function packedTime([, , , , hour, minute, second, utc]: RegExpExecArray): string | undefined {
  return hour === undefined ? undefined : `${hour}:${minute}:${second ?? "00"}${utc ?? ""}`;
}

/** 1 to 12, or not a number. */
function monthOf(name: string | undefined): number {
  const index = months.indexOf((name ?? "").slice(0, 3).toLowerCase());
  return index === -1 ? Number.NaN : index + 1;
}

function parseTime(text: string): Pick<Moment, "time" | "offset"> {
  const found = time.exec(text.trim());
  if (!found) return {};
  const [, hourText, minute, second, fraction, half, zone] = found;
  if (minute === undefined && half === undefined) return {};
  const hour = hourOf(Number(hourText), half);
  if (hour > 24 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 60) return {};
  const seconds = (hour * 60 + Number(minute ?? 0)) * 60 + Number(second ?? 0);
  const offset = zone === undefined ? {} : { offset: offsetOf(zone) };
  return { time: seconds * 1_000 + Math.floor(Number(`0.${fraction ?? 0}`) * 1_000), ...offset };
}

/** Past 24 where a half of the day is named and the hour does not fit it. */
function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return 99;
  return (hour % 12) + (half.toLowerCase().startsWith("p") ? 12 : 0);
}

function offsetOf(zone: string): number {
  if (!/^[+-]/.test(zone)) return 0;
  const digits = zone.replace(/\D/g, "").padEnd(4, "0");
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith("-") ? -minutes : minutes;
}

function isOfCalendar({ year, month, day }: Moment): boolean {
  if (!(year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && day >= 1)) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function notOfCalendar(text: string, order: ImportOptions["date_order"], ordered: boolean): Unreadable {
  const how = ordered ? ` when read as ${orderWords[order]}; the order can be changed` : "";
  return new Unreadable(`${quoted(text)} is no day of the calendar${how}`);
}
