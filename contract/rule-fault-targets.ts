// Checks what a measure is worked out from, and whether it can be.
import type { Catalogue } from "./attributes.ts";
import type { Fault } from "./errors.ts";
import {
  type ColumnType,
  findTarget,
  type Measure,
  measures,
  measureType,
  namesMeasuredBy,
  type RowSource,
  type Target,
  targetNames,
} from "./rule-columns.ts";
import { below, didYouMean, fault, named, oneOf, type Place } from "./rule-fault-words.ts";

/** What a measure is made of, as far as it is known. */
interface Measured {
  rows?: RowSource;
  type?: ColumnType;
  faults: Fault[];
}

export function checkMeasure(node: Record<string, unknown>, place: Place): Measured {
  const measure = isMeasure(node.measure) ? node.measure : undefined;
  const unknown = measure ? [] : fault(below(place, "measure"), ...unknownMeasure(node.measure));
  const { target, faults } = checkTarget(node.of, measure, below(place, "of"));
  return {
    rows: target?.rows,
    type: measure && measureType(measure, target),
    faults: [...unknown, ...faults],
  };
}

function isMeasure(name: unknown): name is Measure {
  return (measures as readonly unknown[]).includes(name);
}

function unknownMeasure(name: unknown): [string, string | undefined] {
  if (typeof name !== "string") return ["say what to work out", oneOf(measures)];
  return [`${named(name)} is not a measure`, didYouMean(name, measures, oneOf(measures))];
}

/** The target that a name stands for, and whether `measure` can be worked out from it. */
export function checkTarget(
  name: unknown,
  measure: Measure | undefined,
  place: Place,
): { target?: Target; faults: Fault[] } {
  const names = namesMeasuredBy(measure, place.catalogue);
  if (typeof name !== "string")
    return { faults: fault(place, "say what it is worked out from", oneOf(names)) };
  const target = findTarget(name, place.catalogue);
  if (!target) return { faults: fault(place, ...unknownTarget(name, names, place.catalogue)) };
  const possible = measure === undefined || target.measures.includes(measure);
  return { target, faults: possible ? [] : fault(place, ...impossible(name, measure, target, names)) };
}

function impossible(
  name: string,
  measure: Measure,
  target: Target,
  names: readonly string[],
): [string, string] {
  const noun = target.rows.startsWith("events.") ? `${target.rows}.` : `${name.split(".")[0]}.`;
  const related = names.filter((other) => `${other}.`.startsWith(noun));
  const hint =
    target.measures.length > 0
      ? `${named(name)} has ${target.measures.join(", ")}`
      : `${named(name)} can be asked about in \`where\` alone`;
  return [
    `${named(measure)} cannot be worked out from ${named(name)}`,
    related.length > 0 ? `${hint}; ${named(measure)} works with ${related.join(", ")}` : hint,
  ];
}

function unknownTarget(
  name: string,
  names: readonly string[],
  catalogue: Catalogue,
): [string, string | undefined] {
  if (name === "events" || name.startsWith("events.")) return eventFault(name, catalogue);
  return [`${named(name)} is not something a rule can ask about`, didYouMean(name, names, oneOf(names))];
}

function eventFault(name: string, catalogue: Catalogue): [string, string | undefined] {
  if (catalogue.events.length === 0)
    return ["this shop has no events yet", "ask about orders, items or messages"];
  const names = targetNames(catalogue).filter((known) => known.startsWith("events."));
  const events = catalogue.events.map((event) => `events.${event.name}`);
  return [
    `${named(name)} is not an event that this shop has`,
    didYouMean(name, names, oneOf(events.slice(0, 10))),
  ];
}
