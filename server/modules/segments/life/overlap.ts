// What two segments share: how many are in one only and in both, and which others share the most with one.
import { sql } from "kysely";
import type { Rule } from "../../../../contract/rule.ts";
import type { OpenedSegments } from "../../../../contract/rule-clashes.ts";
import { findRuleFaults } from "../../../../contract/rule-faults.ts";
import type { OverlapLine, SegmentOverlap } from "../../../../contract/segment-life.ts";
import type { Sql } from "../../../lent.ts";
import type { Trx } from "../../../platform/database.ts";
import { type Asking, settingOf } from "../asking.ts";
import { inBatches } from "../batches.ts";
import { compileRules } from "../compile/index.ts";
import { mustOpen, soundRules } from "../opening.ts";
import { keptRule } from "../show.ts";
import { allSegments, segmentOf } from "../store.ts";

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
  const [mine, others] = [keptRule(rows[0], catalogue), keptRule(rows[1], catalogue)];
  const opened = new Map([...(await mustOpen(trx, asking, mine)), ...(await mustOpen(trx, asking, others))]);
  const [shared] = await sharedWith(trx, asking, mine, [others], opened);
  const { own, count, both } = shared!;
  const part = (name: SegmentOverlap["parts"][number]["part"], size: number, rule: Rule) => ({
    part: name,
    count: size,
    rule: findRuleFaults(rule, catalogue).length === 0 ? rule : null,
  });
  return {
    this: { id, name: rows[0].name, count: own },
    other: { id: otherId, name: rows[1].name, count },
    parts: [
      part("only_this", own - both, and(mine, { kind: "not", rule: others })),
      part("both", both, and(mine, others)),
      part("only_other", count - both, and(others, { kind: "not", rule: mine })),
    ],
    as_of: asking.now.toISOString(),
  };
}

/** Written flat, so that it nests no deeper than it must. */
function and(...rules: Rule[]): Rule {
  return { kind: "all", rules: rules.flatMap((rule) => (rule.kind === "all" ? rule.rules : [rule])) };
}

export async function strongestOverlaps(trx: Trx, asking: Asking, id: string): Promise<OverlapLine[]> {
  const { workspace, catalogue } = asking;
  const mine = keptRule(await segmentOf(trx, workspace.id, id), catalogue);
  const all = await allSegments(trx, workspace.id);
  const sound = soundRules(all, catalogue);
  const opened = new Map([...sound, ...(await mustOpen(trx, asking, mine))]);
  const others = all.filter((row) => row.id !== id && sound.has(row.id));
  const lines: OverlapLine[] = [];
  for (const some of inBatches(others, catalogue)) {
    const shared = await sharedWith(
      trx,
      asking,
      mine,
      some.map((row) => sound.get(row.id)!),
      opened,
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
  mine: Rule,
  others: readonly Rule[],
  opened: OpenedSegments,
): Promise<Shared[]> {
  const setting = settingOf(asking, null, opened);
  const { source, seen, conditions } = compileRules([mine, ...others], setting);
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
