// Visitors without a name: who they turned out to be, and the messages that wait until they say so.
import { sql } from "kysely";
import type { CustomerRef } from "../../../contract/customers.ts";
import type { Trx } from "../../platform/database.ts";
import { pgList } from "../../platform/pg-list.ts";
import type { Delivery } from "./delivery.ts";

export interface VisitorKey {
  sourceId: string;
  anonymousId: string;
}

export interface NamedVisitor extends VisitorKey {
  customer: CustomerRef;
  version: string;
}

export const visitorName = ({ sourceId, anonymousId }: VisitorKey) => `${sourceId} ${anonymousId}`;

export async function readVisitors(
  trx: Trx,
  workspaceId: string,
  keys: readonly VisitorKey[],
): Promise<Map<string, NamedVisitor>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<NamedVisitor>`
    SELECT v.source_id AS "sourceId", v.anonymous_id AS "anonymousId", v.customer, v.version FROM ${unnested(keys)}
    JOIN source_visitors AS v ON v.workspace_id = ${workspaceId} AND v.source_id = t.source_id
      AND v.anonymous_id = t.anonymous_id`.execute(trx);
  return new Map(rows.map((row) => [visitorName(row), row]));
}

/** Of several sources' visitors of that id, the one seen last. */
export async function visitorsName(
  trx: Trx,
  workspaceId: string,
  anonymousId: string,
): Promise<CustomerRef | undefined> {
  const { rows } = await sql<{ customer: CustomerRef }>`
    SELECT v.customer FROM sources AS s JOIN source_visitors AS v
      ON v.workspace_id = s.workspace_id AND v.source_id = s.id AND v.anonymous_id = ${anonymousId}
    WHERE s.workspace_id = ${workspaceId} ORDER BY v.seen_at DESC, s.id LIMIT 1`.execute(trx);
  return rows[0]?.customer;
}

export async function writeVisitors(
  trx: Trx,
  workspaceId: string,
  visitors: readonly NamedVisitor[],
  now: Date,
): Promise<void> {
  if (visitors.length === 0) return;
  await sql`
    INSERT INTO source_visitors (workspace_id, source_id, anonymous_id, customer, version, seen_at)
    SELECT ${workspaceId}, source_id, anonymous_id, customer::jsonb, version, ${now}
    FROM unnest(${pgList(visitors.map((v) => v.sourceId))}::bigint[], ${pgList(visitors.map((v) => v.anonymousId))}::text[],
      ${pgList(visitors.map((v) => JSON.stringify(v.customer)))}::text[], ${pgList(visitors.map((v) => v.version))}::text[])
      AS t (source_id, anonymous_id, customer, version)
    ON CONFLICT (workspace_id, source_id, anonymous_id) DO UPDATE
      SET customer = excluded.customer, version = excluded.version, seen_at = excluded.seen_at`.execute(trx);
}

export interface Waiting extends VisitorKey {
  delivery: Delivery;
}

export async function keepWaiting(trx: Trx, workspaceId: string, waiting: readonly Waiting[]): Promise<void> {
  if (waiting.length === 0) return;
  await sql`
    INSERT INTO source_waiting (workspace_id, source_id, anonymous_id, delivery_id, delivery, received_at)
    SELECT ${workspaceId}, source_id, anonymous_id, delivery_id, delivery::jsonb, received_at
    FROM unnest(${pgList(waiting.map((w) => w.sourceId))}::bigint[], ${pgList(waiting.map((w) => w.anonymousId))}::text[],
      ${pgList(waiting.map((w) => w.delivery.id))}::text[], ${pgList(waiting.map((w) => JSON.stringify(w.delivery)))}::text[],
      ${pgList(waiting.map((w) => w.delivery.received_at))}::timestamptz[])
      AS t (source_id, anonymous_id, delivery_id, delivery, received_at)
    ON CONFLICT DO NOTHING`.execute(trx);
}

/** Those who have a name now: their messages, which wait no more. */
export async function takeWaiting(
  trx: Trx,
  workspaceId: string,
  keys: readonly VisitorKey[],
): Promise<Waiting[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<Waiting>`
    DELETE FROM source_waiting AS w USING ${unnested(keys)}
    WHERE w.workspace_id = ${workspaceId} AND w.source_id = t.source_id AND w.anonymous_id = t.anonymous_id
    RETURNING w.source_id AS "sourceId", w.anonymous_id AS "anonymousId", w.delivery`.execute(trx);
  return rows;
}

function unnested(keys: readonly VisitorKey[]) {
  const distinct = [...new Map(keys.map((key) => [visitorName(key), key])).values()];
  return sql`unnest(${pgList(distinct.map((k) => k.sourceId))}::bigint[], ${pgList(distinct.map((k) => k.anonymousId))}::text[])
    AS t (source_id, anonymous_id)`;
}
