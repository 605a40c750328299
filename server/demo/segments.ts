// The demo's saved segments: each one a question that a shop asks.
import type { Rule } from "../../contract/rule.ts";

const orderCount = (op: "gte" | "eq", value: number, days?: number): Rule => ({
  kind: "measure",
  measure: "count",
  of: "orders",
  op,
  value,
  ...(days ? { window: { last: days, unit: "days" } } : {}),
});
const orderedWithin = (n: number, unit: "days" | "months"): Rule => ({
  kind: "did",
  what: "orders",
  window: { last: n, unit },
});
const notOrderedWithin = (n: number, unit: "days" | "months"): Rule => ({
  kind: "did_not",
  what: "orders",
  window: { last: n, unit },
});
const bought = (category: string): Rule => ({
  kind: "did",
  what: "items",
  where: { kind: "row", column: "category", op: "is", value: category },
});
const livesIn = (city: string): Rule => ({ kind: "attribute", attribute: "city", op: "is", value: city });

export const regulars: Rule = { kind: "all", rules: [orderCount("gte", 4, 180), orderedWithin(45, "days")] };
export const quietRegulars: Rule = {
  kind: "all",
  rules: [orderCount("gte", 5), notOrderedWithin(60, "days"), orderedWithin(12, "months")],
};
export const coffeeBuyers: Rule = { kind: "all", rules: [bought("Coffee"), orderedWithin(6, "months")] };
export const giftBuyers: Rule = {
  kind: "any",
  rules: [bought("Gifts"), { kind: "attribute", attribute: "tags", op: "has_any", value: ["corporate"] }],
};
export const brewersWithoutGear: Rule = {
  kind: "all",
  rules: [bought("Coffee"), { kind: "not", rule: bought("Brewing gear") }, orderCount("gte", 2)],
};
export const bengaluruTasters: Rule = {
  kind: "all",
  rules: [
    livesIn("Bengaluru"),
    {
      kind: "any",
      rules: [
        { kind: "attribute", attribute: "custom.tier", op: "is", value: "gold" },
        {
          kind: "measure",
          measure: "sum",
          of: "orders.total",
          window: { last: 6, unit: "months" },
          op: "gt",
          value: 5_000,
        },
      ],
    },
  ],
};

/** Who works at Malabar Coffee Works, beside its owner. */
export const colleagues = {
  meera: { name: "Meera Nair", role: "marketer" },
  arjun: { name: "Arjun Hegde", role: "analyst" },
} as const;
export type Colleague = keyof typeof colleagues;

export interface DemoSegment {
  name: string;
  description: string;
  rule: Rule;
  by: Colleague;
  /** What it was before, oldest first, and since how many days ago it was that. */
  before: {
    daysAgo: number;
    by: Colleague;
    is: { name?: string; description?: string | null; rule?: Rule };
  }[];
  /** Since when it is as it is. */
  daysAgo: number;
}

export const demoSegments: DemoSegment[] = [
  {
    name: "Regulars",
    description: "Four orders in half a year, and one lately. Keep them happy.",
    rule: regulars,
    by: "meera",
    daysAgo: 190,
    before: [
      {
        daysAgo: 380,
        by: "meera",
        is: { description: null, rule: { kind: "all", rules: [orderCount("gte", 3, 180)] } },
      },
      {
        daysAgo: 300,
        by: "arjun",
        is: { rule: { kind: "all", rules: [orderCount("gte", 4, 180)] } },
      },
    ],
  },
  {
    name: "Regulars who have gone quiet",
    description: "Bought often, not for two months. Worth a personal word.",
    rule: quietRegulars,
    by: "meera",
    daysAgo: 150,
    before: [
      {
        daysAgo: 290,
        by: "arjun",
        is: {
          name: "Sleeping regulars",
          rule: { kind: "all", rules: [orderCount("gte", 5), notOrderedWithin(60, "days")] },
        },
      },
    ],
  },
  {
    name: "Gift buyers",
    description: "Bought a hamper before, or buy for their company. Write before festivals.",
    rule: giftBuyers,
    by: "meera",
    daysAgo: 340,
    before: [
      { daysAgo: 410, by: "meera", is: { name: "Hamper buyers", description: null, rule: bought("Gifts") } },
    ],
  },
  {
    name: "Brew at home, without our gear",
    description: "Buy beans and grind elsewhere. A grinder would suit them.",
    rule: brewersWithoutGear,
    by: "arjun",
    daysAgo: 64,
    before: [],
  },
  {
    name: "Bengaluru tasting table",
    description: "Gold members and big spenders near the Indiranagar shop.",
    rule: bengaluruTasters,
    by: "arjun",
    daysAgo: 120,
    before: [
      { daysAgo: 250, by: "arjun", is: { name: "Bengaluru", description: null, rule: livesIn("Bengaluru") } },
    ],
  },
];
