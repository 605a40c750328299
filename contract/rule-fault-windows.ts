// Checks a window of time, and how often something is asked to have happened.
import type { Fault } from "./errors.ts";
import { amountFaults, unitFaults, valueFaults } from "./rule-fault-values.ts";
import {
  below,
  didYouMean,
  fault,
  fieldFaults,
  isObject,
  named,
  oneOf,
  type Place,
  show,
} from "./rule-fault-words.ts";
import { formOf, operators } from "./rule-operators.ts";
import { day as windowDay } from "./rule-values.ts";

const example =
  'such as { "last": 30, "unit": "days" }, { "from": "2026-01-01" } or { "older_than": 90, "unit": "days" }';

export function windowFaults(window: unknown, place: Place): Fault[] {
  if (!isObject(window)) return fault(place, `a window is an object, not ${show(window)}`, example);
  const lengths = ["last", "older_than"].filter((field) => field in window);
  const days = ["from", "to"].filter((field) => field in window);
  if (lengths.length + Math.min(days.length, 1) > 1)
    return fault(place, "a window is one of `last`, `older_than` and `from`/`to`, not several", example);
  if (lengths[0]) return lengthFaults(window, lengths[0], place);
  return days.length > 0 ? dayFaults(window, days, place) : emptyFaults(window, place);
}

function emptyFaults(window: Record<string, unknown>, place: Place): Fault[] {
  return [
    ...fieldFaults(window, ["last", "older_than", "unit", "from", "to"], place),
    ...fault(place, "this window has no bounds", "leave `window` out for all time"),
  ];
}

function lengthFaults(window: Record<string, unknown>, field: string, place: Place): Fault[] {
  return [
    ...fieldFaults(window, [field, "unit"], place),
    ...amountFaults(window[field], below(place, field)),
    ...unitFaults(window.unit, below(place, "unit")),
  ];
}

function dayFaults(window: Record<string, unknown>, given: string[], place: Place): Fault[] {
  const faults = [
    ...fieldFaults(window, ["from", "to"], place),
    ...given.flatMap((field) => dayFault(window[field], below(place, field))),
  ];
  const { from, to } = window;
  const swapped = faults.length === 0 && given.length === 2 && String(from) > String(to);
  return swapped ? fault(place, `\`from\` ${show(from)} comes after \`to\` ${show(to)}`) : faults;
}

function dayFault(value: unknown, place: Place): Fault[] {
  if (windowDay.safeParse(value).success) return [];
  if (typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value))
    return fault(place, `${show(value)} is not a day of the calendar`);
  return fault(place, `this must be a day, such as "2026-01-31", not ${show(value)}`);
}

/** A count is always there, so that asking whether it is makes no sense. */
const timesOperators = Object.keys(operators.number).filter((op) => op !== "is_set" && op !== "is_missing");

export function timesFaults(times: unknown, place: Place): Fault[] {
  if (!isObject(times))
    return fault(place, `\`times\` is an object such as { "op": "gte", "value": 2 }, not ${show(times)}`);
  const { op, value } = times;
  const at = below(place, "op");
  const unknown = fieldFaults(times, ["op", "value"], place);
  if (typeof op !== "string") return [...unknown, ...fault(at, "say how to compare", oneOf(timesOperators))];
  if (timesOperators.includes(op))
    return [...unknown, ...valueFaults(formOf("number", op)!, op, value, below(place, "value"))];
  const hint = didYouMean(op, timesOperators, oneOf(timesOperators));
  return [...unknown, ...fault(at, `${named(op)} cannot be asked of how often something happened`, hint)];
}
