// The words of random rules: the catalogue they are checked against, and values that the people of their tests have too.
import type { AskableEvent, Attribute, AttributeType, Catalogue } from "../contract/attributes.ts";
import type { Rule } from "../contract/rule.ts";
import type { Vocabulary } from "./arbitrary-rules.ts";

function custom(key: string, type: AttributeType): Attribute {
  return { name: `custom.${key}`, label: key, type, custom: true, fill_rate: 0.5, common_values: [] };
}

function happening(name: string, types: Record<string, AttributeType>): AskableEvent {
  const properties = Object.entries(types).map(([key, type]) => ({ name: key, type, common_values: [] }));
  return { name, properties };
}

/** Names that hold dots, quotes and each other; properties of every type, and one as other names are. */
const events = [
  happening("viewed", {
    category: "text",
    price: "number",
    "in.stock": "boolean",
    until: "date",
  }),
  happening("viewed.twice", { price: "text", 'it\'s "odd"': "number" }),
  happening("Store visited", { store: "text", minutes: "number" }),
];

export const catalogue: Catalogue = {
  attributes: [
    custom("tier", "text"),
    custom("points", "number"),
    custom("newsletter", "boolean"),
    custom("renewal", "date"),
    custom("interests", "list"),
  ],
  columns: [],
  events,
  segments: [
    { id: "1", name: "Loyal", uses: [], conditions: 2 },
    { id: "2", name: "Loyal, opened mail", uses: ["1"], conditions: 2 },
    { id: "3", name: "It's “new” 100%", uses: [], conditions: 1 },
  ],
  lists: [
    { id: "1", name: "Press" },
    { id: "2", name: "Tasting on 5 December" },
    { id: "3", name: "Nobody yet" },
  ],
  scores: true,
  currency: "INR",
  timezone: "Asia/Kolkata",
};

/** The rules of the catalogue's segments; the second asks about the first. */
export const segmentRules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  [
    "1",
    {
      kind: "any",
      rules: [
        { kind: "did", what: "orders", window: { last: 12, unit: "months" }, times: { op: "gte", value: 2 } },
        { kind: "attribute", attribute: "custom.tier", op: "is", value: "gold" },
      ],
    },
  ],
  [
    "2",
    {
      kind: "all",
      rules: [
        { kind: "segment", id: "1" },
        { kind: "not", rule: { kind: "did_not", what: "messages.opened" } },
      ],
    },
  ],
  ["3", { kind: "attribute", attribute: "created_at", op: "within_last", value: { n: 30, unit: "days" } }],
]);

/** Quotes, wildcards, an injection, an emoji, letters whose cases are odd, and one text as the beginning of another. */
export const texts = [
  "gold",
  "GOLD",
  "gold%",
  "a_b",
  "aXb",
  "O'Brien",
  'say "tea"',
  "back\\slash",
  "'; DROP TABLE customers; --",
  "Zoë",
  "ZOË",
  "Straße",
  "İstanbul",
  "ΟΔΟΣ",
  "🙂",
  "\ue000",
  "email",
  "paid",
  "cancelled",
  "IN",
  "Coffee",
  "1",
];

export const vocabulary: Vocabulary = {
  catalogue,
  texts,
  numbers: [-1, 0, 0.005, 0.1, 1, 1.5, 2, 3, 10, 99.99, 100, 100.005, 250, 300, 1e9],
  days: ["2024-02-29", "2026-02-28", "2026-03-01", "2026-03-31", "2026-10-01", "2026-11-19", "2026-11-20"],
  instants: [
    "2024-02-29T18:30:00Z",
    "2026-03-01T00:00:00+05:30",
    "2026-10-31T09:30:00.123Z",
    "2026-11-20T08:00:00Z",
  ],
};
