// Saved segments: made, changed, counted.
import type { ParsedBody } from "../../../contract/api.ts";
import type { Rule } from "../../../contract/rule.ts";
import { findRuleFaults, parseRule } from "../../../contract/rule-faults.ts";
import type { segmentEndpoints } from "../../../contract/segments.ts";
import { type Actor, personId } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import { type Asking, settingOf } from "./asking.ts";
import { judge } from "./judge.ts";
import { changeSegment, insertSegment, type SegmentRow, segmentOf } from "./store.ts";

export type NewSegment = ParsedBody<typeof segmentEndpoints.create>;
export type SegmentChange = ParsedBody<typeof segmentEndpoints.update>;

export async function saveSegment(
  trx: Trx,
  asking: Asking,
  actor: Actor,
  { name, description, rule }: NewSegment,
): Promise<SegmentRow> {
  return insertSegment(trx, {
    workspace_id: actor.workspace.id,
    name,
    description: description || null,
    ...(await checkedAndCounted(trx, asking, rule)),
    created_by: personId(actor),
    created_at: asking.now,
    updated_at: asking.now,
  });
}

export async function updateSegment(
  trx: Trx,
  asking: Asking,
  id: string,
  { rule, ...change }: SegmentChange,
): Promise<SegmentRow> {
  const columns = rule === undefined ? {} : await checkedAndCounted(trx, asking, rule);
  return changeSegment(trx, asking.workspace.id, id, { ...change, ...columns, updated_at: asking.now });
}

/** Read with its size as of now, which is kept for lists. */
export async function countedSegment(trx: Trx, asking: Asking, id: string): Promise<SegmentRow> {
  const row = await segmentOf(trx, asking.workspace.id, id);
  if (findRuleFaults(row.rule, asking.catalogue).length > 0) return row;
  const size = await sizeOf(trx, asking, parseRule(row.rule, asking.catalogue));
  return changeSegment(trx, asking.workspace.id, id, size);
}

async function checkedAndCounted(trx: Trx, asking: Asking, input: unknown) {
  const rule = parseRule(input, asking.catalogue, "/rule");
  return { rule: JSON.stringify(rule), ...(await sizeOf(trx, asking, rule)) };
}

async function sizeOf(trx: Trx, asking: Asking, rule: Rule) {
  const { count } = await judge(trx, rule, [], 0, settingOf(asking));
  return { count, counted_at: asking.now };
}
