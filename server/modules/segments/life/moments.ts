// The size of a segment over time, newest first: every recorded moment, or each day as it ended.
import { type RawBuilder, sql } from "kysely";
import type { ParsedQuery } from "../../../../contract/api.ts";
import type { SegmentMoment, segmentLifeEndpoints } from "../../../../contract/segment-life.ts";
import type { ActorWorkspace } from "../../../actor.ts";
import { readCursor, writeCursor } from "../../../platform/cursor-token.ts";
import type { Trx } from "../../../platform/database.ts";

export type HistoryAsked = ParsedQuery<typeof segmentLifeEndpoints.history>;

interface Row {
  id: string;
  at: Date;
  version: number;
  count: number;
  total: number;
  entered: number;
  departed: number;
}

export async function historyOf(
  trx: Trx,
  key: Buffer,
  workspace: ActorWorkspace,
  segmentId: string,
  { limit, cursor, each }: HistoryAsked,
): Promise<{ data: SegmentMoment[]; next_cursor: string | null }> {
  const list = `segment history ${segmentId} ${each}`;
  const before = cursor ? readCursor(key, list, cursor).id : null;
  const query =
    each === "moment"
      ? everyMoment(workspace, segmentId, before)
      : bySpan(each, workspace, segmentId, before);
  const { rows } = await sql<Row>`${query} ORDER BY id DESC LIMIT ${limit + 1}`.execute(trx);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    data: shown.map(({ id: _, at, departed, ...rest }) => ({
      ...rest,
      at: at.toISOString(),
      left: departed,
    })),
    next_cursor: rows.length > limit && last ? writeCursor(key, list, { value: null, id: last.id }) : null,
  };
}

function everyMoment({ id }: ActorWorkspace, segmentId: string, before: string | null): RawBuilder<Row> {
  return sql<Row>`
    SELECT id, at, version, count, total, entered, departed FROM segment_counts
    WHERE workspace_id = ${id} AND segment_id = ${segmentId} AND (${before}::bigint IS NULL OR id < ${before})`;
}

/** The last moment of each, with all who entered and left during it. */
function bySpan(
  span: "day" | "week" | "month",
  { id, timezone }: ActorWorkspace,
  segmentId: string,
  before: string | null,
): RawBuilder<Row> {
  const last = (column: string) =>
    sql`(array_agg(${sql.ref(column)} ORDER BY id DESC))[1] AS ${sql.ref(column)}`;
  return sql<Row>`
    SELECT * FROM (
      SELECT max(id) AS id, ${sql.join(["at", "version", "count", "total"].map(last))},
        sum(entered)::int AS entered, sum(departed)::int AS departed
      FROM segment_counts WHERE workspace_id = ${id} AND segment_id = ${segmentId}
      GROUP BY date_trunc(${sql.lit(span)}, at AT TIME ZONE ${timezone})
    ) AS spans
    WHERE ${before}::bigint IS NULL OR id < ${before}`;
}
