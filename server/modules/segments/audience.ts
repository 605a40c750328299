// An audience as an expression: what selects the ids of the customers a rule holds for, for others to put in their statements.
import { type RawBuilder, sql } from "kysely";
import type { Rule } from "../../../contract/rule.ts";
import { compileRules, type Setting } from "./compile/index.ts";

export function audienceExpression(rule: Rule, setting: Setting): RawBuilder<{ id: string }> {
  const { source, seen, conditions } = compileRules([rule], setting);
  return sql`SELECT ${setting.lent.customers.id} AS id FROM ${source} WHERE ${seen} AND ${conditions[0]!}`;
}
