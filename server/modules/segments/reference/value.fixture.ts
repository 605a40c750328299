// What a person, an order or an event says, as the language sees it.
import { type Fraction, fraction } from "./fractions.fixture.ts";
import type { Moment } from "./moment.fixture.ts";
import type { Person } from "./world.fixture.ts";

/** A value as the language sees it: instants as Date, calendar days as { day }, numbers as fractions. */
export type Value = undefined | string | boolean | Fraction | Date | { day: string } | string[];

export function attributeOf(person: Person, name: string, moment: Moment): Value {
  if (name.startsWith("custom.")) {
    const key = name.slice(7);
    return customOf(person.custom[key], moment.custom[key]!);
  }
  if (name.startsWith("consent.")) return person.consent[name.slice(8) as "email"] ?? undefined;
  if (name === "tags") return person.tags.length === 0 ? undefined : person.tags;
  if (name === "birthday") return person.birthday === null ? undefined : { day: person.birthday };
  if (name === "created_at" || name === "updated_at") return new Date(person[name]);
  return person.text[name] || undefined;
}

export function customOf(value: unknown, type: string): Value {
  if (value === null || value === undefined) return undefined;
  if (type === "text") return Array.isArray(value) ? undefined : String(value) || undefined;
  if (type === "number") return typeof value === "number" ? fraction(value) : undefined;
  if (type === "boolean") return typeof value === "boolean" ? value : undefined;
  if (type === "list") return Array.isArray(value) && value.length > 0 ? (value as string[]) : undefined;
  return typeof value === "string" ? dateOf(value) : undefined;
}

function dateOf(text: string): Value {
  const [, day = "", time, offset = ""] =
    /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:\d\d))?$/.exec(text) ?? [];
  const exists = day >= "1000" && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day);
  if (!exists || (time && (time >= "24" || Number.parseInt(offset.slice(1), 10) > 14))) return undefined;
  return time ? new Date(text) : { day };
}

export const filled = (text: string | null) => text || undefined;
export const rupees = (paise: number) => fraction(paise).over(fraction(100));
