// What the suggested times bring in a simulated shop, beside what could be brought if its habits were known.
import { worthOfHours } from "./choose.ts";
import { defaultWeek } from "./default-week.ts";
import { groupOf, weekOfPerson } from "./group.ts";
import { attended, readingKernel } from "./kernel.ts";
import { personStrength } from "./shrink.ts";
import { brought, type Habitude, simulatedShop } from "./simulated-shop.fixture.ts";
import { slots, type Week, weekOf } from "./week.ts";

/** Each beside an average hour of the week. */
export interface Gain {
  /** Office hours of working days, when shops send. */
  usual: number;
  suggested: number;
  own: number;
  /** Were all habits known: one hour for all, and each their own. */
  possible: number;
  possibleOwn: number;
}

const bestSlot = (week: Week) => week.indexOf(Math.max(...week));

export function gainIn(shop: Habitude): Gain {
  const people = simulatedShop(shop);
  const acts = people.map((person) => person.acts);
  const group = groupOf(acts, defaultWeek);
  const suggested = bestSlot(Float64Array.from(worthOfHours(group), ({ lift }) => lift));
  const strength = personStrength(group.sample, group.week);
  const prior = attended(group.week);
  const own = acts.map((one) => bestSlot(weekOfPerson(one, prior, strength, readingKernel)));
  const office = Array.from({ length: slots }, (_, slot) => slot).filter(
    (slot) => slot < 120 && slot % 24 >= 9 && slot % 24 <= 17,
  );
  const together = weekOf((slot) => people.reduce((sum, { truth }) => sum + truth[slot]!, 0));
  const truest = bestSlot(attended(together));
  const ownTruest = people.map(({ truth }) => bestSlot(attended(truth)));
  return {
    usual: office.reduce((sum, slot) => sum + brought(people, () => slot), 0) / office.length,
    suggested: brought(people, () => suggested),
    own: brought(people, (i) => own[i]!),
    possible: brought(people, () => truest),
    possibleOwn: brought(people, (i) => ownTruest[i]!),
  };
}
