// The last deliveries of each source: written as they are applied, bounded by their number.
import { type Selectable, sql } from "kysely";
import type { DeliveryOutcome, SourceDelivery } from "../../../contract/sources.ts";
import type { Trx } from "../../platform/database.ts";
import { pgList } from "../../platform/pg-list.ts";
import type { SourceDeliveriesTable } from "./tables.ts";

/** Kept of each outcome, so that a flood of good ones does not wash the bad ones away. */
const keptOfEach = 200;
/** Of one batch, the rest of which would be gone at once. */
const keptOfBatch = 50;

export interface NotedDelivery {
  sourceId: string;
  deliveryId: string;
  topic: string;
  outcome: DeliveryOutcome;
  note: string | null;
  receivedAt: string;
  /** It came before, and has waited until now. */
  released?: true;
}

export async function noteDeliveries(
  trx: Trx,
  workspaceId: string,
  all: readonly NotedDelivery[],
): Promise<void> {
  const { lines, times } = shortened(all);
  if (lines.length === 0) return;
  const list = (of: (line: NotedDelivery) => string | null) => pgList(lines.map(of));
  await sql`
    INSERT INTO source_deliveries AS d (workspace_id, source_id, delivery_id, topic, outcome, note, times, received_at)
    SELECT ${workspaceId}, source_id, delivery_id, topic, outcome, note, times, received_at
    FROM unnest(${list((l) => l.sourceId)}::bigint[], ${list((l) => l.deliveryId)}::text[], ${list((l) => l.topic)}::text[],
      ${list((l) => l.outcome)}::text[], ${list((l) => l.note)}::text[], ${pgList(times)}::int[],
      ${list((l) => l.receivedAt)}::timestamptz[]) AS t (source_id, delivery_id, topic, outcome, note, times, received_at)
    ON CONFLICT (workspace_id, source_id, delivery_id) DO UPDATE SET
      times = d.times + excluded.times, received_at = excluded.received_at,
      outcome = excluded.outcome, note = excluded.note`.execute(trx);
  await prune(trx, workspaceId, [...new Set(lines.map((line) => line.sourceId))]);
}

/** One line a delivery id, with how often it came; of each outcome the newest. */
function shortened(all: readonly NotedDelivery[]): { lines: NotedDelivery[]; times: number[] } {
  const keyOf = (line: NotedDelivery) => `${line.sourceId} ${line.deliveryId}`;
  const times = new Map<string, number>();
  for (const line of all) times.set(keyOf(line), (times.get(keyOf(line)) ?? 0) + (line.released ? 0 : 1));
  const distinct = [...new Map(all.map((line) => [keyOf(line), line])).values()];
  const groups = Map.groupBy(distinct, (line) => `${line.sourceId} ${line.outcome}`);
  const lines = [...groups.values()].flatMap((group) => group.slice(-keptOfBatch));
  return { lines, times: lines.map((line) => times.get(keyOf(line)) ?? 1) };
}

async function prune(trx: Trx, workspaceId: string, sourceIds: readonly string[]): Promise<void> {
  await sql`
    DELETE FROM source_deliveries AS d USING (
      SELECT id, row_number() OVER (PARTITION BY source_id, outcome ORDER BY received_at DESC, id DESC) AS place
      FROM source_deliveries WHERE workspace_id = ${workspaceId} AND source_id = ANY (${pgList(sourceIds)}::bigint[])
    ) AS ranked
    WHERE d.workspace_id = ${workspaceId} AND d.id = ranked.id AND ranked.place > ${keptOfEach}`.execute(trx);
}

export async function lastDeliveries(
  trx: Trx,
  workspaceId: string,
  sourceId: string,
  outcome: DeliveryOutcome | undefined,
): Promise<SourceDelivery[]> {
  let query = trx
    .selectFrom("source_deliveries")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("source_id", "=", sourceId);
  if (outcome) query = query.where("outcome", "=", outcome);
  const rows = await query.orderBy("received_at", "desc").orderBy("id", "desc").limit(100).execute();
  return rows.map(shown);
}

/** Of one delivery; undefined where it has not come. */
export async function deliveryCalled(
  trx: Trx,
  workspaceId: string,
  sourceId: string,
  deliveryId: string,
): Promise<SourceDelivery | undefined> {
  const row = await trx
    .selectFrom("source_deliveries")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("source_id", "=", sourceId)
    .where("delivery_id", "=", deliveryId)
    .executeTakeFirst();
  return row && shown(row);
}

function shown(row: Selectable<SourceDeliveriesTable>): SourceDelivery {
  const { id, delivery_id, topic, outcome, note, times, received_at } = row;
  return {
    id,
    delivery_id,
    topic,
    outcome,
    note,
    times: Math.max(1, times),
    received_at: received_at.toISOString(),
  };
}
