// What was bought, how often, for how much and when.
import type { Rule } from "../../../../../contract/rule.ts";
import type { Quantity } from "../quantities.ts";
import type { Option } from "../reader.ts";
import { before, momentsOf, type Span, windowOf } from "../spans.ts";
import { allOf, amount, denial, deniedIf, did, didNot, moment, type RowsAsked, whereAll } from "./build.ts";
import { eitherOf, type Goods, takeGoods } from "./goods.ts";
import { free, type Parts, type Scene, takeQuantity, takeSpans } from "./parts.ts";

const orderedAt = "orders.ordered_at";

export function orderReading(parts: Parts, scene: Scene): Rule | undefined {
  const goods = takeGoods(parts, scene);
  const quantity = takeQuantity(parts);
  const spans = takeSpans(parts).map((span) => resolved(span, scene));
  if (quantity && isMoney(parts, quantity)) return moneyReading(parts, scene, goods, quantity, spans);
  if (quantity) return countReading(parts, scene, goods, quantity, spans);
  if (parts.denied) return neverReading(parts, scene, goods, spans);
  return happenedReading(scene, parts, goods, spans);
}

/** "before that" is before the time that the clause before spoke of. */
export function resolved(span: Span, { previous }: Scene): Span {
  const earlier = previous?.spans.at(-1)?.span;
  return span.kind === "before_that" && earlier ? before(earlier) : span;
}

const isMoney = (parts: Parts, quantity: Quantity) =>
  quantity.currency !== undefined ||
  parts.clause.chunks.some((chunk) => chunk.kind === "act" && chunk.act === "spend");

const rowsOf = (goods: Goods, window?: RowsAsked["window"]): RowsAsked => ({
  where: whereAll(goods.where),
  window,
});

/** An order of so much, or so much in all. */
function moneyReading(
  parts: Parts,
  scene: Scene,
  goods: Goods,
  quantity: Quantity,
  spans: readonly Span[],
): Rule {
  const window = windowOf(spans[0]);
  const of = goods.source === "items" ? "items.total" : "orders.total";
  const sum = amount("sum", of, quantity, "gte", rowsOf(withEach(goods), window));
  if (goods.source === "items") return deniedIf(parts.denied, sum, scene.reader);
  const single = amount("max", of, quantity, "gte", rowsOf(goods, window));
  const one = scene.reader.choose(
    parts.actChunk ?? parts.clause.chunks[0]!,
    "Is the amount that of one order, or of all?",
    [
      { label: "All orders together", value: sum },
      { label: "A single order", value: single },
    ],
  );
  return deniedIf(parts.denied, one, scene.reader);
}

function countReading(
  parts: Parts,
  scene: Scene,
  goods: Goods,
  quantity: Quantity,
  spans: readonly Span[],
): Rule {
  const { reader } = scene;
  const exact = quantity.op === undefined && quantity.value > 0 && !parts.denied;
  const place = parts.quantities[0]!;
  const op = exact
    ? reader.choose<"eq" | "gte">(place, `Exactly ${quantity.value}, or at least?`, [
        { label: `Exactly ${quantity.value}`, value: "eq" },
        { label: `At least ${quantity.value}`, value: "gte" },
      ])
    : (quantity.op ?? "eq");
  const asked: Quantity = { ...quantity, op };
  const rules = windowsOf(spans).map((window) => {
    if (goods.each.length > 0)
      return allOf(
        goods.each.map((where) => did("items", { where: whereAll([...goods.where, where]), window }, asked)),
      )!;
    const rows = rowsOf(goods, window);
    if (goods.source === "items") return did("items", rows, asked);
    return amount("count", "orders", asked, "eq", rows);
  });
  return deniedIf(parts.denied, allOf(rules)!, reader);
}

const windowsOf = (spans: readonly Span[]) => (spans.length === 0 ? [undefined] : spans.map(windowOf));

const withEach = (goods: Goods): Goods =>
  goods.each.length === 0 ? goods : { ...goods, where: [...goods.where, eitherOf(goods.each)], each: [] };

function neverReading(parts: Parts, scene: Scene, goods: Goods, spans: readonly Span[]): Rule {
  const plain = goods.where.length === 0 && goods.each.length === 0;
  const [span] = spans;
  if (!plain) {
    const one = withEach(goods);
    return allOf(windowsOf(spans).map((window) => didNot(one.source, rowsOf(one, window))))!;
  }
  if (!span) return amount("count", "orders", { value: 0 }, "eq");
  return noneSince(parts, scene, span);
}

