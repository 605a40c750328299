// Events as a rule may ask about them: `events.<name>` are the events of a name, `events.<name>.<property>` the values of one of
// their properties. Which there are is the catalogue's; names may hold dots, so that they are looked up rather than taken apart.
import type { AskableEvent, AttributeType } from "./attributes.ts";
import type { Measure, RowColumn, Target } from "./rule-columns.ts";

export type EventSource = `events.${string}`;
type Known = { events: readonly AskableEvent[] };

const happenings: readonly Measure[] = ["count", "first", "last"];
/** What the values of a property can be measured by; dates and lists can be asked about in `where`. */
const measuresOf: Record<AttributeType, readonly Measure[]> = {
  number: ["sum", "avg", "min", "max", "distinct"],
  text: ["distinct"],
  boolean: ["distinct"],
  date: [],
  list: [],
};

export const sourceOf = (event: string): EventSource => `events.${event}`;
export const eventNamed = (source: EventSource): string => source.slice("events.".length);

/** An event of this name if there is one, else the property of the event with the longest name that fits. */
export function eventTarget(name: string, { events }: Known): Target | undefined {
  if (!name.startsWith("events.")) return undefined;
  const words = name.slice("events.".length);
  const whole = events.find((event) => event.name === words);
  if (whole) return { rows: sourceOf(words), measures: happenings, label: `“${words}” events` };
  const fitting = events.filter((event) => words.startsWith(`${event.name}.`));
  const longestFirst = fitting.sort((a, b) => b.name.length - a.name.length);
  return longestFirst.map((event) => propertyTarget(event, words)).find((target) => target !== undefined);
}

function propertyTarget({ name, properties }: AskableEvent, words: string): Target | undefined {
  const property = properties.find((each) => words === `${name}.${each.name}`);
  return (
    property && {
      rows: sourceOf(name),
      column: property.name,
      type: property.type,
      measures: measuresOf[property.type],
      label: `“${property.name}” of “${name}”`,
    }
  );
}

/** The properties of an event, by name. */
export function eventColumns(source: EventSource, { events }: Known): Record<string, RowColumn> {
  const event = events.find(({ name }) => name === eventNamed(source));
  const properties = event?.properties ?? [];
  return Object.fromEntries(properties.map(({ name, type }) => [name, { type, label: wordsOf(name) }]));
}

/** "product id" of "product_id". */
function wordsOf(name: string): string {
  return name.replaceAll("_", " ");
}

export function eventTargetNames({ events }: Known): string[] {
  return events.flatMap(({ name, properties }) => [
    sourceOf(name),
    ...properties.map((property) => `${sourceOf(name)}.${property.name}`),
  ]);
}
