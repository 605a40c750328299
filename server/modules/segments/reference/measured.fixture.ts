// What a measure comes to.
import type { Rule } from "../../../../contract/rule.ts";
import { lower } from "./ask.fixture.ts";
import { eventOf } from "./events.fixture.ts";
import { type Fraction, fraction, isLess, rounded } from "./fractions.fixture.ts";
import type { Moment } from "./moment.fixture.ts";
import { rowsFor } from "./rows.fixture.ts";
import type { Value } from "./value.fixture.ts";
import type { Person, World } from "./world.fixture.ts";

export function measured(
  rule: Extract<Rule, { kind: "measure" }>,
  person: Person,
  world: World,
  moment: Moment,
): Value {
  const rows = rowsFor(rule.of, rule, person, world, moment);
  if (rule.measure === "count") return fraction(rows.length);
  if (rule.measure === "first" || rule.measure === "last") {
    const times = rows.map(({ at }) => at.getTime()).sort((a, b) => a - b);
    return times.length === 0 ? undefined : new Date(times.at(rule.measure === "first" ? 0 : -1)!);
  }
  if (rule.of.startsWith("events.")) {
    const { property } = eventOf(rule.of, moment);
    const values = rows.map(({ columns }) => measurable(columns[property])).filter((v) => v !== undefined);
    if (rule.measure === "distinct") return fraction(new Set(values.map(identity)).size);
    return summed(rule.measure, values as Fraction[]);
  }
  const [noun, column] = rule.of.split(".") as [string, string];
  const values = rows.map(({ columns }) => columns[noun === "items" && column === "total" ? "line" : column]);
  if (rule.measure === "distinct")
    return fraction(new Set(values.filter((v) => v !== undefined).map(identity)).size);
  return summed(rule.measure, values as Fraction[]);
}

/** Measured numbers have six decimals, and are less than 10^15. */
function measurable(value: Value): Value {
  if (typeof value !== "object" || value === null || !("over" in value)) return value;
  const million = fraction(1_000_000);
  const tooLarge = !isLess(value, fraction(1e15)) || !isLess(fraction(-1e15), value);
  return tooLarge ? undefined : rounded(value.times(million)).over(million);
}

function identity(value: Value): string {
  if (typeof value === "string") return lower(value);
  return value instanceof Date ? value.toISOString() : String(value);
}

function summed(measure: "sum" | "avg" | "min" | "max", values: Fraction[]): Value {
  const sum = values.reduce((total, value) => total.plus(value), fraction(0));
  if (measure === "sum") return sum;
  if (values.length === 0) return undefined;
  if (measure === "avg") return sum.over(fraction(values.length));
  const sorted = values.toSorted((a, b) => (isLess(a, b) ? -1 : 1));
  return sorted.at(measure === "min" ? 0 : -1);
}
