// Since when a customer has been there, where the shop has not said: since their earliest order or
// event, if that is before they were first written. Kept in the transaction that writes these.
import { sql } from "kysely";
import type { Trx } from "../../platform/database.ts";
import { pgList } from "../../platform/pg-list.ts";
import type { OpenBeginnings } from "./identities.ts";
import type { OrderFacts } from "./order-facts.ts";
import type { OrdersChange } from "./totals.ts";

/** How a batch may have moved the earliest thing known of a customer. */
type Beginning = Pick<OrdersChange, "customerId" | "left" | "earliest">;

/** Rows must be locked, orders and events written. `open` comes from locking. */
export async function applyBeginnings(
  trx: Trx,
  workspaceId: string,
  changes: readonly Beginning[],
  open: OpenBeginnings,
  facts: OrderFacts,
): Promise<void> {
  const moved = changes.filter((change) => mayMove(change, open.get(change.customerId)));
  if (moved.length === 0) return;
  const list = (of: keyof Beginning) => pgList(moved.map((change) => change[of]));
  // Only where something left its place must all be looked through; what came can do no more than move it back.
  await sql`
    /* prepared */ UPDATE customers AS c SET created_at = CASE
      WHEN t.was_left THEN least(c.first_written_at, ${facts.earliest(sql`${workspaceId}::bigint`, sql`c.id`)})
      ELSE least(c.created_at, t.earliest) END
    FROM unnest(${list("customerId")}::bigint[], ${list("left")}::boolean[], ${list("earliest")}::timestamptz[])
      AS t (id, was_left, earliest)
    WHERE c.workspace_id = ${workspaceId} AND c.id = t.id`.execute(trx);
}

function mayMove({ left, earliest }: Beginning, since: string | undefined): boolean {
  if (since === undefined) return false;
  return left || (earliest !== null && earliest < since);
}
