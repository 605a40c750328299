// What customers did, as one may ask about it: the questions of every day first, by name, then every other measure that the
// rule language knows, so that none is out of reach.

import { textOf } from "../../../../contract/phrase.ts";
import {
  findTarget,
  type Measure,
  measureType,
  namesMeasuredBy,
  operatorType,
  targets,
} from "../../../../contract/rule-columns.ts";
import { oneThing, rowWords } from "../../../../contract/rule-sentence-rows.ts";
import { type Asked, type Draft, whereFrom } from "../model/drafts.ts";
import { capital } from "./capital.ts";
import { measureWording } from "./measure-words.ts";
import type { Subject, SubjectGroup } from "./subjects.ts";

type Window = { last: number; unit: "days" };
const lately: Window = { last: 30, unit: "days" };
const forLong: Window = { last: 90, unit: "days" };

const everyday: Subject[] = [
  did("orders", "Placed an order", "bought ordered purchase"),
  didNot("orders", "Did not place an order", "inactive lapsed quiet"),
  measure("count", "orders", "Number of orders", "how many placed frequency"),
  measure("sum", "orders.total", "Spent in total", "revenue lifetime value money"),
  measure("avg", "orders.total", "Average order", "aov basket value"),
  measure("last", "orders.ordered_at", "Last ordered", "recency latest"),
  measure("first", "orders.ordered_at", "First ordered", "new since"),
  didWhere("category", "Bought from a category", "kind type"),
  didWhere("name", "Bought a product", "item article name"),
  didNot("items", "Did not buy an item", "product never"),
  ordersWhere("coupon", "Used a coupon", "code discount voucher"),
  ordersWhere("store", "Ordered at a store", "shop branch location"),
  ordersWhere("channel", "Ordered through a channel", "web app pos online"),
];

const taken = new Set(everyday.filter(({ key }) => !key.includes("where")).map(({ key }) => key));

/** Everything there is, without what is said better above. */
export const shopSubjects: Subject[] = [
  ...everyday,
  ...namesMeasuredBy("count").flatMap((what) => [did(what), didNot(what)]),
  ...Object.entries(targets).flatMap(([of, { measures }]) => measures.map((name) => measure(name, of))),
].filter((subject, i) => i < everyday.length || !taken.has(subject.key));

function groupOf(of: string, isEveryday: boolean): SubjectGroup {
  if (of.startsWith("messages.")) return "Messages they got";
  return isEveryday ? "What they bought" : "More about orders and items";
}

function measure(name: Measure, of: string, label?: string, also?: string): Subject {
  const asked = firstMeasured(name, of);
  return {
    key: `${name} ${of}`,
    group: groupOf(of, label !== undefined),
    label: label ?? capital(plainLabel(name, of)),
    also: `${name} ${of} ${also ?? ""}`,
    draft: () => ({ kind: "measure", measure: name, of, ...asked }),
  };
}

function firstMeasured(name: Measure, of: string): Asked {
  const type = operatorType(measureType(name, findTarget(of)));
  return type === "date" ? { op: "within_last", value: { n: 30, unit: "days" } } : { op: "gte" };
}

/** "Number of messages opened", "Largest order total", "Bought … different products". */
function plainLabel(name: Measure, of: string): string {
  const target = findTarget(of)!;
  if (name === "count") return `number of ${target.label}`;
  const { lead, tail } = measureWording(name, of);
  return tail ? `${lead} … ${tail[1]}` : lead;
}

function did(what: string, label?: string, also?: string): Subject {
  return happening("did", what, lately, label, also);
}

function didNot(what: string, label?: string, also?: string): Subject {
  return happening("did_not", what, forLong, label, also);
}

function happening(
  kind: "did" | "did_not",
  what: string,
  window: Window,
  label?: string,
  also?: string,
): Subject {
  return {
    key: `${kind} ${what}`,
    group: groupOf(what, label !== undefined || what === "items"),
    label: label ?? capital(happeningWords(kind, what)),
    also,
    draft: () => ({ kind, what, window }),
  };
}

/** "placed an order", "did not open a message". */
export function happeningWords(kind: "did" | "did_not", what: string): string {
  const target = findTarget(what);
  if (!target) return `${kind === "did" ? "did" : "did not"} ${what}`;
  const words = rowWords[target.rows];
  return `${kind === "did" ? words.did : words.not} ${textOf(oneThing(words.things[0]))}`;
}

function didWhere(column: string, label: string, also: string): Subject {
  return withWhere("items", column, label, also);
}

function ordersWhere(column: string, label: string, also: string): Subject {
  return withWhere("orders", column, label, also);
}

/** The value is the question, so that it is left open. */
function withWhere(what: "items" | "orders", column: string, label: string, also: string): Subject {
  const draft = (): Draft => ({
    kind: "did",
    what,
    where: whereFrom({ kind: "row", column, op: "is" } as never),
  });
  return { key: `did ${what} where ${column}`, group: "What they bought", label, also, draft };
}
