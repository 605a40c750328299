// Records a moment of several segments in one statement: counts them over one reading of the customers, compares who is in
// them with who was, and keeps what changed. Whoever opens a segment, uses it or counts all of them daily comes here.
import { type RawBuilder, sql } from "kysely";
import type { Rule } from "../../../../contract/rule.ts";
import type { Sql } from "../../../lent.ts";
import type { Trx } from "../../../platform/database.ts";
import { lastDays } from "../../../platform/days.ts";
import { type Asking, settingOf } from "../asking.ts";
import { compileRules } from "../compile/index.ts";
import { soundRules } from "../opening.ts";
import { allSegments, lockSegments, type SegmentRow } from "../store.ts";
import { blockOf, placeOf } from "./blocks.ts";

export interface Recorded {
  workspaceId: string;
  segmentId: string;
  at: Date;
  version: number;
  count: number;
  entered: number;
  left: number;
}

interface Row {
  segment_id: string;
  version: number;
  count: number;
  entered: number;
  departed: number;
}

/**
 * Counts these segments as of `asking.now` and answers what it found. Left out are those whose rule cannot be evaluated, and
 * those that someone has counted for a later moment: moments follow each other.
 */
export async function record(trx: Trx, asking: Asking, ids: readonly string[]): Promise<Recorded[]> {
  const locked = await lockSegments(trx, asking.workspace.id, ids);
  const rules = soundRules(await allSegments(trx, asking.workspace.id), asking.catalogue);
  const segments = locked.filter((row) => rules.has(row.id) && !isCountedLater(row, asking.now));
  if (segments.length === 0) return [];
  const { rows } = await statement(asking, segments, rules).execute(trx);
  return rows.map(({ segment_id, version, count, entered, departed }) => ({
    workspaceId: asking.workspace.id,
    segmentId: segment_id,
    at: asking.now,
    version,
    count,
    entered,
    left: departed,
  }));
}

const isCountedLater = ({ counted_at }: SegmentRow, now: Date) => counted_at !== null && counted_at > now;

type Rules = ReadonlyMap<string, Rule>;

function statement(asking: Asking, segments: readonly SegmentRow[], rules: Rules): RawBuilder<Row> {
  const { workspace, now } = asking;
  const own = sql`workspace_id = ${workspace.id} AND segment_id = ANY(${segments.map(({ id }) => id)}::bigint[])`;
  return sql<Row>`
    WITH counted AS MATERIALIZED (${counted(asking, segments, rules)}),
    fresh AS MATERIALIZED (${fresh(segments)}),
    kept AS (SELECT segment_id, block, customers FROM segment_members WHERE ${own}),
    split AS MATERIALIZED (
      SELECT segment_id, block, f.customers AS after,
        ARRAY(SELECT unnest(f.customers) EXCEPT SELECT unnest(k.customers) ORDER BY 1) AS entered,
        ARRAY(SELECT unnest(k.customers) EXCEPT SELECT unnest(f.customers) ORDER BY 1) AS departed
      FROM fresh f FULL JOIN kept k USING (segment_id, block) WHERE f.customers IS DISTINCT FROM k.customers
    ),
    sums AS MATERIALIZED (
      SELECT id AS segment_id, version, (SELECT coalesce(sum(total), 0) FROM counted)::int AS total,
        (SELECT coalesce(sum(cardinality(customers)), 0) FROM fresh WHERE segment_id = s.id)::int AS count,
        (SELECT coalesce(sum(cardinality(entered)), 0) FROM split WHERE segment_id = s.id)::int AS entered,
        (SELECT coalesce(sum(cardinality(departed)), 0) FROM split WHERE segment_id = s.id)::int AS departed
      FROM segments s WHERE workspace_id = ${workspace.id} AND id = ANY(${segments.map(({ id }) => id)}::bigint[])
    ),
    moments AS (
      INSERT INTO segment_counts (workspace_id, segment_id, at, version, count, total, entered, departed)
      SELECT ${workspace.id}, segment_id, ${now}, version, count, total, entered, departed FROM sums
      WHERE ${isWorthKeeping(asking)}
      RETURNING segment_id, id
    ),
    changed AS (
      INSERT INTO segment_changes (workspace_id, segment_id, moment, block, entered, departed)
      SELECT ${workspace.id}, segment_id, moments.id, block, entered, departed FROM split JOIN moments USING (segment_id)
    ),
    written AS (
      INSERT INTO segment_members (workspace_id, segment_id, block, customers)
      SELECT ${workspace.id}, segment_id, block, after FROM split WHERE after IS NOT NULL
      ON CONFLICT (workspace_id, segment_id, block) DO UPDATE SET customers = EXCLUDED.customers
    ),
    emptied AS (
      DELETE FROM segment_members m USING split
      WHERE m.workspace_id = ${workspace.id} AND m.segment_id = split.segment_id AND m.block = split.block AND split.after IS NULL
    ),
    shown AS (
      UPDATE segments SET count = sums.count, counted_at = ${now} FROM sums
      WHERE segments.workspace_id = ${workspace.id} AND segments.id = sums.segment_id
    )
    SELECT segment_id, version, count, entered, departed FROM sums`;
}

/** By block: all customers, and for each segment the places of its members. */
function counted(asking: Asking, segments: readonly SegmentRow[], sound: Rules): Sql {
  const setting = settingOf(asking, null, sound);
  const rules = segments.map(({ id }) => sound.get(id)!);
  const { source, seen, conditions } = compileRules(rules, setting);
  const { id } = setting.lent.customers;
  const verdicts = conditions.map((condition, i) => sql`${condition} AS ${sql.ref(`h${i}`)}`);
  const members = segments.map(
    (_, i) =>
      sql`array_agg(place ORDER BY place) FILTER (WHERE ${sql.ref(`h${i}`)}) AS ${sql.ref(`members${i}`)}`,
  );
  return sql`
    SELECT block, count(*) AS total, ${sql.join(members)}
    FROM (SELECT ${blockOf(id)} AS block, ${placeOf(id)} AS place, ${sql.join(verdicts)} FROM ${source} WHERE ${seen}) AS judged
    GROUP BY block`;
}

/** One row a segment and block in which it has members. */
function fresh(segments: readonly SegmentRow[]): Sql {
  const each = segments.map(({ id }, i) => sql`(CAST(${id} AS bigint), ${sql.ref(`members${i}`)})`);
  return sql`
    SELECT segment_id, block, customers
    FROM counted CROSS JOIN LATERAL (VALUES ${sql.join(each)}) AS each_one (segment_id, customers)
    WHERE customers IS NOT NULL`;
}

/** Something changed, the rule is another one, or it is the first of the day; a segment looked at all day keeps no more. */
function isWorthKeeping({ workspace, now }: Asking): Sql {
  const { from } = lastDays(now, 1, workspace.timezone);
  return sql`entered + departed > 0 OR NOT EXISTS (
    SELECT FROM segment_counts c
    WHERE c.workspace_id = ${workspace.id} AND c.segment_id = sums.segment_id AND c.at >= ${from} AND c.version = sums.version
  )`;
}
