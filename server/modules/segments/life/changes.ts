// Who entered and who left, one customer a line, read from blocks page by page; and who is in as last counted.
import { sql } from "kysely";
import type { ParsedQuery } from "../../../../contract/api.ts";
import type { SegmentChange, segmentLifeEndpoints } from "../../../../contract/segment-life.ts";
import type { Sql } from "../../../lent.ts";
import { type Position, readCursor, writeCursor } from "../../../platform/cursor-token.ts";
import type { Trx } from "../../../platform/database.ts";
import { blockOf, customerOf } from "./blocks.ts";

export type ChangesAsked = ParsedQuery<typeof segmentLifeEndpoints.changes>;
export type Change = Omit<SegmentChange, "customer">;

interface Row {
  moment: string;
  at: Date;
  version: number;
  change: "entered" | "left";
  customer_id: string;
}

const customer = customerOf(sql.ref("c.block"), sql.ref("p.place"));

export async function changesOf(
  trx: Trx,
  key: Buffer,
  workspaceId: string,
  segmentId: string,
  asked: ChangesAsked,
): Promise<{ data: Change[]; next_cursor: string | null }> {
  const { limit, cursor, sort } = asked;
  const list = `segment changes ${segmentId} ${sort}`;
  const direction = sql.raw(sort === "at" ? "ASC" : "DESC");
  const own = sql`workspace_id = ${workspaceId} AND segment_id = ${segmentId}`;
  const conditions = [
    ...(cursor ? [beyond(readCursor(key, list, cursor), sort)] : []),
    ...(asked.change ? [sql`p.change = ${asked.change}`] : []),
    ...(asked.since ? [sql`c.moment > ${momentAt(own, asked.since)}`] : []),
  ];
  const { rows } = await sql<Row>`
    SELECT c.moment, t.at, t.version, p.change, ${customer} AS customer_id
    FROM (SELECT * FROM segment_changes WHERE ${own}) AS c
    JOIN (SELECT * FROM segment_counts WHERE ${own}) AS t ON t.id = c.moment
    CROSS JOIN LATERAL (
      SELECT 'entered' AS change, unnest(c.entered) AS place UNION ALL SELECT 'left', unnest(c.departed)
    ) AS p
    WHERE ${sql.join([sql`true`, ...conditions], sql` AND `)}
    ORDER BY c.moment ${direction}, c.block ${direction}, p.place ${direction} LIMIT ${limit + 1}`.execute(
    trx,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    data: shown.map(({ moment: _, at, ...row }) => ({ ...row, at: at.toISOString() })),
    next_cursor:
      rows.length > limit && last
        ? writeCursor(key, list, { value: last.moment, id: last.customer_id })
        : null,
  };
}

/** Whole blocks are passed over before any is unpacked. */
function beyond({ value, id }: Position, sort: ChangesAsked["sort"]): Sql {
  const sign = sql.raw(sort === "at" ? ">" : "<");
  const last = sql`CAST(${id} AS bigint)`;
  return sql`(c.moment, c.block) ${sign}= (CAST(${value} AS bigint), ${blockOf(last)})
    AND (c.moment, ${customer}) ${sign} (CAST(${value} AS bigint), ${last})`;
}

/** Moments are numbered in the order in which they were. */
function momentAt(own: Sql, since: string): Sql {
  return sql`coalesce((SELECT max(id) FROM segment_counts WHERE ${own} AND at <= ${since}::timestamptz), 0)`;
}

/** Ids of all members as last counted, in ascending order, block after block. */
export async function keptMembers(trx: Trx, workspaceId: string, segmentId: string): Promise<string[]> {
  const { rows } = await sql<{ ids: string[] }>`
    SELECT ARRAY(SELECT ${customerOf(sql.ref("m.block"), sql.ref("place"))} FROM unnest(m.customers) AS place ORDER BY 1)::text[] AS ids
    FROM segment_members m WHERE workspace_id = ${workspaceId} AND segment_id = ${segmentId} ORDER BY block`.execute(
    trx,
  );
  return rows.flatMap(({ ids }) => ids);
}
