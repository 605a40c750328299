// Values as shops write them: amounts as text, ids of 64 bits, moments in several forms. What cannot be read is undefined.

type Fields = Record<string, unknown>;

export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Trimmed, storable and not empty; numbers are written out. */
export function textOf(value: unknown, most = 200): string | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const text = String(value).replaceAll("\0", "").toWellFormed().trim();
  return text === "" ? undefined : text.slice(0, most).toWellFormed();
}

/** An id of the shop's; 0 means none. */
export function idOf(value: unknown): string | undefined {
  const id = textOf(value);
  return id === "0" ? undefined : id;
}

export function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "string" || !/^\s*-?\d+(\.\d+)?\s*$/.test(value)) return undefined;
  return Number(value);
}

const moment =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * ISO 8601 in UTC. Months and days may lack their zero, as in Segment's own documentation; without an offset the moment is
 * taken as UTC.
 */
export function instantOf(value: unknown): string | undefined {
  const [, year, month, day, hour = "0", minute = "00", second = "00", part = "", offset = "Z"] =
    moment.exec(typeof value === "string" ? value.trim() : "") ?? [];
  if (!year || !month || !day) return undefined;
  const two = (digits: string) => digits.padStart(2, "0");
  const zone = offset.length === 5 ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset.toUpperCase();
  const at = new Date(
    `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}${part.slice(0, 4)}${zone}`,
  );
  const plausible = !Number.isNaN(at.getTime()) && at.getUTCFullYear() >= 1900 && at.getUTCFullYear() < 9999;
  return plausible && dayExists(at, day, zone) ? at.toISOString() : undefined;
}

/** JavaScript makes 30 February the 2nd of March. */
function dayExists(at: Date, day: string, zone: string): boolean {
  const minutes =
    zone === "Z" ? 0 : Number(`${zone[0]}1`) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4)));
  return new Date(at.getTime() + minutes * 60_000).getUTCDate() === Number(day);
}

/** A line of text about a value, shortened. */
export function quoted(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
  return text.length > 40 ? `“${text.slice(0, 39).toWellFormed()}…”` : `“${text}”`;
}
