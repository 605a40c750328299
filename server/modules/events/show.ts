// Events' rows as the contract shows them, with whose they are.
import { type SelectQueryBuilder, sql } from "kysely";
import type { ShopEvent } from "../../../contract/events.ts";
import type { Tables, Trx } from "../../platform/database.ts";

const customerName = sql<
  string | null
>`nullif(btrim(coalesce(customers.first_name, '') || ' ' || coalesce(customers.last_name, '')), '')`;

export function selectEvents(trx: Trx, workspaceId: string) {
  return trx
    .selectFrom("events")
    .innerJoin("customers", (join) =>
      join
        .onRef("customers.workspace_id", "=", "events.workspace_id")
        .onRef("customers.id", "=", "events.customer_id"),
    )
    .where("events.workspace_id", "=", workspaceId)
    .select([
      "events.id",
      "events.external_id",
      "events.customer_id",
      "events.name",
      "events.occurred_at",
      "events.received_at",
      "events.properties",
      "customers.email",
    ])
    .select(["customers.external_id as customer_external_id", customerName.as("customer_name")]);
}

type EventRow =
  ReturnType<typeof selectEvents> extends SelectQueryBuilder<Tables, "events" | "customers", infer Row>
    ? Row
    : never;

export function showEvent(row: EventRow): ShopEvent {
  const { customer_id, email, customer_external_id, customer_name, ...event } = row;
  return {
    ...event,
    properties: event.properties as ShopEvent["properties"],
    customer: { id: customer_id, external_id: customer_external_id, name: customer_name, email },
    occurred_at: row.occurred_at.toISOString(),
    received_at: row.received_at.toISOString(),
  };
}

export async function findEvent(trx: Trx, workspaceId: string, id: string): Promise<ShopEvent | undefined> {
  const row = await selectEvents(trx, workspaceId).where("events.id", "=", id).executeTakeFirst();
  return row && showEvent(row);
}
