// Words that mean what a shop makes them mean. Each has readings, the likeliest first; an amount or a time said beside it takes
// the place of the guess.
import type { Rule } from "../../../../../contract/rule.ts";
import type { Relative } from "../../../../../contract/rule-values.ts";
import type { Chunk } from "../chunks.ts";
import type { Quantity } from "../quantities.ts";
import type { Option } from "../reader.ts";
import { momentsOf, type Span, windowOf } from "../spans.ts";
import type { VagueTerm } from "../words/vague.ts";
import { allOf, amount, attribute, deniedIf, did, didNot, moment, row } from "./build.ts";
import { channelsSaid } from "./messages.ts";
import { resolved } from "./orders.ts";
import { isDeniedAt, type Parts, type Scene, takeQuantity, takeSpans } from "./parts.ts";

interface Vague {
  term: VagueTerm;
  chunk: Chunk;
  parts: Parts;
  scene: Scene;
}
type Reading = (vague: Vague) => Rule;

export function vagueReading(term: VagueTerm, chunk: Chunk, parts: Parts, scene: Scene): Rule {
  parts.used.add(chunk);
  return deniedIf(isDeniedAt(parts, chunk), readings[term]({ term, chunk, parts, scene }), scene.reader);
}

const orderedAt = "orders.ordered_at";
const count = (value: number, op: Quantity["op"] = "gte", span?: Span) =>
  amount("count", "orders", { value, op }, "gte", { window: windowOf(span) });

function chosen({ chunk, scene }: Vague, question: string, options: readonly Option<Rule>[]): Rule {
  return scene.reader.choose(
    chunk,
    `${question} “${chunk.text}”?`,
    options as [Option<Rule>, ...Option<Rule>[]],
  );
}

/** Of some numbers; what the shop's own orders say comes first, where they say anything. */
function offered(
  vague: Vague,
  question: string,
  numbers: readonly number[],
  option: (n: number) => Option<Rule>,
  more: readonly Option<Rule>[] = [],
): Rule {
  const { reader } = vague.scene;
  const habit = reader.habits[vague.term];
  const rest = numbers.filter((n) => n !== habit?.value).map(option);
  if (!habit) return chosen(vague, question, [...rest, ...more]);
  const { label, value } = option(habit.value);
  const rule = chosen(vague, question, [
    { label: `${label}, by this shop’s orders`, value },
    ...rest,
    ...more,
  ]);
  if (rule === value) reader.define(vague.chunk, habit.words);
  return rule;
}

/** A time belongs to the word nearest before it. */
function takeSpan({ chunk, parts, scene }: Vague): Span | undefined {
  const later = parts.vague.some(
    (each) => each.start > chunk.start && parts.spans.some(({ start }) => start > each.start),
  );
  const [span] = later ? [] : takeSpans(parts);
  return span && resolved(span, scene);
}

/** So many orders, unless how many is said. */
const orders =
  (...counts: number[]): Reading =>
  (vague) => {
    const quantity = takeQuantity(vague.parts);
    const span = takeSpan(vague);
    if (quantity && !quantity.currency)
      return amount("count", "orders", quantity, "gte", { window: windowOf(span) });
    if (quantity) return amount("sum", "orders.total", quantity, "gte", { window: windowOf(span) });
    return offered(vague, "How many orders is", counts, (n) => ({
      label: `At least ${n} orders`,
      value: count(n, "gte", span),
    }));
  };

/** Amounts are in rupees; other currencies by roughly what they are worth in a shop. */
function scaled(rupees: number, currency: string): number {
  const worth: Record<string, number> = {
    INR: 1,
    PKR: 0.5,
    LKR: 0.3,
    NPR: 0.6,
    BDT: 0.7,
    JPY: 2,
    KRW: 15,
    IDR: 150,
    VND: 250,
  };
  const shared = worth[currency];
  return shared === undefined ? Math.round(rupees / 50) : Math.round((rupees * 1) / (1 / shared));
}

const money =
  (measure: "sum" | "avg", op: "gte" | "lt", ...amounts: number[]): Reading =>
  (vague) => {
    const quantity = takeQuantity(vague.parts);
    const window = windowOf(takeSpan(vague));
    if (quantity) return amount(measure, "orders.total", quantity, op === "lt" ? "gte" : op, { window });
    const { currency } = vague.scene.reader.catalogue;
    const usual = amounts.map((rupees) => scaled(rupees, currency));
    return offered(vague, "How much is", usual, (value) => ({
      label: `${op === "lt" ? "Less than" : "At least"} ${value.toLocaleString("en-IN")}`,
      value: amount(measure, "orders.total", { value, op }, op === "lt" ? "gte" : op, { window }),
    }));
  };

/** Nobody has ordered for so long. */
const lapsed =
  (...days: number[]): Reading =>
  (vague) => {
    const span = takeSpan(vague);
    if (span) return allOf(lapsedSince(span))!;
    return offered(
      vague,
      "How long without an order is",
      days,
      (n) => ({ label: `No order for ${n} days`, value: lastOrder("more_than_ago", { n, unit: "days" }) }),
      scored(vague),
    );
  };

const lastOrder = (op: "more_than_ago" | "within_last", value: Relative) =>
  moment("last", orderedAt, { op, value });

