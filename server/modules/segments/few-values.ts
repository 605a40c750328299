// Which columns whose values decide conditions have so few that each can be a bit of one number.
import { sql } from "kysely";
import { foldRule, type Rule, type RuleOf } from "../../../contract/rule.ts";
import { findTarget, type Target } from "../../../contract/rule-columns.ts";
import type { Trx } from "../../platform/database.ts";
import { fewValues, heldColumn, type Setting, valuesCounted } from "./compile/index.ts";

export async function fewValuedIn(trx: Trx, rule: Rule, setting: Setting): Promise<Set<string>> {
  const few = new Set<string>();
  const decisive = decisiveIn(rule, setting);
  for (const [name, target] of new Map(decisive.map((each) => [`${each.rows}.${each.column}`, each]))) {
    const statement = valuesCounted(target, setting);
    if (!statement) continue;
    const { rows } = await sql<{ values: string }>`${statement}`.execute(trx);
    if (Number(rows[0]!.values) <= fewValues) few.add(name);
  }
  return few;
}

/** Columns of which distinct values are counted, and by which it is held whether there is a row; in the segments that it names, too. */
function decisiveIn(rule: Rule, setting: Setting): Target[] {
  const none = () => [];
  const happened = ({ what, where }: RuleOf<"did"> | RuleOf<"did_not">) => {
    const held = heldColumn({ target: findTarget(what, setting)!, where, setting }, "any");
    return held ? [held] : [];
  };
  return foldRule<Target[]>(rule, {
    all: (_rule, parts) => parts.flat(),
    any: (_rule, parts) => parts.flat(),
    not: (_rule, [part]) => part!,
    everyone: none,
    attribute: none,
    measure: ({ measure, of }) => (measure === "distinct" ? [findTarget(of, setting)!] : []),
    did: (did) => (did.times ? [] : happened(did)),
    did_not: happened,
    segment: ({ id }) => decisiveIn(setting.opened.get(id)!, setting),
    list: none,
    score: none,
    sample: none,
  });
}
