// The rule language: one JSON form for every audience. A rule is a tree; its kinds are listed here once, and whatever
// must answer for each of them (SQL, sentence, editor) is a table over them, which a new kind leaves incomplete.
import { z } from "zod";
import { measures } from "./rule-columns.ts";
import { predicate } from "./rule-operators.ts";
import { scoreNames } from "./rule-scores.ts";
import { percent, seed, valueForms } from "./rule-values.ts";
import { window } from "./rule-windows.ts";
import { id } from "./values.ts";

/** Deepest nesting of groups, and most conditions of a rule. */
export const maxDepth = 8;
export const maxConditions = 200;

export const where = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("all"),
    get rules() {
      return z.array(where).min(1);
    },
  }),
  z.strictObject({
    kind: z.literal("any"),
    get rules() {
      return z.array(where).min(1);
    },
  }),
  z.strictObject({
    kind: z.literal("not"),
    get rule() {
      return where;
    },
  }),
  predicate({ kind: z.literal("row"), column: z.string() }),
]);
/** Which rows count: a tree over the columns of one row. */
export type Where = z.infer<typeof where>;

export const times = z.discriminatedUnion("op", [
  z.strictObject({ op: z.enum(["eq", "neq", "gt", "gte", "lt", "lte"]), value: valueForms.number }),
  z.strictObject({ op: z.enum(["between", "not_between"]), value: valueForms.numbers }),
]);
/** How often something happened. */
export type Times = z.infer<typeof times>;

const rows = { window: window.optional(), where: where.optional() };

export const rule = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("all"),
    get rules() {
      return z.array(rule).min(1);
    },
  }),
  z.strictObject({
    kind: z.literal("any"),
    get rules() {
      return z.array(rule).min(1);
    },
  }),
  z.strictObject({
    kind: z.literal("not"),
    get rule() {
      return rule;
    },
  }),
  z.strictObject({ kind: z.literal("everyone") }),
  predicate({ kind: z.literal("attribute"), attribute: z.string() }),
  predicate({ kind: z.literal("measure"), measure: z.enum(measures), of: z.string(), ...rows }),
  z.strictObject({ kind: z.literal("did"), what: z.string(), ...rows, times: times.optional() }),
  z.strictObject({ kind: z.literal("did_not"), what: z.string(), ...rows }),
  z.strictObject({ kind: z.literal("segment"), id }),
  z.strictObject({ kind: z.literal("list"), id }),
  predicate({ kind: z.literal("score"), score: z.enum(scoreNames) }),
  z.strictObject({ kind: z.literal("sample"), percent, seed }),
]);
export type Rule = z.infer<typeof rule>;
export type RuleKind = Rule["kind"];
export type RuleOf<K extends RuleKind> = Extract<Rule, { kind: K }>;
export type WhereOf<K extends Where["kind"]> = Extract<Where, { kind: K }>;

/** The kinds there are now. */
export const ruleKinds = [
  "all",
  "any",
  "not",
  "everyone",
  "attribute",
  "measure",
  "did",
  "did_not",
  "segment",
  "list",
  "score",
  "sample",
] as const satisfies RuleKind[];

/** What one kind makes of a node: of its children's results, and of the path that leads to it. */
type Answer<Node, T> = (node: Node, children: T[], path: string) => T;
/** An answer for every kind of rule. */
export type RuleTable<T> = { [K in RuleKind]: Answer<RuleOf<K>, T> };
/** An answer for every kind of `where`. */
export type WhereTable<T> = { [K in Where["kind"]]: Answer<WhereOf<K>, T> };

/** Works from the leaves up: each node is answered by the row of its kind in the table. */
export function foldRule<T>(node: Rule, table: RuleTable<T>, path = ""): T {
  return fold(node, table as unknown as OpenTable<Rule, T>, path);
}

export function foldWhere<T>(node: Where, table: WhereTable<T>, path = ""): T {
  return fold(node, table as unknown as OpenTable<Where, T>, path);
}

/** A complete table whose rows are looked up by a kind that is known at run time alone. */
type OpenTable<Node, T> = Record<string, Answer<Node, T>>;

function fold<Node extends Rule | Where, T>(node: Node, table: OpenTable<Node, T>, path: string): T {
  const children = childrenOf(node, path).map(([child, at]) => fold(child, table, at));
  return table[node.kind]!(node, children, path);
}

/** The nodes directly below, with their paths. */
export function childrenOf<Node extends Rule | Where>(node: Node, path: string): [Node, string][] {
  const tree = node as { rules?: Node[]; rule?: Node };
  if (tree.rules) return tree.rules.map((child, i) => [child, `${path}/rules/${i}`]);
  return tree.rule ? [[tree.rule, `${path}/rule`]] : [];
}

/** The segments that a rule asks about itself, each as often as it does. */
export function segmentsNamed(node: Rule): string[] {
  if (node.kind === "segment") return [node.id];
  return childrenOf(node, "").flatMap(([child]) => segmentsNamed(child));
}
