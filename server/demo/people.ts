// The demo's customers: each with a place, a way of shopping, and consents as people give them.
import type { CustomerInput } from "../../contract/customers.ts";
import type { Luck } from "./luck.ts";
import { namesOf, type Place, places } from "./places.ts";
import type { Category } from "./products.ts";

/** A way of shopping. Times are days. */
export interface Habit {
  name: "regular" | "weekender" | "gifter" | "once" | "lapsing";
  /** Mean time between orders while they stay. */
  every: number;
  /** Mean time until they stop coming. */
  stays: number;
  basket: number;
  likes: readonly (readonly [Category, number])[];
}

const habits: readonly (readonly [Habit, number])[] = [
  [
    {
      name: "regular",
      every: 24,
      stays: 600,
      basket: 2.4,
      likes: [
        ["Coffee", 10],
        ["Subscription", 3],
        ["Brewing gear", 1.5],
        ["Chocolate", 2],
        ["Cups", 1],
      ],
    },
    22,
  ],
  [
    {
      name: "weekender",
      every: 55,
      stays: 500,
      basket: 1.8,
      likes: [
        ["Coffee", 8],
        ["Chocolate", 3],
        ["Cups", 2],
      ],
    },
    30,
  ],
  [
    {
      name: "gifter",
      every: 150,
      stays: 700,
      basket: 1.6,
      likes: [
        ["Gifts", 8],
        ["Cups", 4],
        ["Chocolate", 4],
        ["Coffee", 2],
      ],
    },
    14,
  ],
  [
    {
      name: "once",
      every: 400,
      stays: 30,
      basket: 1.3,
      likes: [
        ["Coffee", 5],
        ["Brewing gear", 5],
        ["Gifts", 2],
      ],
    },
    22,
  ],
  [
    {
      name: "lapsing",
      every: 35,
      stays: 150,
      basket: 2,
      likes: [
        ["Coffee", 9],
        ["Brewing gear", 2],
        ["Chocolate", 1],
      ],
    },
    12,
  ],
];

export interface DemoPerson {
  input: CustomerInput & { external_id: string };
  habit: Habit;
  joined: Date;
}

export interface Span {
  from: Date;
  to: Date;
}

export function makePerson(number: number, span: Span, luck: Luck): DemoPerson {
  const place = luck.weighted(places.map((p) => [p, p.weight] as const));
  const names = namesOf(place.country);
  const [first, last] = [luck.pick(names.first), luck.pick(names.last)];
  const joined = joinDate(span, luck);
  const habit = luck.weighted(habits);
  return {
    habit,
    joined,
    input: { ...identity(number, first, last, place, luck), ...profile(place, joined, habit, luck) },
  };
}

/** A third came in the opening months, when the shop was news; of the rest, more joined lately: it grows. */
function joinDate({ from, to }: Span, luck: Luck): Date {
  const share = luck.chance(0.35) ? luck.next() * 0.15 : luck.next() ** 0.7;
  return new Date(from.getTime() + share * (to.getTime() - from.getTime()));
}

function identity(number: number, first: string, last: string, place: Place, luck: Luck) {
  const handle = `${first}.${last}`
    .normalize("NFD")
    .replace(/[^a-zA-Z.]/g, "")
    .toLowerCase();
  const digits = String(luck.whole(1_000_000, 99_999_999)).padStart(8, "0");
  return {
    external_id: `mcw-${String(number).padStart(5, "0")}`,
    first_name: first,
    last_name: last,
    ...(luck.chance(0.93)
      ? {
          email: `${handle}${number}@${luck.weighted([
            ["example.com", 6],
            ["example.org", 3],
            ["example.net", 1],
          ])}`,
        }
      : {}),
    ...(luck.chance(0.78)
      ? { phone: `${place.dial}${digits}`.slice(0, place.country === "IN" ? 13 : 12) }
      : {}),
  };
}

function profile(place: Place, joined: Date, habit: Habit, luck: Luck) {
  return {
    country: place.country,
    region: place.region,
    city: place.city,
    postal_code: place.postal + String(luck.whole(0, 99)).padStart(2, "0"),
    language: luck.weighted([
      ["en", 8],
      ["hi", 1],
      ["kn", 1],
    ]),
    timezone: place.timezone,
    ...(luck.chance(0.4)
      ? { birthday: `${luck.whole(1960, 2005)}-${two(luck.whole(1, 12))}-${two(luck.whole(1, 28))}` }
      : {}),
    source: luck.weighted([
      ["web", 5],
      ["store", 3],
      ["instagram", 2],
      ["referral", 1],
    ]),
    tags: tagsOf(habit, luck),
    consent: consentOf(luck),
    custom: {
      tier: tierOf(habit, luck),
      roast: luck.pick(["light", "medium", "dark"]),
      points: luck.whole(0, 900),
      newsletter: luck.chance(0.6),
    },
    created_at: joined.toISOString(),
  };
}

function tagsOf(habit: Habit, luck: Luck): string[] {
  const tags = [
    ...(habit.name === "regular" && luck.chance(0.35) ? ["vip"] : []),
    ...(habit.name === "gifter" && luck.chance(0.3) ? ["corporate"] : []),
    ...(luck.chance(0.08) ? ["tasting-club"] : []),
  ];
  return tags;
}

/** Shares of those who said yes and who said no; the rest were never asked. */
const answers = [
  ["email", 0.74, 0.08],
  ["sms", 0.4, 0.2],
  ["whatsapp", 0.55, 0.1],
  ["push", 0.3, 0.1],
] as const;

function consentOf(luck: Luck): Record<string, boolean> {
  const consent: Record<string, boolean> = {};
  for (const [channel, yes, no] of answers) {
    const roll = luck.next();
    if (roll < yes + no) consent[channel] = roll < yes;
  }
  return consent;
}

function tierOf(habit: Habit, luck: Luck): string {
  if (habit.name === "regular")
    return luck.weighted([
      ["gold", 4],
      ["silver", 4],
      ["bronze", 2],
    ]);
  return luck.weighted([
    ["gold", 1],
    ["silver", 3],
    ["bronze", 6],
  ]);
}

const two = (n: number) => String(n).padStart(2, "0");
