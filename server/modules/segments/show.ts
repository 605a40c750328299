// Segments as the contract shows them: with their rule in words, who made them and how often they were used.
import type { Catalogue } from "../../../contract/attributes.ts";
import { AppError } from "../../../contract/errors.ts";
import type { Rule } from "../../../contract/rule.ts";
import { findRuleFaults, parseRule } from "../../../contract/rule-faults.ts";
import { ruleSentence } from "../../../contract/rule-sentence.ts";
import type { Segment } from "../../../contract/segments.ts";
import type { Trx } from "../../platform/database.ts";
import type { Asking } from "./asking.ts";
import type { SegmentContext } from "./needs.ts";
import { soundRules } from "./opening.ts";
import { allSegments, type SegmentRow } from "./store.ts";

/** A row with what else of the workspace it is shown from. */
export interface ShownRow {
  row: SegmentRow;
  sentence: string;
  works: boolean;
  campaigns: number;
}

/** What is read in the transaction that has the rows. */
export async function beside(
  trx: Trx,
  { uses }: SegmentContext,
  { workspace, catalogue }: Asking,
  rows: readonly SegmentRow[],
): Promise<ShownRow[]> {
  const ids = rows.map(({ id }) => id);
  const used = await uses(trx, workspace.id, ids);
  const sound = soundRules(await allSegments(trx, workspace.id), catalogue);
  return rows.map((row) => ({
    row,
    sentence: sentenceOf(row.rule, catalogue),
    works: sound.has(row.id),
    campaigns: used.get(row.id) ?? 0,
  }));
}

/** Names of people are read on a connection of their own, so that no transaction waits for one. */
export async function showSegments(
  { access }: SegmentContext,
  shown: readonly ShownRow[],
): Promise<Segment[]> {
  const names = await access.namesOf(shown.flatMap(({ row }) => row.created_by ?? []));
  return shown.map(({ row, ...rest }) => ({
    id: row.id,
    name: row.name,
    description: row.description,
    version: row.version,
    rule: row.rule,
    ...rest,
    count: row.count,
    counted_at: row.counted_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    created_by: row.created_by ? (names.get(row.created_by) ?? null) : null,
  }));
}

/** What a rule named may be gone since it was saved; that is said rather than thrown. */
export function sentenceOf(kept: unknown, catalogue: Catalogue): string {
  const [fault] = findRuleFaults(kept, catalogue);
  if (fault) return `This rule cannot be evaluated any more: ${fault.message}`;
  return ruleSentence(parseRule(kept, catalogue), catalogue).text;
}

/** The rule of a saved segment; throws `invalid_rule`, naming the segment, where it cannot be evaluated any more. */
export function keptRule({ name, rule }: Pick<SegmentRow, "name" | "rule">, catalogue: Catalogue): Rule {
  const faults = findRuleFaults(rule, catalogue, "/rule");
  if (faults.length === 0) return parseRule(rule, catalogue);
  const detail = `The rule of the segment “${name}” cannot be evaluated any more: ${faults[0]!.message}. Open the segment and mend it.`;
  throw new AppError("invalid_rule", detail, { faults });
}
