// What two segments share: how many are in one only and in both, and which others share the most with one.
import { sql } from "kysely";
import type { Rule } from "../../../../contract/rule.ts";
import { findRuleFaults } from "../../../../contract/rule-faults.ts";
import type { OverlapLine, SegmentOverlap } from "../../../../contract/segment-life.ts";
import type { Sql } from "../../../lent.ts";
import type { Trx } from "../../../platform/database.ts";
import { type Asking, settingOf } from "../asking.ts";
import { inBatches } from "../batches.ts";
import { compileRules } from "../compile/index.ts";
import { mustOpen, soundRules } from "../opening.ts";
import { keptRule } from "../show.ts";
import { allSegments, type SegmentRow, segmentOf } from "../store.ts";

/** The longest list of others that is worth reading. */
const strongest = 20;

export async function overlapOf(
  trx: Trx,
  asking: Asking,
  id: string,
  otherId: string,
): Promise<SegmentOverlap> {
  const { workspace, catalogue } = asking;
  const rows = [await segmentOf(trx, workspace.id, id), await segmentOf(trx, workspace.id, otherId)] as const;
  const rules = await openedRules(trx, asking, rows);
  const [shared] = await sharedWith(trx, asking, rules, id, [otherId]);
  const { own, count, both } = shared!;
  const [mine, others] = [segment(id), segment(otherId)];
  const part = (name: SegmentOverlap["parts"][number]["part"], size: number, ...of: Rule[]) => {
    const rule: Rule = { kind: "all", rules: of };
    return { part: name, count: size, rule: findRuleFaults(rule, catalogue).length === 0 ? rule : null };
  };
  return {
    this: { id, name: rows[0].name, count: own },
    other: { id: otherId, name: rows[1].name, count },
    parts: [
      part("only_this", own - both, mine, not(others)),
      part("both", both, mine, others),
      part("only_other", count - both, others, not(mine)),
    ],
    as_of: asking.now.toISOString(),
  };
}

const segment = (id: string): Rule => ({ kind: "segment", id });
const not = (rule: Rule): Rule => ({ kind: "not", rule });

/** All that can be evaluated; throws where one of these cannot. */
async function openedRules(trx: Trx, asking: Asking, rows: readonly SegmentRow[]): Promise<Rules> {
  const rules = soundRules(await allSegments(trx, asking.workspace.id), asking.catalogue);
  for (const row of rows) {
    if (!rules.has(row.id)) await mustOpen(trx, asking, keptRule(row, asking.catalogue), "/rule");
  }
  return rules;
}

export async function strongestOverlaps(trx: Trx, asking: Asking, id: string): Promise<OverlapLine[]> {
  const { workspace, catalogue } = asking;
  const rules = await openedRules(trx, asking, [await segmentOf(trx, workspace.id, id)]);
  const all = await allSegments(trx, workspace.id);
  const others = all.filter((row) => row.id !== id && rules.has(row.id));
  const lines: OverlapLine[] = [];
  for (const some of inBatches(others, catalogue)) {
    const shared = await sharedWith(
      trx,
      asking,
      rules,
      id,
      some.map((row) => row.id),
    );
    for (const [i, { own, count, both }] of shared.entries())
      lines.push({
        id: some[i]!.id,
        name: some[i]!.name,
        count,
        both,
        share: both / (own + count - both || 1),
      });
  }
  const found = lines.filter(({ both }) => both > 0);
  return found.sort((a, b) => b.share - a.share || b.both - a.both).slice(0, strongest);
}

type Rules = ReadonlyMap<string, Rule>;

interface Shared {
  /** Members of the one that is compared. */
  own: number;
  count: number;
  both: number;
}

/** One reading of the customers for all of them. */
async function sharedWith(
  trx: Trx,
  asking: Asking,
  rules: Rules,
  mine: string,
  others: readonly string[],
): Promise<Shared[]> {
  const setting = settingOf(asking, null, rules);
  const { source, seen, conditions } = compileRules(
    [mine, ...others].map((id) => rules.get(id)!),
    setting,
  );
  const held = conditions.map((_, i) => sql.ref(`h${i}`));
  const counts = held.slice(1).flatMap((other) => [counted(other), counted(sql`${held[0]} AND ${other}`)]);
  const verdicts = conditions.map((condition, i) => sql`${condition} AS ${held[i]!}`);
  const { rows } = await sql<{ own: number; counts: number[] }>`
    SELECT ${counted(held[0]!)} AS own, ARRAY[${sql.join(counts)}] AS counts
    FROM (SELECT ${sql.join(verdicts)} FROM ${source} WHERE ${seen}) AS judged`.execute(trx);
  const { own, counts: found } = rows[0]!;
  return others.map((_, i) => ({ own, count: found[2 * i]!, both: found[2 * i + 1]! }));
}

const counted = (condition: Sql): Sql => sql`CAST(count(*) FILTER (WHERE ${condition}) AS int)`;
