// The next good idea: of a few audiences that are nearly always worth a word, the first that has people in it now.
import type { Home } from "../../../contract/home.ts";
import type { Rule } from "../../../contract/rule.ts";
import type { Actor } from "../../actor.ts";
import type { Segments } from "../segments/index.ts";

interface Idea {
  title: (count: string) => string;
  why: string;
  rule: Rule;
}

const ordered = (last: number): Rule => ({ kind: "did", what: "orders", window: { last, unit: "days" } });
const notOrdered = (last: number): Rule => ({
  kind: "did_not",
  what: "orders",
  window: { last, unit: "days" },
});
const count = (op: "gte" | "eq", value: number): Rule => ({
  kind: "measure",
  measure: "count",
  of: "orders",
  op,
  value,
});

const ideas: Idea[] = [
  {
    title: (n) => `Win back ${n} regulars who have gone quiet`,
    why: "They ordered five times or more, the last time two to six months ago.",
    rule: { kind: "all", rules: [count("gte", 5), ordered(180), notOrdered(60)] },
  },
  {
    title: (n) => `Invite ${n} first-time buyers back`,
    why: "They bought once, a month to three months ago. The second order makes a regular.",
    rule: { kind: "all", rules: [count("eq", 1), ordered(90), notOrdered(30)] },
  },
  {
    title: (n) => `Thank your ${n} best customers of the month`,
    why: "They ordered twice or more in thirty days. Tell them first about what is new.",
    rule: { kind: "did", what: "orders", window: { last: 30, unit: "days" }, times: { op: "gte", value: 2 } },
  },
];

/** Fewer than this is not worth a campaign. */
const fewest = 10;

export async function nextIdea(segments: Segments, actor: Actor): Promise<Home["idea"]> {
  for (const { title, why, rule } of ideas) {
    const found = await segments.preview(actor, { rule, sample: 0, funnel: false });
    if (found.count >= fewest)
      return { title: title(found.count.toLocaleString("en")), why, rule, count: found.count };
  }
  return null;
}
