// Rules in few words, and the ways they are put together.
import type { Rule, Where } from "../../../../../contract/rule.ts";
import type { Measure } from "../../../../../contract/rule-columns.ts";
import { negateRule } from "../../../../../contract/rule-complement.ts";
import type { Window } from "../../../../../contract/rule-windows.ts";
import type { Quantity } from "../quantities.ts";
import type { Reader } from "../reader.ts";
import type { Moment } from "../spans.ts";

export interface RowsAsked {
  where?: Where;
  window?: Window;
}

/** Without the fields that are not asked for. */
const given = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

export function number(quantity: Quantity, otherwise: "eq" | "gte"): { op: string; value: unknown } {
  const { op = otherwise, value, high } = quantity;
  return op === "between" ? { op, value: [value, high] } : { op, value };
}

export function amount(
  measure: Measure,
  of: string,
  quantity: Quantity,
  otherwise: "eq" | "gte",
  rows: RowsAsked = {},
): Rule {
  return given({ kind: "measure", measure, of, ...number(quantity, otherwise), ...given(rows) }) as Rule;
}

export function moment(
  measure: "first" | "last",
  of: string,
  { op, value }: Moment,
  rows: RowsAsked = {},
): Rule {
  return given({ kind: "measure", measure, of, op, value, ...given(rows) }) as Rule;
}

export function did(what: string, rows: RowsAsked = {}, times?: Quantity): Rule {
  return given({ kind: "did", what, ...given(rows), times: times && number(times, "gte") }) as Rule;
}

export function didNot(what: string, rows: RowsAsked = {}): Rule {
  return given({ kind: "did_not", what, ...given(rows) }) as Rule;
}

export function attribute(name: string, op: string, value?: unknown): Rule {
  return given({ kind: "attribute", attribute: name, op, value }) as Rule;
}

export function row(column: string, op: string, value: unknown): Where {
  return { kind: "row", column, op, value } as Where;
}

export function allOf(rules: readonly Rule[]): Rule | undefined {
  return grouped("all", rules);
}

export function anyOf(rules: readonly Rule[]): Rule | undefined {
  return grouped("any", rules);
}

/** One group without groups of its own kind in it, and without the same rule twice. */
function grouped(kind: "all" | "any", rules: readonly Rule[]): Rule | undefined {
  const flat = rules.flatMap((rule) => (rule.kind === kind ? rule.rules : [rule]));
  const once = flat.filter(
    (rule, i) => flat.findIndex((each) => JSON.stringify(each) === JSON.stringify(rule)) === i,
  );
  const telling = once.length > 1 && kind === "all" ? once.filter((rule) => rule.kind !== "everyone") : once;
  return telling.length > 1 ? { kind, rules: telling } : (telling[0] ?? once[0]);
}

export function whereAll(parts: readonly Where[]): Where | undefined {
  return parts.length > 1 ? { kind: "all", rules: [...parts] } : parts[0];
}

export function deniedIf(denied: boolean, rule: Rule, reader: Reader): Rule {
  return denied ? denial(rule, reader) : rule;
}

const oppositeOps: Record<string, string> = {
  gt: "lte",
  lte: "gt",
  lt: "gte",
  gte: "lt",
  eq: "neq",
  neq: "eq",
  between: "not_between",
  not_between: "between",
};

/** The complement; a count or a sum is always there, so that its comparison turns round. */
export function denial(rule: Rule, { catalogue }: Reader): Rule {
  if (
    rule.kind === "measure" &&
    (rule.measure === "count" || rule.measure === "sum") &&
    Object.hasOwn(oppositeOps, rule.op)
  )
    return { ...rule, op: oppositeOps[rule.op] } as Rule;
  return negateRule(rule, catalogue);
}
