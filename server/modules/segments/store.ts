// The table of segments: one read, written, changed, deleted; a page of them.
import { type Insertable, type Selectable, sql, type Updateable } from "kysely";
import type { ParsedQuery } from "../../../contract/api.ts";
import type { NamedSegment } from "../../../contract/attributes.ts";
import { AppError } from "../../../contract/errors.ts";
import type { segmentEndpoints } from "../../../contract/segments.ts";
import { type KeysetPage, keysetPage, type Sort } from "../../platform/cursor.ts";
import type { Trx } from "../../platform/database.ts";
import type { SegmentsTable } from "./tables.ts";

export type SegmentRow = Selectable<SegmentsTable>;
export type SegmentFilter = ParsedQuery<typeof segmentEndpoints.list>;

const id = sql.ref("segments.id");
const sorts: Record<SegmentFilter["sort"], Sort> = {
  "-updated_at": { by: sql.ref("segments.updated_at"), type: "timestamptz", direction: "desc", id },
  name: { by: sql`lower(segments.name)`, type: "text", direction: "asc", id },
  "-count": { by: sql.ref("segments.count"), type: "int", direction: "desc", nullable: true, id },
};

const ofWorkspace = (trx: Trx, workspaceId: string) =>
  trx
    .selectFrom("segments")
    .selectAll("segments")
    .where("workspace_id", "=", workspaceId)
    .where("deleted_at", "is", null);

export function segmentPage(
  trx: Trx,
  key: Buffer,
  workspaceId: string,
  { search, sort, limit, cursor }: SegmentFilter,
): Promise<KeysetPage<SegmentRow>> {
  const like = `%${search?.trim().replace(/[\\%_]/g, "\\$&")}%`;
  const found = sql<boolean>`(name ILIKE ${like} OR description ILIKE ${like})`;
  const query = ofWorkspace(trx, workspaceId).$if(Boolean(search), (all) => all.where(found));
  return keysetPage(query, { key, list: `segments ${sort}`, sort: sorts[sort], limit, cursor });
}

export function segmentsById(trx: Trx, workspaceId: string, ids: readonly string[]): Promise<SegmentRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return ofWorkspace(trx, workspaceId).where("id", "in", ids).execute();
}

export function allSegments(trx: Trx, workspaceId: string): Promise<SegmentRow[]> {
  return ofWorkspace(trx, workspaceId).orderBy(sql`lower(name)`).execute();
}

export async function segmentOf(trx: Trx, workspaceId: string, segmentId: string): Promise<SegmentRow> {
  const [row] = await segmentsById(trx, workspaceId, [segmentId]);
  if (row) return row;
  throw notFound(segmentId);
}

/** In the order of their ids, until the transaction ends; those that are gone are left out. */
export function lockSegments(trx: Trx, workspaceId: string, ids: readonly string[]): Promise<SegmentRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return ofWorkspace(trx, workspaceId).where("id", "in", ids).orderBy("id").forNoKeyUpdate().execute();
}

export async function lockedSegment(trx: Trx, workspaceId: string, segmentId: string): Promise<SegmentRow> {
  const [row] = await lockSegments(trx, workspaceId, [segmentId]);
  if (row) return row;
  throw notFound(segmentId);
}

/** Other segments whose rule names this one, anywhere in it. */
export async function segmentsNaming(
  trx: Trx,
  workspaceId: string,
  segmentId: string,
): Promise<{ id: string; name: string }[]> {
  const named = sql<boolean>`used_segments @> jsonb_build_array(CAST(${segmentId} AS text))`;
  const rows = await ofWorkspace(trx, workspaceId)
    .where(named)
    .where("id", "<>", segmentId)
    .orderBy(sql`lower(name)`)
    .execute();
  return rows.map(({ id, name }) => ({ id, name }));
}

export function insertSegment(trx: Trx, values: Insertable<SegmentsTable>): Promise<SegmentRow> {
  return namedOnce(values.name, () =>
    trx.insertInto("segments").values(values).returningAll().executeTakeFirstOrThrow(),
  );
}

export async function changeSegment(
  trx: Trx,
  workspaceId: string,
  segmentId: string,
  change: Updateable<SegmentsTable>,
): Promise<SegmentRow> {
  const row = await namedOnce(change.name ?? "", () =>
    trx
      .updateTable("segments")
      .set(change)
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", segmentId)
      .where("deleted_at", "is", null)
      .returningAll()
      .executeTakeFirst(),
  );
  if (row) return row;
  throw notFound(segmentId);
}

/** What rules may ask about: every segment with what it asks about itself. */
export async function segmentNames(trx: Trx, workspaceId: string): Promise<NamedSegment[]> {
  const rows = await trx
    .selectFrom("segments")
    .select(["id", "name", "used_segments", "conditions"])
    .where("workspace_id", "=", workspaceId)
    .where("deleted_at", "is", null)
    .orderBy(sql`lower(name)`)
    .execute();
  return rows.map(({ used_segments, ...row }) => ({ ...row, uses: used_segments }));
}

/** Any number that no other two-part advisory lock here uses. */
const rulesLock = 716_205;

/** Waits for whoever else is writing or deleting a rule of this workspace. */
export async function lockRules(trx: Trx, workspaceId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${rulesLock}, hashtext(${workspaceId}))`.execute(trx);
}

/** Kept for a while, so that `undeleteSegment` brings it back. */
export async function deleteSegment(
  trx: Trx,
  workspaceId: string,
  segmentId: string,
  now: Date,
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable("segments")
    .set({ deleted_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", segmentId)
    .where("deleted_at", "is", null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw notFound(segmentId);
}

/** Under its id, with its versions and sizes. Throws `conflict` where another has its name now. */
export async function undeleteSegment(
  trx: Trx,
  workspaceId: string,
  segmentId: string,
  keptSince: Date,
): Promise<void> {
  const deleted = await trx
    .selectFrom("segments")
    .select(["name"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", segmentId)
    .where("deleted_at", ">=", keptSince)
    .executeTakeFirst();
  if (!deleted) return;
  await namedOnce(deleted.name, () =>
    trx
      .updateTable("segments")
      .set({ deleted_at: null })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", segmentId)
      .execute(),
  );
}

const notFound = (segmentId: string) => new AppError("not_found", `There is no segment ${segmentId}`);

/** Names are told apart without regard to case. */
async function namedOnce<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const faults = [{ path: "/name", message: "another segment has this name" }];
    throw new AppError("conflict", `There is a segment named “${name}” already. Nothing was saved.`, {
      faults,
    });
  }
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && "constraint" in error && error.constraint === "segments_name";
}
