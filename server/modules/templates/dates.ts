// The `date` filter: says an instant in the shop's time zone, by the codes of strftime that templates use. Liquid's own
// looks the zone up anew for each value, ten times slower than everything else in a message together.

type Parts = Record<"year" | "month" | "day" | "weekday" | "hour" | "minute" | "second", number>;

const months = "January February March April May June July August September October November December".split(
  " ",
);
const weekdays = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");
const two = (n: number) => String(n).padStart(2, "0");
const hour12 = (hour: number) => hour % 12 || 12;

const codes: Record<string, (p: Parts) => string> = {
  Y: (p) => String(p.year),
  y: (p) => two(p.year % 100),
  m: (p) => two(p.month),
  B: (p) => months[p.month - 1]!,
  b: (p) => months[p.month - 1]!.slice(0, 3),
  d: (p) => two(p.day),
  e: (p) => String(p.day).padStart(2, " "),
  A: (p) => weekdays[p.weekday]!,
  a: (p) => weekdays[p.weekday]!.slice(0, 3),
  H: (p) => two(p.hour),
  I: (p) => two(hour12(p.hour)),
  l: (p) => String(hour12(p.hour)).padStart(2, " "),
  M: (p) => two(p.minute),
  S: (p) => two(p.second),
  p: (p) => (p.hour < 12 ? "AM" : "PM"),
  P: (p) => (p.hour < 12 ? "am" : "pm"),
  F: (p) => `${p.year}-${two(p.month)}-${two(p.day)}`,
  "%": () => "%",
};

/** A filter for one time zone. What is no date is given back as it is. `now` is the moment of "now" and "today". */
export function dateFilter(timezone: string, now: () => Date) {
  const inZone = new Intl.DateTimeFormat("en-GB", {
    timeZone: timezone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (value: unknown, format: unknown = "%d %b %Y"): unknown => {
    const parts = partsOf(value, inZone, now);
    return parts ? formatted(parts, String(format).slice(0, 200)) : value;
  };
}

function partsOf(value: unknown, inZone: Intl.DateTimeFormat, now: () => Date): Parts | undefined {
  if (value === null || value === undefined || value === "") return undefined;
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(value));
  if (day)
    return withWeekday({ year: +day[1]!, month: +day[2]!, day: +day[3]!, hour: 0, minute: 0, second: 0 });
  const date =
    value === "now" || value === "today"
      ? now()
      : new Date(typeof value === "number" ? value * 1_000 : String(value));
  if (Number.isNaN(date.getTime())) return undefined;
  const named = Object.fromEntries(inZone.formatToParts(date).map((part) => [part.type, Number(part.value)]));
  return withWeekday(named as unknown as Omit<Parts, "weekday">);
}

function withWeekday(parts: Omit<Parts, "weekday">): Parts {
  return { ...parts, weekday: new Date(Date.UTC(parts.year, parts.month - 1, parts.day)).getUTCDay() };
}

/** `%-d` leaves the padding off; unknown codes stay as they are. */
function formatted(parts: Parts, format: string): string {
  return format.replace(/%(-?)([a-zA-Z%])/g, (whole, bare: string, code: string) => {
    const text = codes[code]?.(parts);
    if (text === undefined) return whole;
    return bare ? text.replace(/^[ 0]+(?=.)/, "") : text;
  });
}
