// Saved segments: made, changed, counted.
import type { ParsedBody } from "../../../contract/api.ts";
import type { Rule } from "../../../contract/rule.ts";
import type { OpenedSegments } from "../../../contract/rule-clashes.ts";
import { findRuleFaults, parseRule } from "../../../contract/rule-faults.ts";
import type { Within } from "../../../contract/rule-segments.ts";
import type { segmentEndpoints } from "../../../contract/segments.ts";
import { type Actor, personId } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import { type Asking, settingOf } from "./asking.ts";
import { judge } from "./judge.ts";
import { mustOpen, openSegments } from "./opening.ts";
import {
  changeSegment,
  insertSegment,
  lockRules,
  type SegmentRow,
  segmentNames,
  segmentOf,
} from "./store.ts";

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
    ...(await checkedAndCounted(trx, await alone(trx, asking), rule)),
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
  const columns =
    rule === undefined ? {} : await changedRule(trx, await alone(trx, asking), id, rule, change.name);
  return changeSegment(trx, asking.workspace.id, id, { ...change, ...columns, updated_at: asking.now });
}

/** Nobody else writes a rule until the transaction ends, so that two writers cannot close a circle between them. */
async function alone(trx: Trx, asking: Asking): Promise<Asking> {
  const { workspace, catalogue } = asking;
  await lockRules(trx, workspace.id);
  return { ...asking, catalogue: { ...catalogue, segments: await segmentNames(trx, workspace.id) } };
}

async function changedRule(trx: Trx, asking: Asking, id: string, rule: unknown, name: string | undefined) {
  const row = await segmentOf(trx, asking.workspace.id, id);
  return checkedAndCounted(trx, asking, rule, { id, name: name ?? row.name });
}

/** Read with its size as of now, which is kept for lists. */
export async function countedSegment(trx: Trx, asking: Asking, id: string): Promise<SegmentRow> {
  const row = await segmentOf(trx, asking.workspace.id, id);
  if (findRuleFaults(row.rule, asking.catalogue).length > 0) return row;
  const rule = parseRule(row.rule, asking.catalogue);
  const { opened, faults } = await openSegments(trx, asking, rule);
  if (faults.length > 0) return row;
  const size = await sizeOf(trx, asking, rule, opened);
  return changeSegment(trx, asking.workspace.id, id, size);
}

async function checkedAndCounted(trx: Trx, asking: Asking, input: unknown, within?: Within) {
  const rule = parseRule(input, asking.catalogue, "/rule", within);
  const opened = await mustOpen(trx, asking, rule, "/rule");
  return { rule: JSON.stringify(rule), ...(await sizeOf(trx, asking, rule, opened)) };
}

async function sizeOf(trx: Trx, asking: Asking, rule: Rule, opened: OpenedSegments) {
  const { count } = await judge(trx, rule, [], 0, settingOf(asking, null, opened));
  return { count, counted_at: asking.now };
}
