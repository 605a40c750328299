// Saved segments: made, changed, counted.
import type { ParsedBody } from "../../../contract/api.ts";
import type { Catalogue } from "../../../contract/attributes.ts";
import type { Rule } from "../../../contract/rule.ts";
import { findRuleFaults, parseRule } from "../../../contract/rule-faults.ts";
import type { segmentEndpoints } from "../../../contract/segments.ts";
import { type Actor, type ActorWorkspace, personId } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import { settingOf } from "./asking.ts";
import { judge } from "./judge.ts";
import type { SegmentContext } from "./needs.ts";
import { changeSegment, insertSegment, type SegmentRow, segmentOf } from "./store.ts";

export type NewSegment = ParsedBody<typeof segmentEndpoints.create>;
export type SegmentChange = ParsedBody<typeof segmentEndpoints.update>;

export async function saveSegment(
  trx: Trx,
  context: SegmentContext,
  actor: Actor,
  { name, description, rule }: NewSegment,
): Promise<SegmentRow> {
  const now = context.platform.clock.now();
  return insertSegment(trx, {
    workspace_id: actor.workspace.id,
    name,
    description: description || null,
    ...(await checkedAndCounted(trx, context, actor.workspace, rule)),
    created_by: personId(actor),
    created_at: now,
    updated_at: now,
  });
}

export async function updateSegment(
  trx: Trx,
  context: SegmentContext,
  actor: Actor,
  id: string,
  { rule, ...change }: SegmentChange,
): Promise<SegmentRow> {
  const columns = rule === undefined ? {} : await checkedAndCounted(trx, context, actor.workspace, rule);
  const updated_at = context.platform.clock.now();
  return changeSegment(trx, actor.workspace.id, id, { ...change, ...columns, updated_at });
}

/** Read with its size as of now, which is kept for lists. */
export async function countedSegment(
  trx: Trx,
  context: SegmentContext,
  workspace: ActorWorkspace,
  id: string,
): Promise<SegmentRow> {
  const row = await segmentOf(trx, workspace.id, id);
  const catalogue = await context.attributes.catalogue(trx, workspace);
  if (findRuleFaults(row.rule, catalogue).length > 0) return row;
  const size = await sizeOf(trx, context, workspace, parseRule(row.rule, catalogue), catalogue);
  return changeSegment(trx, workspace.id, id, size);
}

async function checkedAndCounted(
  trx: Trx,
  context: SegmentContext,
  workspace: ActorWorkspace,
  input: unknown,
) {
  const catalogue = await context.attributes.catalogue(trx, workspace);
  const rule = parseRule(input, catalogue, "/rule");
  return { rule: JSON.stringify(rule), ...(await sizeOf(trx, context, workspace, rule, catalogue)) };
}

async function sizeOf(
  trx: Trx,
  { platform }: SegmentContext,
  workspace: ActorWorkspace,
  rule: Rule,
  catalogue: Catalogue,
) {
  const now = platform.clock.now();
  const { count } = await judge(trx, rule, [], 0, settingOf({ workspace, catalogue, now }));
  return { count, counted_at: now };
}
