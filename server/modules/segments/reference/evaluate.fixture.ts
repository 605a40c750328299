// The rule language a second time, in plain TypeScript over a small world, written from the language's page and sharing no
// code with the compiler: what both say alike is likely to be right. Whether a rule holds for a person is decided here.

import { createHash } from "node:crypto";
import type { Rule } from "../../../../contract/rule.ts";
import type { Predicate } from "../../../../contract/rule-operators.ts";
import type { ScoreName } from "../../../../contract/rule-scores.ts";
import { ask } from "./ask.fixture.ts";
import { type Fraction, fraction, isLess } from "./fractions.fixture.ts";
import { measured } from "./measured.fixture.ts";
import type { Moment } from "./moment.fixture.ts";
import { rowsFor } from "./rows.fixture.ts";
import { attributeOf, filled, rupees, type Value } from "./value.fixture.ts";
import type { Person, World } from "./world.fixture.ts";

/** Ids of the customers a rule holds for. */
export function evaluate(rule: Rule, world: World, moment: Moment): number[] {
  return world.people
    .filter((person) => isSeen(person.created_at, moment) && holds(rule, person, world, moment))
    .map((person) => person.id);
}

const isSeen = (at: string, { now }: Moment) => Date.parse(at) <= now.getTime();

function holds(rule: Rule, person: Person, world: World, moment: Moment): boolean {
  switch (rule.kind) {
    case "all":
      return rule.rules.every((child) => holds(child, person, world, moment));
    case "any":
      return rule.rules.some((child) => holds(child, person, world, moment));
    case "not":
      return !holds(rule.rule, person, world, moment);
    case "everyone":
      return true;
    case "attribute":
      return ask(attributeOf(person, rule.attribute, moment), rule, moment);
    case "measure":
      return ask(measured(rule, person, world, moment), rule, moment);
    case "did": {
      const times = rule.times ?? { op: "gte", value: 1 };
      return ask(
        fraction(rowsFor(rule.what, rule, person, world, moment).length),
        times as Predicate,
        moment,
      );
    }
    case "did_not":
      return rowsFor(rule.what, rule, person, world, moment).length === 0;
    case "segment":
      return holds(moment.segments.get(rule.id)!, person, world, moment);
    case "list":
      return world.members.some(
        ({ list, customer, since }) =>
          String(list) === rule.id && customer === person.id && isSeen(since, moment),
      );
    case "score":
      return ask(scoreOf(person, rule.score, world), rule, moment);
    case "sample":
      return isLess(placeOf(person, rule.seed), fraction(rule.percent));
  }
}

/** In percent: a hash of the seed and the customer, as a share of all that there can be. */
function placeOf({ id }: Person, seed: string): Fraction {
  const hash = createHash("md5").update(`${seed} ${id}`).digest("hex").slice(0, 8);
  return fraction(Number.parseInt(hash, 16))
    .times(fraction(100))
    .over(fraction(2 ** 32));
}

function scoreOf({ id }: Person, name: ScoreName, { scores }: World): Value {
  const value = scores.find(({ customer }) => customer === id)?.values[name] ?? undefined;
  if (typeof value !== "number") return filled(value ?? null);
  return name === "clv.next_12_months" ? rupees(value) : fraction(value);
}
