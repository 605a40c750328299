// Events by the name that a rule calls them, and their properties.
import type { Moment } from "./moment.fixture.ts";
import type { Row } from "./rows.fixture.ts";
import { customOf, type Value } from "./value.fixture.ts";
import type { Happening, Person, World } from "./world.fixture.ts";

/** `events.<name>` or `events.<name>.<property>`: an event of that very name first, else the longest that it begins with. */
export function eventOf(of: string, { events }: Moment) {
  const words = of.slice(7);
  const named = events.find(({ name }) => name === words);
  if (named) return { event: named, property: "" };
  const holders = events.filter(({ name, properties }) =>
    properties.some((p) => `${name}.${p.name}` === words),
  );
  const event = holders.reduce((a, b) => (b.name.length > a.name.length ? b : a));
  return { event, property: words.slice(event.name.length + 1) };
}

export function eventRows(of: string, person: Person, world: World, moment: Moment): Row[] {
  const { event } = eventOf(of, moment);
  const columns = ({ properties }: Happening) =>
    Object.fromEntries(event.properties.map(({ name, type }) => [name, propertyOf(properties[name], type)]));
  return world.events
    .filter(({ customer, name }) => customer === person.id && name === event.name)
    .map((happening) => ({ at: new Date(happening.at), columns: columns(happening) }));
}

/** As own attributes are read, but that objects are no texts. */
function propertyOf(value: unknown, type: string): Value {
  return typeof value === "object" ? undefined : customOf(value, type);
}
