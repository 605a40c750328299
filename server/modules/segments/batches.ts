// Segments to be asked together: those whose rules can be evaluated, in batches that are each asked in one statement.
import type { Catalogue } from "../../../contract/attributes.ts";
import { type Rule, segmentsNamed } from "../../../contract/rule.ts";
import { findRuleFaults, parseRule } from "../../../contract/rule-faults.ts";
import { openedSize } from "../../../contract/rule-segments.ts";
import type { SegmentRow } from "./store.ts";

/** The most conditions that are asked in one statement; each adds to what is gathered, and has some parameters. */
const conditionsAtOnce = 1_000;
/** The most segments; each adds a column of all members. */
const segmentsAtOnce = 25;

/** The rules that can be evaluated, down to the last segment that they ask about. `rows` are all of the workspace. */
export function soundRules(rows: readonly SegmentRow[], catalogue: Catalogue): Map<string, Rule> {
  const whole = rows.filter(({ rule }) => findRuleFaults(rule, catalogue).length === 0);
  const sound = new Map(whole.map(({ id, rule }) => [id, parseRule(rule, catalogue)]));
  for (let before = -1; before !== sound.size; ) {
    before = sound.size;
    for (const [id, rule] of sound) if (!segmentsNamed(rule).every((one) => sound.has(one))) sound.delete(id);
  }
  return sound;
}

export function inBatches(
  rows: readonly SegmentRow[],
  catalogue: Catalogue,
  most = segmentsAtOnce,
): SegmentRow[][] {
  const batches: SegmentRow[][] = [];
  let room = 0;
  for (const row of rows) {
    const conditions = openedSize([row.id], catalogue).conditions;
    if (conditions > room || batches.at(-1)?.length === most) {
      batches.push([]);
      room = conditionsAtOnce;
    }
    batches.at(-1)!.push(row);
    room -= conditions;
  }
  return batches;
}
