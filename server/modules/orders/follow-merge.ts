// The orders of a customer who is merged into another go along, with their items, and so do what they come to.
import { sql } from "kysely";
import { pgList } from "../../platform/pg-list.ts";
import type { Customers, MergeFollower, Moving } from "../customers/index.ts";
import { customerChanges } from "./customer-changes.ts";
import { followOrderRows } from "./item-store.ts";
import type { OrderChange, OrderState } from "./order-state.ts";

type Moved = Pick<OrderState, "status"> & { id: string; ordered_at: Date; total: string; refunded: string };

/** What a totals' change is worked out from; the rest of an order stays. */
function changeOf(row: Moved, from: string, to: string): OrderChange {
  const order = {
    ...row,
    ordered_at: row.ordered_at.toISOString(),
    total: Number(row.total),
    refunded: Number(row.refunded),
  } as unknown as OrderState;
  return { before: { ...order, customer_id: from }, after: { ...order, customer_id: to }, items: undefined };
}

export function followMerge(customers: Customers): MergeFollower {
  async function give({ trx, workspaceId, from, to }: Moving, ids?: readonly string[]): Promise<string[]> {
    const only = ids ? sql`AND id = ANY (${pgList(ids)}::bigint[])` : sql``;
    const { rows } = await sql<Moved>`
      UPDATE orders SET customer_id = ${to} WHERE workspace_id = ${workspaceId} AND customer_id = ${from} ${only}
      RETURNING id, ordered_at, status, total, refunded`.execute(trx);
    const changes = rows.map((row) => changeOf(row, from, to));
    await followOrderRows(
      trx,
      workspaceId,
      changes.map(({ after }) => after),
    );
    await customers.applyOrdersChanges(trx, workspaceId, customerChanges(changes), new Map());
    return rows.map(({ id }) => id);
  }
  return {
    kind: "orders",
    move: (moving) => give(moving),
    async moveBack(moving, moved) {
      await give(moving, moved as string[]);
    },
  };
}
