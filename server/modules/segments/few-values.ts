// Which columns that a rule counts the distinct values of have so few that each can be a bit of one number.
import { sql } from "kysely";
import { foldRule, type Rule } from "../../../contract/rule.ts";
import { findTarget } from "../../../contract/rule-columns.ts";
import type { Trx } from "../../platform/database.ts";
import { fewValues, type Setting, valuesCounted } from "./compile/index.ts";

export async function fewValuedIn(trx: Trx, rule: Rule, setting: Setting): Promise<Set<string>> {
  const few = new Set<string>();
  for (const of of new Set(distinctsIn(rule, setting))) {
    const target = findTarget(of, setting)!;
    const statement = valuesCounted(target, setting);
    if (!statement) continue;
    const { rows } = await sql<{ values: string }>`${statement}`.execute(trx);
    if (Number(rows[0]!.values) <= fewValues) few.add(`${target.rows}.${target.column}`);
  }
  return few;
}

/** What distinct values are asked of, in the rule and in the segments that it names. */
function distinctsIn(rule: Rule, setting: Setting): string[] {
  const none = () => [];
  return foldRule<string[]>(rule, {
    all: (_rule, parts) => parts.flat(),
    any: (_rule, parts) => parts.flat(),
    not: (_rule, [part]) => part!,
    everyone: none,
    attribute: none,
    measure: ({ measure, of }) => (measure === "distinct" ? [of] : []),
    did: none,
    did_not: none,
    segment: ({ id }) => distinctsIn(setting.opened.get(id)!, setting),
    list: none,
    score: none,
    sample: none,
  });
}