/** Nothing for so long: by those who bought before, or by anyone. */
function noneSince(parts: Parts, { reader }: Scene, span: Span): Rule {
  const lapsed = lastBefore(span);
  const never = didNot("orders", {
    window: windowOf(span.kind === "ago" ? { kind: "last", length: span.length } : span),
  });
  if (!lapsed) return never;
  const options: Option<Rule>[] = [
    { label: "Customers who ordered before", value: lapsed },
    { label: "Also those who never ordered", value: never },
  ];
  const ordered = parts.plainly ? options.reverse() : options;
  return reader.choose(
    parts.actChunk ?? parts.clause.chunks[0]!,
    "Do those count who never ordered at all?",
    ordered as [Option<Rule>, Option<Rule>],
  );
}

/** The last order lies before a span; undefined where the span has an end of its own. */
function lastBefore(span: Span): Rule | undefined {
  if (span.kind === "last" || span.kind === "length" || span.kind === "ago")
    return moment("last", orderedAt, { op: "more_than_ago", value: span.length });
  if (span.kind === "ago_between")
    return allOf(momentsOf(span).map((each) => moment("last", orderedAt, each)));
  return span.kind === "days" && span.from !== undefined && span.to === undefined
    ? moment("last", orderedAt, { op: "before", value: span.from })
    : undefined;
}

function happenedReading(scene: Scene, parts: Parts, goods: Goods, spans: readonly Span[]): Rule | undefined {
  const [span] = spans;
  if (goods.each.length > 0)
    return allOf(
      goods.each.map((where) =>
        did("items", { where: whereAll([...goods.where, where]), window: windowOf(span) }),
      ),
    );
  if (span?.kind === "length" && span.more && goods.where.length === 0)
    return moment("first", orderedAt, { op: "more_than_ago", value: span.length });
  if (span?.kind === "ago_between")
    return allOf(momentsOf(span).map((each) => moment("last", orderedAt, each, rowsOf(goods))));
  if (span?.kind === "next") {
    scene.refuse(parts.spans[0]!, "orders that are still to come are not known");
    return undefined;
  }
  if (span?.kind === "ago" && goods.where.length === 0)
    return scene.reader.choose(parts.spans[0]!, "The last order, or any order?", [
      {
        label: "The last order is that long ago",
        value: moment("last", orderedAt, { op: "more_than_ago", value: span.length }),
      },
      { label: "Any order that long ago", value: did("orders", { window: windowOf(span) }) },
    ]);
  return allOf(windowsOf(spans).map((window) => did(goods.source, rowsOf(goods, window))));
}

export function stoppedReading(parts: Parts, scene: Scene): Rule {
  const [span] = takeSpans(parts);
  const rule = span && lastBefore(span);
  return rule ?? lapsedByChoice(parts, scene);
}

/** How long without an order is long, where nobody says it. */
export function lapsedByChoice(
  parts: Parts,
  { reader }: Scene,
  days: readonly number[] = [90, 60, 180],
): Rule {
  const options = days.map((n) => ({
    label: `No order for ${n} days`,
    value: moment("last", orderedAt, { op: "more_than_ago", value: { n, unit: "days" } }),
  }));
  const place = parts.actChunk ?? parts.vague[0] ?? parts.clause.chunks[0]!;
  return reader.choose(
    place,
    `How long without an order is “${place.text}”?`,
    options as [Option<Rule>, ...Option<Rule>[]],
  );
}

export function spendReading(parts: Parts, scene: Scene): Rule | undefined {
  const counted = free(parts, parts.quantities).find(
    ({ quantity }) => quantity.times && !quantity.currency && !quantity.percent,
  );
  if (counted && parts.quantities.length === 1) return orderCount(parts, scene);
  if (free(parts, parts.quantities).length === 0) {
    if (!parts.denied && parts.spans.length === 0 && parts.groups.length === 0) {
      scene.refuse(parts.actChunk!, "it is not said how much");
      return undefined;
    }
    return orderReading(parts, scene);
  }
  const goods = withEach(takeGoods(parts, scene));
  const quantity = takeQuantity(parts);
  if (!quantity) {
    for (const chunk of free(parts, parts.quantities))
      scene.refuse(chunk, "a share of all is not an amount to compare with");
    return undefined;
  }
  const spans = takeSpans(parts).map((span) => resolved(span, scene));
  const of = goods.source === "items" ? "items.total" : "orders.total";
  const asked: Quantity = quantity.op
    ? quantity
    : { ...quantity, op: lentOp(scene) ?? (quantity.value === 0 ? "eq" : "gte") };
  const rules = windowsOf(spans).map((window) => amount("sum", of, asked, "gte", rowsOf(goods, window)));
  return deniedIf(parts.denied, allOf(rules)!, scene.reader);
}

