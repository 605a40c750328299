// Saved segments: made, changed, restored, counted. Each change is a version; each count a recorded moment.
import type { ParsedBody } from "../../../contract/api.ts";
import type { Rule } from "../../../contract/rule.ts";
import { parseRule } from "../../../contract/rule-faults.ts";
import type { Within } from "../../../contract/rule-segments.ts";
import type { segmentEndpoints } from "../../../contract/segments.ts";
import { type Actor, personId } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Asking } from "./asking.ts";
import { type Recorded, record } from "./life/record.ts";
import { changedFields, keepVersion, versionOf } from "./life/versions.ts";
import { mustOpen } from "./opening.ts";
import {
  changeSegment,
  insertSegment,
  lockedSegment,
  lockRules,
  type SegmentRow,
  segmentNames,
  segmentOf,
} from "./store.ts";

export type NewSegment = ParsedBody<typeof segmentEndpoints.create>;
export type SegmentChange = ParsedBody<typeof segmentEndpoints.update>;

/** A row as it is now, and what counting it found. */
export interface Counted {
  row: SegmentRow;
  recorded: Recorded[];
}

export async function saveSegment(
  trx: Trx,
  asked: Asking,
  actor: Actor,
  { name, description, rule }: NewSegment,
): Promise<Counted> {
  const asking = await alone(trx, asked);
  const row = await insertSegment(trx, {
    workspace_id: actor.workspace.id,
    name,
    description: description || null,
    rule: JSON.stringify(await checkedRule(trx, asking, rule)),
    created_by: personId(actor),
    created_at: asking.now,
    updated_at: asking.now,
  });
  await keepVersion(trx, actor, row, { at: asking.now, changed: [] });
  return counted(trx, asking, row.id);
}

/** A change that changes nothing makes no version. */
export async function updateSegment(
  trx: Trx,
  asked: Asking,
  actor: Actor,
  id: string,
  { rule: input, ...change }: SegmentChange,
  restoredFrom?: number,
): Promise<Counted> {
  const asking = input === undefined ? asked : await alone(trx, asked);
  const before = await lockedSegment(trx, asking.workspace.id, id);
  const within = { id, name: change.name ?? before.name };
  const rule = input === undefined ? undefined : plain(await checkedRule(trx, asking, input, within));
  const changed = changedFields(before, { ...change, rule });
  if (changed.length > 0) {
    const row = await changeSegment(trx, asking.workspace.id, id, {
      ...change,
      ...(rule === undefined ? {} : { rule: JSON.stringify(rule) }),
      version: before.version + 1,
      updated_at: asking.now,
    });
    await keepVersion(trx, actor, row, { at: asking.now, changed, restoredFrom });
  }
  return counted(trx, asking, id);
}

/** Nobody else writes a rule until the transaction ends, so that two writers cannot close a circle between them. */
async function alone(trx: Trx, asking: Asking): Promise<Asking> {
  const { workspace, catalogue } = asking;
  await lockRules(trx, workspace.id);
  return { ...asking, catalogue: { ...catalogue, segments: await segmentNames(trx, workspace.id) } };
}

async function checkedRule(trx: Trx, asking: Asking, input: unknown, within?: Within): Promise<Rule> {
  const rule = parseRule(input, asking.catalogue, "/rule", within);
  await mustOpen(trx, asking, rule, "/rule");
  return rule;
}

/** As the database will hold it. */
const plain = (rule: unknown): unknown => JSON.parse(JSON.stringify(rule));

export async function restoreSegment(
  trx: Trx,
  asking: Asking,
  actor: Actor,
  id: string,
  version: number,
): Promise<Counted> {
  await segmentOf(trx, asking.workspace.id, id);
  const { name, description, rule } = await versionOf(trx, asking.workspace.id, id, version);
  return updateSegment(trx, asking, actor, id, { name, description, rule }, version);
}

/** From this size on, a count of a few seconds ago is good enough for whoever looks. */
const large = { count: 100_000, milliseconds: 5_000 };

/** Read with its size as of now. */
export async function countedSegment(trx: Trx, asking: Asking, id: string): Promise<Counted> {
  const row = await segmentOf(trx, asking.workspace.id, id);
  return wasJustCounted(row, asking.now) ? { row, recorded: [] } : counted(trx, asking, id);
}

function wasJustCounted({ count, counted_at }: SegmentRow, now: Date): boolean {
  const age = now.getTime() - (counted_at?.getTime() ?? 0);
  return (count ?? 0) >= large.count && age >= 0 && age < large.milliseconds;
}

async function counted(trx: Trx, asking: Asking, id: string): Promise<Counted> {
  const recorded = await record(trx, asking, [id]);
  return { row: await segmentOf(trx, asking.workspace.id, id), recorded };
}
