// The habits of an audience as a part of its shop, and of a shop as one of many: each level drawn to the next.
import type { EvidenceLevel } from "../../../contract/scheduling.ts";
import type { Person } from "./evidence.ts";
import { defaultWeek } from "./habits/default-week.ts";
import { type Group, groupOf } from "./habits/group.ts";
import { ownShare, personStrength } from "./habits/shrink.ts";

type Shares = { level: EvidenceLevel; share: number }[];

export interface Levels {
  shop: Group;
  /** Of the audience, drawn to the shop's; the shop itself where the audience is everyone. */
  audience: Group;
  /** How strongly each person is drawn to the audience. */
  personStrength: number;
  shares: Shares;
}

type People = readonly Person[];

const actsOf = (people: People) => people.map(({ acts }) => acts);

/** `audience` undefined: everyone. */
export function levelsOf(shopPeople: People, audiencePeople?: People): Levels {
  const shop = groupOf(actsOf(shopPeople), defaultWeek);
  const audience = audiencePeople ? groupOf(actsOf(audiencePeople), shop.week) : shop;
  const above = [
    { level: "shop" as const, share: shop.ownShare },
    { level: "default" as const, share: 1 - shop.ownShare },
  ];
  return {
    shop,
    audience,
    // An audience of one says nothing of how alike people are; the shop does.
    personStrength: personStrength(
      [...audience.sample, ...(audiencePeople ? shop.sample : [])],
      audience.week,
    ),
    shares: audiencePeople ? under("audience", audience.ownShare, above) : above,
  };
}

/** Below the levels above: what is not its own is theirs. */
function under(level: EvidenceLevel, own: number, above: Shares): Shares {
  return [{ level, share: own }, ...above.map((one) => ({ ...one, share: one.share * (1 - own) }))];
}

/** One person's, below those of everyone. */
export function sharesOfPerson(levels: Levels, weight: number): Shares {
  return under("person", ownShare(weight, levels.personStrength), levels.shares);
}
