// What customers did, as one may ask about it: the questions of every day first, by name, then every other measure that the
// rule language knows, so that none is out of reach.

import { textOf } from "../../../../contract/phrase.ts";
import {
  findTarget,
  type KnownEvents,
  type Measure,
  measureType,
  namesMeasuredBy,
  operatorType,
  targetNames,
} from "../../../../contract/rule-columns.ts";
import { oneThing, rowWordsOf } from "../../../../contract/rule-sentence-rows.ts";
import { capital } from "../../../ui/capital.ts";
import { type Asked, type Draft, whereFrom } from "../model/drafts.ts";
import { measureWording } from "./measure-words.ts";
import type { Subject, SubjectGroup } from "./subjects.ts";

type Window = { last: number; unit: "days" };
const lately: Window = { last: 30, unit: "days" };
const forLong: Window = { last: 90, unit: "days" };

/** What every shop has is known without a catalogue. */
const noEvents: KnownEvents = { events: [] };

const everyday: Subject[] = [
  happening("did", "orders", lately, { label: "Placed an order", also: "bought ordered purchase" }),
  happening("did_not", "orders", forLong, { label: "Did not place an order", also: "inactive lapsed quiet" }),
  measure("count", "orders", { label: "Number of orders", also: "how many placed frequency" }),
  measure("sum", "orders.total", { label: "Spent in total", also: "revenue lifetime value money" }),
  measure("avg", "orders.total", { label: "Average order", also: "aov basket value" }),
  measure("last", "orders.ordered_at", { label: "Last ordered", also: "recency latest" }),
  measure("first", "orders.ordered_at", { label: "First ordered", also: "new since" }),
  didWhere("category", "Bought from a category", "kind type"),
  didWhere("name", "Bought a product", "item article name"),
  happening("did_not", "items", forLong, { label: "Did not buy an item", also: "product never" }),
  ordersWhere("coupon", "Used a coupon", "code discount voucher"),
  ordersWhere("store", "Ordered at a store", "shop branch location"),
  ordersWhere("channel", "Ordered through a channel", "web app pos online"),
];

const taken = new Set(everyday.filter(({ key }) => !key.includes("where")).map(({ key }) => key));

/** Everything there is, without what is said better above. */
export function shopSubjects(known: KnownEvents): Subject[] {
  const all = [
    ...everyday,
    ...namesMeasuredBy("count", known).flatMap((what) => [
      happening("did", what, lately, { known }),
      happening("did_not", what, forLong, { known }),
    ]),
    ...targetNames(known).flatMap((of) =>
      findTarget(of, known)!.measures.map((name) => measure(name, of, { known })),
    ),
  ];
  return all.filter((subject, i) => i < everyday.length || !taken.has(subject.key));
}

function groupOf(of: string, isEveryday: boolean): SubjectGroup {
  if (of.startsWith("events.")) return "What else they did";
  if (of.startsWith("messages.")) return "Messages they got";
  return isEveryday ? "What they bought" : "More about orders and items";
}

interface Naming {
  label?: string;
  also?: string;
  known?: KnownEvents;
}

function measure(name: Measure, of: string, { label, also, known = noEvents }: Naming): Subject {
  const asked = firstMeasured(name, of, known);
  return {
    key: `${name} ${of}`,
    group: groupOf(of, label !== undefined),
    label: label ?? capital(plainLabel(name, of, known)),
    also: `${name} ${of} ${also ?? ""}`,
    draft: () => ({ kind: "measure", measure: name, of, ...asked }),
  };
}

function firstMeasured(name: Measure, of: string, known: KnownEvents): Asked {
  const type = operatorType(measureType(name, findTarget(of, known)));
  return type === "date" ? { op: "within_last", value: { n: 30, unit: "days" } } : { op: "gte" };
}

/** "Number of messages opened", "Largest order total", "Bought … different products". */
function plainLabel(name: Measure, of: string, known: KnownEvents): string {
  const target = findTarget(of, known)!;
  if (name === "count") return `number of ${target.label}`;
  const { lead, tail } = measureWording(name, of, known);
  return tail ? `${lead} … ${tail[1]}` : lead;
}

function happening(
  kind: "did" | "did_not",
  what: string,
  window: Window,
  { label, also, known = noEvents }: Naming = {},
): Subject {
  return {
    key: `${kind} ${what}`,
    group: groupOf(what, label !== undefined || what === "items"),
    label: label ?? capital(happeningWords(kind, what, known)),
    also,
    draft: () => ({ kind, what, window }),
  };
}

/** "placed an order", "did not open a message". */
export function happeningWords(kind: "did" | "did_not", what: string, known: KnownEvents): string {
  const target = findTarget(what, known);
  if (!target) return `${kind === "did" ? "did" : "did not"} ${what}`;
  const words = rowWordsOf(target.rows);
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
