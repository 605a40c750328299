// Records what customers did, many events in one statement. An event that is there already stays as it is, so that sending
// again changes nothing. Locks are taken in one order by all: names, customers, events.
import { sql } from "kysely";
import type { EventInput } from "../../../contract/events.ts";
import type { Trx } from "../../platform/database.ts";
import { pgList } from "../../platform/pg-list.ts";
import type { Customers } from "../customers/index.ts";

/** An event as it was sent, with what the door filled in. */
export type EventPayload = EventInput & { id: string; occurred_at: string };

type Placed = EventPayload & { customerId: string };

/** Answers the id of the event that each payload meant. */
export async function writeEvents(
  trx: Trx,
  customers: Customers,
  workspaceId: string,
  payloads: readonly EventPayload[],
  now: Date,
): Promise<string[]> {
  const firsts = firstOfEach(payloads);
  const known = await readIds(trx, workspaceId, [...firsts.keys()]);
  const fresh = [...firsts.values()].filter(({ id }) => !known.has(id));
  if (fresh.length > 0) await record(trx, customers, workspaceId, fresh, { now, known });
  return payloads.map(({ id }) => known.get(id)!);
}

/** The same id twice in a batch is the same event. */
function firstOfEach(payloads: readonly EventPayload[]): Map<string, EventPayload> {
  const firsts = new Map<string, EventPayload>();
  for (const payload of payloads) if (!firsts.has(payload.id)) firsts.set(payload.id, payload);
  return firsts;
}

async function record(
  trx: Trx,
  customers: Customers,
  workspaceId: string,
  fresh: readonly EventPayload[],
  { now, known }: { now: Date; known: Map<string, string> },
): Promise<void> {
  const actors = await customers.recognise(
    trx,
    workspaceId,
    fresh.map((payload) => payload.customer),
  );
  await actors.make();
  const open = await customers.lock(trx, workspaceId, new Set(actors.ids));
  await actors.fillGaps();
  const placed = fresh.map((payload, i) => ({ ...payload, customerId: actors.ids[i]! }));
  const written = await insertEvents(trx, workspaceId, placed, now);
  for (const [externalId, id] of written) known.set(externalId, id);
  const lost = fresh.filter(({ id }) => !known.has(id)).map(({ id }) => id);
  // Another batch wrote them in the meantime.
  for (const [externalId, id] of await readIds(trx, workspaceId, lost)) known.set(externalId, id);
  await customers.applyEarliest(
    trx,
    workspaceId,
    earliestOf(placed.filter(({ id }) => written.has(id))),
    open,
  );
}

/** In the order of the shop's ids, so that two batches cannot wait for each other. */
async function insertEvents(
  trx: Trx,
  workspaceId: string,
  events: readonly Placed[],
  now: Date,
): Promise<Map<string, string>> {
  const sorted = events.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const list = (of: (event: Placed) => string) => pgList(sorted.map(of));
  const { rows } = await sql<{ id: string; external_id: string }>`
    INSERT INTO events (workspace_id, customer_id, occurred_at, received_at, name, external_id, properties)
    SELECT ${workspaceId}, customer_id, occurred_at, ${now}, name, external_id, properties
    FROM unnest(${list((e) => e.customerId)}::bigint[], ${list((e) => e.occurred_at)}::timestamptz[],
      ${list((e) => e.name)}::text[], ${list((e) => e.id)}::text[],
      ${list((e) => JSON.stringify(e.properties ?? {}))}::jsonb[]) AS t (customer_id, occurred_at, name, external_id, properties)
    ON CONFLICT (workspace_id, external_id) DO NOTHING
    RETURNING id, external_id`.execute(trx);
  return new Map(rows.map((row) => [row.external_id, row.id]));
}

async function readIds(
  trx: Trx,
  workspaceId: string,
  externalIds: readonly string[],
): Promise<Map<string, string>> {
  if (externalIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; external_id: string }>`
    SELECT e.id, e.external_id FROM unnest(${pgList(externalIds)}::text[]) AS t (external_id)
    JOIN events AS e ON e.workspace_id = ${workspaceId} AND e.external_id = t.external_id`.execute(trx);
  return new Map(rows.map((row) => [row.external_id, row.id]));
}

/** When each customer was first seen here, ISO 8601 in UTC. */
function earliestOf(events: readonly Placed[]): Map<string, string> {
  const earliest = new Map<string, string>();
  for (const { customerId, occurred_at } of events) {
    const known = earliest.get(customerId);
    if (known === undefined || occurred_at < known) earliest.set(customerId, occurred_at);
  }
  return earliest;
}