function lapsedSince(span: Span): Rule[] {
  if (span.kind === "last" || span.kind === "length" || span.kind === "ago")
    return [lastOrder("more_than_ago", span.length)];
  if (span.kind === "days" && span.from !== undefined)
    return [moment("last", orderedAt, { op: "before", value: span.from })];
  return momentsOf(span).map((each) => moment("last", orderedAt, each));
}

/** What the scores say, where there are any. */
function scored({ scene, term }: Vague): Option<Rule>[] {
  if (!scene.reader.catalogue.scores || term !== "lapsed") return [];
  return [
    {
      label: "RFM group “at risk”",
      value: { kind: "score", score: "rfm.segment", op: "is", value: "at_risk" },
    },
    {
      label: "Churn probability above 0.6",
      value: { kind: "score", score: "churn.probability", op: "gt", value: 0.6 },
    },
  ];
}

const lately =
  (...days: number[]): Reading =>
  (vague) => {
    const span = takeSpan(vague);
    if (span) return did("orders", { window: windowOf(span) });
    return offered(vague, "How lately is", days, (n) => ({
      label: `An order in the last ${n} days`,
      value: did("orders", { window: { last: n, unit: "days" } }),
    }));
  };

function newcomer(vague: Vague): Rule {
  const span = takeSpan(vague) ?? spanByChoice(vague);
  const first = allOf(momentsOf(span).map((each) => moment("first", orderedAt, each)))!;
  return chosen(vague, "What makes somebody", [
    { label: "Their first order was then", value: first },
    { label: "They signed up then", value: joinedIn(span) },
  ]);
}

const joinedIn = (span: Span) =>
  allOf(momentsOf(span).map(({ op, value }) => attribute("created_at", op, value)))!;

function spanByChoice({ chunk, scene, term }: Vague): Span {
  const { reader } = scene;
  const habit = reader.habits[term];
  const last = (n: number): Option<Span> => ({
    label: `In the last ${n} days`,
    value: { kind: "last", length: { n, unit: "days" } },
  });
  const usual = [30, 90].filter((n) => n !== habit?.value).map(last);
  const [first, ...rest] = habit ? [last(habit.value), ...usual] : usual;
  const span = reader.choose<Span>(chunk, `How lately is “${chunk.text}”?`, [first!, ...rest]);
  if (habit && span === first!.value) reader.define(chunk, habit.words);
  return span;
}

const engagement =
  (engaged: boolean): Reading =>
  (vague) => {
    const span = takeSpan(vague);
    const [channel] = channelsSaid(vague.parts);
    const where = channel && row("channel", "is", channel);
    const asked = (window: ReturnType<typeof windowOf>) =>
      (engaged ? did : didNot)("messages.opened", { where, window });
    if (span) return asked(windowOf(span));
    const lengths = engaged ? [30, 90] : [90, 60, 180];
    const words = engaged ? "Opened a message" : "Opened no message";
    return chosen(
      vague,
      "How lately is",
      lengths.map((n) => ({
        label: `${words} in the last ${n} days`,
        value: asked({ last: n, unit: "days" }),
      })),
    );
  };

const readings: Record<VagueTerm, Reading> = {
  loyal: orders(3, 5, 10),
  frequent: orders(3, 5, 10),
  big_spender: money("sum", "gte", 10_000, 5_000, 25_000, 50_000),
  low_spender: money("sum", "lt", 1_000, 500, 2_000),
  vip: money("sum", "gte", 25_000, 10_000, 50_000),
  lapsed: lapsed(90, 60, 180),
  churned: lapsed(180, 90, 365),
  active: lately(90, 30, 180),
  recent: lately(30, 7, 90),
  new: newcomer,
  new_member: (vague) => joinedIn(takeSpan(vague) ?? spanByChoice(vague)),
  old: (vague) => {
    const span = takeSpan(vague);
    const asked = (value: Relative) => attribute("created_at", "more_than_ago", value);
    if (span && "length" in span) return asked(span.length);
    return chosen(
      vague,
      "How long is",
      [1, 2, 3].map((n) => ({
        label: `Known for more than ${n} ${n === 1 ? "year" : "years"}`,
        value: asked({ n, unit: "years" }),
      })),
    );
  },
  high_aov: money("avg", "gte", 2_000, 1_000, 5_000),
  low_aov: money("avg", "lt", 500, 300, 1_000),
  repeat: (vague) => count(2, "gte", takeSpan(vague)),
  one_time: (vague) => count(1, "eq", takeSpan(vague)),
  first_time: (vague) => {
    const span = takeSpan(vague);
    const first = span && allOf(momentsOf(span).map((each) => moment("first", orderedAt, each)));
    return first ?? count(1, "eq");
  },
  never_bought: () => count(0, "eq"),
  engaged: engagement(true),
  unengaged: engagement(false),
  bargain: (vague) =>
    chosen(vague, "What makes somebody", [
      {
        label: "Saved anything by discounts",
        value: amount("sum", "orders.discount", { value: 0, op: "gt" }, "gte"),
      },
      {
        label: "Ordered with a coupon",
        value: did("orders", { where: { kind: "row", column: "coupon", op: "is_set" } }),
      },
    ]),
};
