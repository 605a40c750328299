// Checks a condition's value against the form that its operator takes, and says what is wrong in particular.
import { Temporal } from "temporal-polyfill";
import type { Fault } from "./errors.ts";
import { below, fault, isObject, named, type Place, show } from "./rule-fault-words.ts";
import { formWords, listMax, textMax, units, type ValueForm, valueForms } from "./rule-values.ts";
import { momentInterval } from "./rule-windows.ts";

export function valueFaults(form: ValueForm, op: string, value: unknown, place: Place): Fault[] {
  if (form === "none")
    return value === undefined ? [] : fault(place, `${named(op)} takes no value`, "leave `value` out");
  if (value === undefined) return fault(place, `${named(op)} needs ${formWords[form]}`);
  if (valueForms[form].safeParse(value).success) return orderFaults(form, value, place);
  return explain[form](value, place);
}

/** Says why a value is not of its form; called when it is not. */
const explain: Record<Exclude<ValueForm, "none">, (value: unknown, place: Place) => Fault[]> = {
  text: explainText,
  texts: explainTexts,
  number: explainNumber,
  numbers: (value, place) => explainPair(value, place, "numbers", "number"),
  moment: explainMoment,
  moments: (value, place) => explainPair(value, place, "moments", "moment"),
  relative: explainRelative,
};

function wrong(form: ValueForm, value: unknown, place: Place, hint?: string): Fault[] {
  return fault(place, `this must be ${formWords[form]}, not ${show(value)}`, hint);
}

function explainText(value: unknown, place: Place): Fault[] {
  if (value === "")
    return fault(place, "an empty text counts as missing", "ask with `is_missing` or `is_set`");
  if (typeof value !== "string") return wrong("text", value, place, inQuotes(value));
  if (value.length > textMax) return fault(place, `this text is longer than ${textMax} characters`);
  return fault(place, "this text has a character with the code 0, which no text here can have");
}

function inQuotes(value: unknown): string | undefined {
  return typeof value === "number" || typeof value === "boolean" ? `write "${value}" in quotes` : undefined;
}

function explainTexts(value: unknown, place: Place): Fault[] {
  if (!Array.isArray(value))
    return wrong("texts", value, place, typeof value === "string" ? `write [${show(value)}]` : undefined);
  if (value.length === 0) return fault(place, "this list is empty", "name at least one value");
  if (value.length > listMax)
    return fault(place, `a list holds at most ${listMax} values, this one ${value.length}`);
  return entryFaults(value, place, "text");
}

function explainNumber(value: unknown, place: Place): Fault[] {
  if (typeof value === "number") {
    const most = Number.MAX_SAFE_INTEGER.toLocaleString("en");
    return fault(place, `${show(value)} cannot be compared exactly`, `between -${most} and ${most}`);
  }
  const meant = typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN;
  return wrong("number", value, place, Number.isFinite(meant) ? `write ${meant} without quotes` : undefined);
}

function explainPair(
  value: unknown,
  place: Place,
  form: "numbers" | "moments",
  each: "number" | "moment",
): Fault[] {
  const pair = Array.isArray(value) && value.length === 2;
  return pair ? entryFaults(value, place, each) : wrong(form, value, place);
}

function entryFaults(values: unknown[], place: Place, form: "text" | "number" | "moment"): Fault[] {
  return values.flatMap((value, i) =>
    valueForms[form].safeParse(value).success ? [] : explain[form](value, below(place, i)),
  );
}

function explainMoment(value: unknown, place: Place): Fault[] {
  if (typeof value !== "string") return wrong("moment", value, place);
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return fault(place, `${show(value)} is not a day of the calendar`);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+$/.test(value))
    return fault(place, `${show(value)} does not say its offset`, "such as Z or +05:30 at the end");
  return wrong("moment", value, place);
}

function explainRelative(value: unknown, place: Place): Fault[] {
  if (!isObject(value)) return wrong("relative", value, place);
  const others = Object.keys(value).filter((field) => field !== "n" && field !== "unit");
  return [
    ...amountFaults(value.n, below(place, "n")),
    ...unitFaults(value.unit, below(place, "unit")),
    ...others.slice(0, 1).flatMap((field) => fault(place, `${named(field)} is not a field here`)),
  ];
}

export function amountFaults(value: unknown, place: Place): Fault[] {
  if (valueForms.relative.shape.n.safeParse(value).success) return [];
  return fault(place, `this must be a whole number from 1 to 1,000,000, not ${show(value)}`);
}

export function unitFaults(value: unknown, place: Place): Fault[] {
  if ((units as readonly unknown[]).includes(value)) return [];
  return fault(place, `this must be one of ${units.join(", ")}, not ${show(value)}`);
}

/** Of two ends the first must not lie after the second. */
function orderFaults(form: ValueForm, value: unknown, place: Place): Fault[] {
  if (form !== "numbers" && form !== "moments") return [];
  const [low, high] = value as [number, number] | [string, string];
  const swapped =
    typeof low === "string" ? isAfter(low, String(high), place.catalogue.timezone) : low > Number(high);
  return swapped ? fault(place, `${show(low)} comes after ${show(high)}`, "give the lower end first") : [];
}

function isAfter(low: string, high: string, timezone: string): boolean {
  const { from, to } = momentInterval("between", [low, high], timezone);
  return Temporal.Instant.compare(from!.at, to!.at) > 0;
}
