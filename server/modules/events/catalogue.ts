// The catalogue of events: for the page on which a developer sees what comes in, and for rules.
import { type RawBuilder, sql } from "kysely";
import type { AskableEvent, AttributeType } from "../../../contract/attributes.ts";
import type { CatalogueEvent } from "../../../contract/events.ts";
import type { Trx } from "../../platform/database.ts";
import { type LearntProperty, readLearnt } from "./learnt.ts";
import { type EventStatistics, eventStatistics, statisticsKey } from "./statistics.ts";

interface Totals {
  name: string;
  count: string;
  customers: string;
  first_at: Date;
  last_at: Date;
}

const none = { fill_rate: 0, common_values: [] };

/** Counted anew each time, so that the numbers are those of a recount. The latest to come first. */
export async function readCatalogue(trx: Trx, workspaceId: string): Promise<CatalogueEvent[]> {
  const learnt = await readLearnt(trx, workspaceId);
  const statistics = await eventStatistics(trx, workspaceId);
  const totals = new Map((await readTotals(trx, workspaceId)).map((row) => [row.name, row]));
  const events = learnt.map(({ name, properties }) => ({
    name,
    ...totalsOf(totals.get(name)),
    properties: properties.map((property) => ({
      ...property,
      ...(statistics.get(statisticsKey(name, property.name)) ?? none),
    })),
  }));
  return events.sort((a, b) => ((a.last_at ?? "") < (b.last_at ?? "") ? 1 : -1));
}

function totalsOf(row: Totals | undefined) {
  return {
    count: Number(row?.count ?? 0),
    customers: Number(row?.customers ?? 0),
    first_at: row?.first_at.toISOString() ?? null,
    last_at: row?.last_at.toISOString() ?? null,
  };
}

async function readTotals(trx: Trx, workspaceId: string): Promise<Totals[]> {
  const query: RawBuilder<Totals> = sql`
    SELECT name, count(*) AS count, count(DISTINCT customer_id) AS customers, min(occurred_at) AS first_at,
      max(occurred_at) AS last_at
    FROM events WHERE workspace_id = ${workspaceId} GROUP BY name`;
  return (await query.execute(trx)).rows;
}

/** Names and types as they are now; common values as last counted. */
export async function readAskable(
  trx: Trx,
  workspaceId: string,
  statistics: EventStatistics,
): Promise<AskableEvent[]> {
  const learnt = await readLearnt(trx, workspaceId);
  return learnt.map(({ name, properties }) => ({
    name,
    properties: properties.filter(isAskable).map((property) => ({
      name: property.name,
      type: property.type,
      common_values: (statistics.get(statisticsKey(name, property.name)) ?? none).common_values,
    })),
  }));
}

function isAskable(property: LearntProperty): property is LearntProperty & { type: AttributeType } {
  return property.type !== "other";
}
