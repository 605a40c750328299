// What is found out of a shop's values before a rule is asked: which columns have so few that each can be a bit of one number, and
// by which bits orders hold those that conditions speak of.
import { sql } from "kysely";
import { foldRule, type Rule, type RuleOf } from "../../../contract/rule.ts";
import { findTarget, type Target } from "../../../contract/rule-columns.ts";
import type { Trx } from "../../platform/database.ts";
import {
  fewValues,
  type HeldQuestion,
  type HeldValues,
  heldQuestion,
  type Setting,
  valuesCounted,
} from "./compile/index.ts";

export type Beforehand = Required<Pick<Setting, "fewValued" | "held">>;

/** Of these rules and of the segments that they name. */
export async function foundBeforehand(
  trx: Trx,
  rules: readonly Rule[],
  setting: Setting,
): Promise<Beforehand> {
  const asked = rules.flatMap((rule) => askedIn(rule, setting));
  const questions = asked.flatMap(({ held }) => held ?? []);
  return {
    fewValued: await fewValuedOf(
      trx,
      asked.flatMap(({ held, distinct }) => (held ? [] : (distinct ?? []))),
      setting,
    ),
    held: await answered(trx, questions),
  };
}

async function fewValuedOf(trx: Trx, targets: readonly Target[], setting: Setting): Promise<Set<string>> {
  const few = new Set<string>();
  for (const [name, target] of new Map(targets.map((each) => [`${each.rows}.${each.column}`, each]))) {
    const statement = valuesCounted(target, setting);
    if (!statement) continue;
    const { rows } = await sql<{ values: string }>`${statement}`.execute(trx);
    if (Number(rows[0]!.values) <= fewValues) few.add(name);
  }
  return few;
}

/** Nothing of a column with more values than there are bits. */
async function answered(trx: Trx, questions: readonly HeldQuestion[]): Promise<Map<string, HeldValues>> {
  const held = new Map<string, HeldValues>();
  for (const [name, all] of Map.groupBy(questions, (question) => question.name)) {
    const [{ from, last, since }] = all as [HeldQuestion];
    const { rows } = await sql<{ last: number; bits: string[] }>`
      SELECT ${last} AS last, ARRAY[${sql.join(all.map(({ bits }) => bits))}]::text[] AS bits FROM ${from}`.execute(
      trx,
    );
    const found = rows[0]!;
    if (found.last > fewValues) continue;
    held.set(name, {
      since: since(found.last),
      bits: new Map(all.map(({ key }, i) => [key, found.bits[i]!])),
    });
  }
  return held;
}

interface Asked {
  held?: HeldQuestion | undefined;
  /** Of which distinct values are counted. */
  distinct?: Target;
}

function askedIn(rule: Rule, setting: Setting): Asked[] {
  const none = () => [];
  const happened = ({ what, where }: RuleOf<"did"> | RuleOf<"did_not">) => [
    { held: heldQuestion({ target: findTarget(what, setting)!, where, setting }, "any") },
  ];
  return foldRule<Asked[]>(rule, {
    all: (_rule, parts) => parts.flat(),
    any: (_rule, parts) => parts.flat(),
    not: (_rule, [part]) => part!,
    everyone: none,
    attribute: none,
    measure({ measure, of, where }) {
      if (measure !== "distinct") return [];
      const target = findTarget(of, setting)!;
      return [{ held: heldQuestion({ target, where, setting }, "distinct"), distinct: target }];
    },
    did: (did) => (did.times ? [] : happened(did)),
    did_not: happened,
    segment: ({ id }) => askedIn(setting.opened.get(id)!, setting),
    list: none,
    score: none,
    sample: none,
  });
}
