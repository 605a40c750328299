// A campaign's audience counted in parts, in one statement: by each dimension, by what was spent before, and by segment.
import { type RawBuilder, sql } from "kysely";
import { type InsightOutcome, insightOutcomeNames } from "../../../contract/insights.ts";
import { toMinor } from "../../../contract/values.ts";
import type { Trx } from "../../platform/database.ts";
import { allowNestedLoops } from "../../platform/nested-loops.ts";
import { pgList } from "../../platform/pg-list.ts";
import type { Dimension } from "./dimensions.ts";
import { factsOf, type Sent } from "./facts.ts";
import { bandText, joinedBands, spendEdges } from "./spend-bands.ts";

export type Counts = Record<InsightOutcome | "tried", number>;

export interface Group {
  dimension: string;
  value: string;
  counts: Counts;
}

export interface SegmentThen {
  id: string;
  /** Selects those who were in it at the launch. */
  members: RawBuilder<unknown>;
}

interface Row extends Counts {
  mask: number | null;
  value: string | null;
}

export interface GroupsAsked extends Sent {
  currency: string;
  dimensions: readonly Dimension[];
  segments: readonly SegmentThen[];
  /** Parts with fewer people are left out. */
  fewest: number;
}

export async function countGroups(trx: Trx, asked: GroupsAsked): Promise<{ whole: Counts; groups: Group[] }> {
  const { dimensions, segments, fewest } = asked;
  const edges = spendEdges(asked.currency);
  const starts = pgList([1, ...edges.map((edge) => toMinor(edge, asked.currency))]);
  const columns = [
    ...dimensions.map((_, i) => sql.ref(`d${i}`)),
    sql`CAST(width_bucket(spent::bigint, ${starts}::bigint[]) AS text)`,
  ];
  // In a grouping set all columns but its own are null, and its own has no bit in the mask.
  const all = 2 ** columns.length - 1;
  const maskOf = (i: number) => all - 2 ** (columns.length - 1 - i);
  const spend = maskOf(columns.length - 1);
  const named = columns.map((_, i) => sql.ref(`g${i}`));
  // Everything is read once and joined whole.
  await allowNestedLoops(trx, false);
  const { rows } = await sql<Row>`
    WITH ${factsOf(
      asked,
      dimensions.map(({ value }) => value),
    )},
    slotted AS (SELECT *, ${sql.join(columns.map((column, i) => sql`${column} AS ${sql.ref(`g${i}`)}`))} FROM facts)
    SELECT GROUPING(${sql.join(named)}) AS mask, coalesce(${sql.join(named)}) AS value, ${counted}
    FROM slotted GROUP BY GROUPING SETS ((), ${sql.join(named.map((one) => sql`(${one})`))})
    HAVING count(*) >= ${fewest} OR GROUPING(${sql.join(named)}) IN (${all}, ${spend})
    ${sql.join(
      segments.map(
        ({ id, members }) =>
          sql`UNION ALL SELECT NULL, ${id}::text, ${counted} FROM facts WHERE customer_id IN (${members})`,
      ),
      sql` `,
    )}
  `.execute(trx);
  const of = (mask: number) => rows.filter((row) => row.mask === mask);
  return {
    whole: countsOf(of(all)),
    groups: [
      ...dimensions.flatMap(({ name }, i) => of(maskOf(i)).flatMap((row) => groupOf(name, row))),
      ...bandsOf(of(spend), edges),
      ...rows.filter(({ mask }) => mask === null).flatMap((row) => groupOf("segment", row)),
    ],
  };
}

const counted = sql`count(*)::int AS tried, ${sql.join(
  insightOutcomeNames.map((name) =>
    name === "delivered"
      ? sql`count(*) FILTER (WHERE delivered)::int AS delivered`
      : sql`count(*) FILTER (WHERE delivered AND ${sql.ref(name)})::int AS ${sql.ref(name)}`,
  ),
)}`;

const groupOf = (dimension: string, row: Row): Group[] =>
  row.value === null ? [] : [{ dimension, value: row.value, counts: countsOf([row]) }];

function countsOf(rows: readonly Counts[]): Counts {
  const sum = (name: keyof Counts) => rows.reduce((all, row) => all + row[name], 0);
  return {
    tried: sum("tried"),
    delivered: sum("delivered"),
    opened: sum("opened"),
    clicked: sum("clicked"),
    ordered: sum("ordered"),
  };
}

function bandsOf(rows: readonly Row[], edges: readonly number[]): Group[] {
  const nothing = rows.filter(({ value }) => value === "0");
  const slots = rows
    .filter(({ value }) => value !== "0")
    .map((row) => ({ row, at: Number(row.value) }))
    .sort((a, b) => a.at - b.at)
    .map(({ row, at }) => ({
      from: edges[at - 2] ?? 0,
      to: edges[at - 1] ?? null,
      people: row.tried,
      slot: row,
    }));
  const bands = joinedBands(slots).map(({ band, slots: joined }) => ({ band, rows: joined }));
  return [{ band: { low: 0, high: 0 }, rows: nothing }, ...bands].map((one) => ({
    dimension: "spend",
    value: bandText(one.band),
    counts: countsOf(one.rows),
  }));
}
