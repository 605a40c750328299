// The best times for one customer: their own records, drawn to their shop's.
import { type RawBuilder, sql } from "kysely";
import type { CustomerBestTime } from "../../../contract/scheduling.ts";
import type { ActorWorkspace } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import { evidenceOf, type Person } from "./evidence.ts";
import { bestOf, type Habits, worthOfHours } from "./habits/choose.ts";
import { weekOfPerson } from "./habits/group.ts";
import { ownShare } from "./habits/shrink.ts";
import { comingHours, emptyWeek } from "./habits/week.ts";
import { type Levels, levelsOf, sharesOfPerson } from "./levels.ts";
import { shopEvidence } from "./sample.ts";
import { shownChoices, shownEvidence, shownWeek } from "./show.ts";
import { soonest } from "./suggest.ts";
import { personWords } from "./words.ts";

const choices = 3;

interface CustomerAsked {
  trx: Trx;
  workspace: ActorWorkspace;
  now: Date;
  everyone: RawBuilder<unknown>;
  customer: { id: string; timezone: string | null };
}

export async function bestTimeOf(asked: CustomerAsked): Promise<CustomerBestTime> {
  const { trx, workspace, now, everyone, customer } = asked;
  const shop = await shopEvidence(trx, { workspace, now, everyone });
  const own = await evidenceOf(trx, { workspace, now, who: sql`SELECT ${customer.id}::bigint` });
  const levels = levelsOf(shop.evidence.people);
  const person = own.people[0]!;
  const habits = habitsOf(person, levels);
  const { timezone } = person;
  const candidates = comingHours(timezone, soonest(now)).map(({ at, slot }) => ({
    at,
    slots: [{ slot, part: 1 }],
  }));
  return {
    as_of: now.toISOString(),
    timezone,
    own_timezone: timezone === customer.timezone,
    words: personWords(own, shop.evidence),
    choices: shownChoices(bestOf(candidates, worthOfHours(habits), choices), timezone),
    week: shownWeek(habits.week, own.seen),
    evidence: shownEvidence(own, sharesOfPerson(levels, habits.weight), false),
  };
}

function habitsOf({ acts }: Person, levels: Levels): Habits {
  const { personStrength: strength } = levels;
  const counts = emptyWeek();
  let [weight, squares] = [0, 0];
  for (const act of acts) {
    counts[act.slot]! += act.weight;
    weight += act.weight;
    squares += act.weight ** 2;
  }
  return {
    week: weekOfPerson(acts, levels.audience.week, strength),
    counts,
    weight,
    voices: squares > 0 ? weight ** 2 / squares : 0,
    ownShare: ownShare(weight, strength),
  };
}
