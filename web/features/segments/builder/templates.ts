// Segments to begin with, for an empty builder: a name and its rule. None names an amount, since those differ by shop.
import type { Rule } from "../../../../contract/rule.ts";

export interface Template {
  name: string;
  rule: Rule;
}

export const templates: Template[] = [
  {
    name: "Bought in the last 30 days",
    rule: { kind: "all", rules: [{ kind: "did", what: "orders", window: { last: 30, unit: "days" } }] },
  },
  {
    name: "Regulars who have gone quiet",
    rule: {
      kind: "all",
      rules: [
        { kind: "measure", measure: "count", of: "orders", op: "gte", value: 3 },
        { kind: "did_not", what: "orders", window: { last: 60, unit: "days" } },
      ],
    },
  },
  {
    name: "New this month, bought once",
    rule: {
      kind: "all",
      rules: [
        {
          kind: "measure",
          measure: "first",
          of: "orders.ordered_at",
          op: "within_last",
          value: { n: 30, unit: "days" },
        },
        { kind: "measure", measure: "count", of: "orders", op: "eq", value: 1 },
      ],
    },
  },
  {
    name: "Birthday soon, and glad of an e-mail",
    rule: {
      kind: "all",
      rules: [
        {
          kind: "attribute",
          attribute: "birthday",
          op: "anniversary_within_next",
          value: { n: 7, unit: "days" },
        },
        { kind: "attribute", attribute: "consent.email", op: "is_true" },
      ],
    },
  },
  {
    name: "Known, but never ordered",
    rule: { kind: "all", rules: [{ kind: "did_not", what: "orders" }] },
  },
];
