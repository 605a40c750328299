// How filled the properties of events are and which values are common, from the latest of each event.
import { sql } from "kysely";
import type { Trx } from "../../platform/database.ts";

/** Events of a name that are looked at. */
const latest = 1_000;
const mostValues = 50;
const longestValue = 200;

export interface PropertyStatistics {
  fill_rate: number;
  common_values: { value: string; count: number }[];
}
/** By `statisticsKey`. */
export type EventStatistics = Map<string, PropertyStatistics>;

export const statisticsKey = (event: string, property: string) => JSON.stringify([event, property]);

interface Counted {
  event: string;
  property: string;
  value: string | null;
  count: string;
  filled: string;
  looked_at: string;
}

export async function eventStatistics(trx: Trx, workspaceId: string): Promise<EventStatistics> {
  const { rows } = await sql<Counted>`
    WITH looked_at AS MATERIALIZED (
      SELECT n.name, e.properties FROM event_names AS n,
        LATERAL (SELECT properties FROM events WHERE workspace_id = ${workspaceId} AND name = n.name
                 ORDER BY occurred_at DESC, id DESC LIMIT ${latest}) AS e
      WHERE n.workspace_id = ${workspaceId}
    ), counted AS (
      SELECT l.name AS event, p.key AS property, count(*) AS count,
        CASE WHEN jsonb_typeof(p.value) IN ('string', 'number', 'boolean') AND length(p.value #>> '{}') <= ${longestValue}
             THEN p.value #>> '{}' END AS value
      FROM looked_at AS l, jsonb_each(l.properties) AS p
      WHERE jsonb_typeof(p.value) <> 'null' GROUP BY 1, 2, 4
    ), ranked AS (
      SELECT *, sum(count) OVER (PARTITION BY event, property) AS filled,
        row_number() OVER (PARTITION BY event, property ORDER BY value IS NULL, count DESC, value) AS place FROM counted
    )
    SELECT event, property, value, count, filled, (SELECT count(*) FROM looked_at WHERE name = event) AS looked_at
    FROM ranked WHERE place <= ${mostValues} ORDER BY event, property, place`.execute(trx);
  const groups = Map.groupBy(rows, ({ event, property }) => statisticsKey(event, property));
  return new Map([...groups].map(([key, group]) => [key, statisticsOf(group)]));
}

function statisticsOf(group: readonly Counted[]): PropertyStatistics {
  const { filled, looked_at } = group[0]!;
  const values = group.flatMap(({ value, count }) =>
    value === null ? [] : [{ value, count: Number(count) }],
  );
  return { fill_rate: Number(filled) / Number(looked_at), common_values: values };
}