/** "more than 3 orders or 5,000 in spend": the comparison is said once. */
export const lentOp = ({ previous }: Scene) => {
  const op = previous?.quantities[0]?.quantity.op;
  return op === "between" || op === "eq" ? undefined : op;
};

function orderCount(parts: Parts, scene: Scene): Rule {
  const quantity = takeQuantity(parts)!;
  return countReading(parts, scene, takeGoods(parts, scene), quantity, takeSpans(parts));
}

const amounts = {
  aov: ["avg", "orders.total"],
  largest: ["max", "orders.total"],
  smallest: ["min", "orders.total"],
  saved: ["sum", "orders.discount"],
  categories: ["distinct", "items.category"],
  products: ["distinct", "items.product_id"],
  items: ["sum", "items.quantity"],
} as const;
export type AmountAct = keyof typeof amounts;

export const isAmountAct = (act: string): act is AmountAct => Object.hasOwn(amounts, act);

export function amountReading(act: AmountAct, parts: Parts, scene: Scene): Rule | undefined {
  const quantity = takeQuantity(parts);
  if (!quantity) return amountless(act, parts, scene);
  const [measure, of] = amounts[act];
  const goods = withEach(takeGoods(parts, scene));
  const spans = takeSpans(parts);
  const rules = windowsOf(spans).map((window) => amount(measure, of, quantity, "gte", rowsOf(goods, window)));
  const rule = allOf(rules)!;
  return parts.denied ? denial(rule, scene.reader) : rule;
}

function amountless(act: AmountAct, parts: Parts, scene: Scene): Rule | undefined {
  if (act === "saved") {
    const used = amount("sum", "orders.discount", { value: 0, op: "gt" }, "gte", {
      window: windowOf(takeSpans(parts)[0]),
    });
    return deniedIf(parts.denied, used, scene.reader);
  }
  if (
    act === "items" ||
    act === "products" ||
    parts.clause.chunks.some((chunk) => chunk.kind === "act" && chunk.act === "order")
  )
    return orderReading(parts, scene);
  scene.refuse(parts.actChunk!, "it is not said how much");
  return undefined;
}

/** When the first or the last order was. */
export function momentReading(measure: "first" | "last", parts: Parts, scene: Scene): Rule | undefined {
  const goods = takeGoods(parts, scene);
  const spans = takeSpans(parts).map((span) => resolved(span, scene));
  const quantity = takeQuantity(parts);
  const where = whereAll(goods.where);
  const dates = spans
    .flatMap((span) => momentsOf(asMoment(span)))
    .map((each) => moment(measure, orderedAt, each, { where }));
  const sums = quantity ? [amountOfOne(measure, quantity, parts, scene)] : [];
  const rules = [...dates, ...sums];
  if (rules.length === 0) {
    if (where)
      scene.refuse(parts.actChunk!, `what was in the ${measure} order is not kept apart from the others`);
    else scene.refuse(parts.actChunk!, `it is not said when the ${measure} order was`);
    return undefined;
  }
  return deniedIf(parts.denied, allOf(rules)!, scene.reader);
}

/** "last order 60+ days" is that long ago at least; "in 60 days" is within them. */
const asMoment = (span: Span): Span => span;

function amountOfOne(measure: "first" | "last", quantity: Quantity, parts: Parts, { reader }: Scene): Rule {
  return reader.choose(
    parts.actChunk!,
    `How much the ${measure} order came to is not kept apart. What instead?`,
    [
      { label: "All orders together", value: amount("sum", "orders.total", quantity, "gte") },
      { label: "Their largest order", value: amount("max", "orders.total", quantity, "gte") },
    ],
  );
}
