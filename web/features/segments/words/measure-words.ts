// How a measure is said around its comparison: "spent more than …", "placed at least 3 orders", "average order is …".
import {
  findTarget,
  isStatic,
  type KnownEvents,
  type Measure,
  type Target,
} from "../../../../contract/rule-columns.ts";
import { rowWordsOf } from "../../../../contract/rule-sentence-rows.ts";
import type { Voice } from "./operator-words.ts";

export interface Wording {
  lead: string;
  voice: Voice;
  /** What the value is called where the first words do not name it. */
  name?: string;
  /** What is counted, after the value: for one, and for several. */
  tail?: readonly [one: string, many: string];
}

const same = (words: string) => [words, words] as const;

/** Measures that are said in words of their own. */
const known: Record<string, Wording> = {
  "sum orders.total": { lead: "spent", voice: "verb" },
  "avg orders.total": { lead: "average order", voice: "is" },
  "min orders.total": { lead: "smallest order", voice: "is" },
  "max orders.total": { lead: "largest order", voice: "is" },
  "sum orders.discount": { lead: "saved", voice: "verb", tail: same("in discounts") },
  "avg orders.discount": { lead: "average discount", voice: "is" },
  "min orders.discount": { lead: "smallest discount", voice: "is" },
  "max orders.discount": { lead: "largest discount", voice: "is" },
  "distinct orders.ordered_at": { lead: "ordered at", voice: "verb", tail: ["moment", "different moments"] },
  "distinct orders.total": {
    lead: "paid",
    voice: "verb",
    tail: ["amount for an order", "different amounts for an order"],
  },
  "distinct orders.discount": { lead: "got", voice: "verb", tail: ["discount", "different discounts"] },
  "distinct items.quantity": {
    lead: "bought in",
    voice: "verb",
    tail: ["quantity", "different quantities"],
  },
  "distinct items.total": {
    lead: "paid",
    voice: "verb",
    tail: ["amount for items", "different amounts for items"],
  },
  "sum items.quantity": { lead: "bought", voice: "verb", tail: ["unit", "units"] },
  "sum items.total": { lead: "spent", voice: "verb", tail: same("on items") },
  "distinct items.product_id": {
    lead: "bought",
    voice: "verb",
    tail: ["different product", "different products"],
  },
  "distinct items.category": {
    lead: "bought from",
    voice: "verb",
    tail: ["category", "different categories"],
  },
};

const superlatives: Partial<Record<Measure, string>> = {
  sum: "sum of",
  avg: "average",
  min: "smallest",
  max: "largest",
};

export function measureWording(measure: Measure, of: string, events: KnownEvents): Wording {
  const target = findTarget(of, events);
  if (!target) return { lead: `${measure} of ${of}`, voice: "is" };
  return known[`${measure} ${of}`] ?? plainWording(measure, target);
}

function plainWording(measure: Measure, { rows, label }: Target): Wording {
  const words = rowWordsOf(rows);
  if (measure === "count") return { lead: words.had?.[0] ?? words.did, voice: "verb", tail: words.things };
  if (measure === "first" || measure === "last")
    return { lead: words.moment.replace("✽", measure), voice: "verb" };
  if (measure === "distinct" && !isStatic(rows))
    return { lead: "had", voice: "verb", tail: [`value of ${label}`, `different values of ${label}`] };
  if (measure === "distinct")
    return { lead: "have", voice: "verb", tail: [`different ${label}`, `different ${label}s`] };
  return { lead: `${superlatives[measure]} ${label}`, voice: "is" };
}
