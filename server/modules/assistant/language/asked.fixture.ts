// Conditions in few words, for writing down what a phrase should come to.
import type { Rule, Where } from "../../../../contract/rule.ts";
import type { Unit } from "../../../../contract/rule-values.ts";
import type { Window } from "../../../../contract/rule-windows.ts";

type NumberOp = "eq" | "neq" | "gt" | "gte" | "lt" | "lte" | "between";
type Amount = number | [number, number];
type Moment = "before" | "after" | "on" | "between" | "within_last" | "more_than_ago" | "within_next";
type When = string | [string, string] | { n: number; unit: Unit };

const measured = (measure: string, of: string) => (op: NumberOp, value: Amount, window?: Window) =>
  ({ kind: "measure", measure, of, op, value, ...(window && { window }) }) as Rule;

export const spent = measured("sum", "orders.total");
export const aov = measured("avg", "orders.total");
export const largest = measured("max", "orders.total");
export const saved = measured("sum", "orders.discount");
export const orders = measured("count", "orders");
export const categories = measured("distinct", "items.category");
export const products = measured("distinct", "items.product_id");
export const sent = measured("count", "messages.sent");

const moment = (measure: string) => (op: Moment, value: When) =>
  ({ kind: "measure", measure, of: "orders.ordered_at", op, value }) as Rule;
export const lastOrder = moment("last");
export const firstOrder = moment("first");

export const last = (n: number, unit: Unit = "days"): Window => ({ last: n, unit });
export const ago = (n: number, unit: Unit = "days") => ({ n, unit });

export const attribute = (name: string, op: string, value?: unknown) =>
  ({ kind: "attribute", attribute: name, op, ...(value !== undefined && { value }) }) as Rule;
export const city = (...names: string[]) =>
  names.length === 1 ? attribute("city", "is", names[0]) : attribute("city", "in", names);
export const country = (code: string) => attribute("country", "is", code);
export const tagged = (...tags: string[]) => attribute("tags", "has_any", tags);
export const joined = (op: Moment, value: When) => attribute("created_at", op, value);
export const consent = (channel: string, op = "is_true") => attribute(`consent.${channel}`, op);

export const all = (...rules: Rule[]): Rule => ({ kind: "all", rules });
export const any = (...rules: Rule[]): Rule => ({ kind: "any", rules });
export const not = (rule: Rule): Rule => ({ kind: "not", rule });
export const everyone: Rule = { kind: "everyone" };

export const row = (column: string, op: string, value: unknown) =>
  ({ kind: "row", column, op, value }) as Where;
interface Rows {
  where?: Where;
  window?: Window;
  times?: [NumberOp, Amount];
}
export const did = (what: string, { where, window, times }: Rows = {}) =>
  ({
    kind: "did",
    what,
    ...(where && { where }),
    ...(window && { window }),
    ...(times && { times: { op: times[0], value: times[1] } }),
  }) as Rule;
export const didNot = (what: string, { where, window }: Rows = {}) =>
  ({ kind: "did_not", what, ...(where && { where }), ...(window && { window }) }) as Rule;

export const bought = (category: string, rows: Rows = {}) =>
  did("items", { where: row("category", "is", category), ...rows });
export const never = (category: string, rows: Rows = {}) =>
  didNot("items", { where: row("category", "is", category), ...rows });
export const named = (product: string, rows: Rows = {}) =>
  did("items", { where: row("name", "contains", product), ...rows });
export const opened = (rows: Rows = {}) => did("messages.opened", rows);
export const clicked = (rows: Rows = {}) => did("messages.clicked", rows);
export const by = (channel: string) => row("channel", "is", channel);
export const ofCampaign = (id: string) => row("campaign_id", "is", id);
