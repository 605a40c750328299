// Versions of a segment: one for each change of its name, description or rule, with who made it.
import { isDeepStrictEqual } from "node:util";
import type { Selectable } from "kysely";
import { AppError } from "../../../../contract/errors.ts";
import { type SegmentVersion, versionFields } from "../../../../contract/segment-life.ts";
import { type Actor, personId } from "../../../actor.ts";
import { readCursor, writeCursor } from "../../../platform/cursor-token.ts";
import type { Trx } from "../../../platform/database.ts";
import type { Asking } from "../asking.ts";
import { sentenceOf } from "../show.ts";
import type { SegmentRow } from "../store.ts";
import type { SegmentVersionsTable } from "../tables.ts";

export type VersionRow = Selectable<SegmentVersionsTable>;
type Field = (typeof versionFields)[number];

/** What differs between a segment as it is and as it is to be. */
export function changedFields(before: SegmentRow, after: Partial<Pick<SegmentRow, Field>>): Field[] {
  return versionFields.filter(
    (field) => after[field] !== undefined && !isDeepStrictEqual(before[field], after[field]),
  );
}

export async function keepVersion(
  trx: Trx,
  actor: Actor,
  row: SegmentRow,
  about: { at: Date; changed: Field[]; restoredFrom?: number },
): Promise<void> {
  const { workspace_id, id, version, name, description, rule } = row;
  await trx
    .insertInto("segment_versions")
    .values({
      workspace_id,
      segment_id: id,
      version,
      name,
      description,
      rule: JSON.stringify(rule),
      changed: about.changed,
      restored_from: about.restoredFrom ?? null,
      person_id: personId(actor),
      made_by: actor.who.kind === "key" ? actor.who.name : null,
      at: about.at,
    })
    .execute();
}

/** Newest first, each beside the one before it. */
export async function versionsOf(
  trx: Trx,
  key: Buffer,
  { workspace, catalogue }: Asking,
  segmentId: string,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<{ rows: { row: VersionRow; shown: Omit<SegmentVersion, "by"> }[]; next_cursor: string | null }> {
  const list = `segment versions ${segmentId}`;
  const below = cursor ? Number(readCursor(key, list, cursor).id) : Number.MAX_SAFE_INTEGER;
  const rows = await trx
    .selectFrom("segment_versions")
    .selectAll()
    .where("workspace_id", "=", workspace.id)
    .where("segment_id", "=", segmentId)
    .where("version", "<", Math.min(below, 2 ** 31 - 1))
    .orderBy("version", "desc")
    .limit(limit + 1)
    .execute();
  const said = rows.map((row) => ({ row, sentence: sentenceOf(row.rule, catalogue) }));
  const last = rows[limit - 1];
  return {
    rows: said.slice(0, limit).map((one, i) => ({ row: one.row, shown: shownVersion(one, said[i + 1]) })),
    next_cursor:
      rows.length > limit && last ? writeCursor(key, list, { value: null, id: String(last.version) }) : null,
  };
}

interface Said {
  row: VersionRow;
  sentence: string;
}

function shownVersion({ row, sentence }: Said, before: Said | undefined): Omit<SegmentVersion, "by"> {
  const { version, at, changed, restored_from, name, description, rule } = row;
  return {
    version,
    at: at.toISOString(),
    changed: changed as Field[],
    restored_from,
    name,
    description,
    rule,
    sentence,
    before: before
      ? { name: before.row.name, description: before.row.description, sentence: before.sentence }
      : null,
  };
}

export async function versionOf(
  trx: Trx,
  workspaceId: string,
  segmentId: string,
  version: number,
): Promise<VersionRow> {
  const row = await trx
    .selectFrom("segment_versions")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("segment_id", "=", segmentId)
    .where("version", "=", version)
    .executeTakeFirst();
  if (row) return row;
  throw new AppError("not_found", `There is no version ${version} of segment ${segmentId}`);
}
