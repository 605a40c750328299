// The orders of a customer who is merged into another go along, with their items, and so do what they come to.
import { sql } from "kysely";
import { pgList } from "../../platform/pg-list.ts";
import type { Customers, MergeFollower, Moving } from "../customers/index.ts";
import { customerChanges } from "./customer-changes.ts";
import type { OrderChange, OrderState } from "./order-state.ts";

type Changed = Pick<OrderState, "id" | "ordered_at" | "status" | "total" | "refunded">;

export function followMerge(customers: Customers): MergeFollower {
  async function give({ trx, workspaceId, from, to }: Moving, ids?: readonly string[]): Promise<string[]> {
    const only = ids ? sql`AND id = ANY (${pgList(ids)}::bigint[])` : sql``;
    const { rows } = await sql<Omit<Changed, "ordered_at"> & { id: string; ordered_at: Date }>`
      UPDATE orders SET customer_id = ${to} WHERE workspace_id = ${workspaceId} AND customer_id = ${from} ${only}
      RETURNING id, ordered_at, status, total, refunded`.execute(trx);
    const moved = rows.map(({ id }) => id);
    await sql`
      UPDATE order_items SET customer_id = ${to}
      WHERE workspace_id = ${workspaceId} AND order_id = ANY (${pgList(moved)}::bigint[])`.execute(trx);
    const changes = rows.map((row): OrderChange => {
      const order = {
        ...row,
        ordered_at: row.ordered_at.toISOString(),
        total: Number(row.total),
        refunded: Number(row.refunded),
      };
      return {
        before: { ...order, customer_id: from } as OrderState,
        after: { ...order, customer_id: to } as OrderState,
        items: undefined,
      };
    });
    await customers.applyOrdersChanges(trx, workspaceId, customerChanges(changes), new Map());
    return moved;
  }
  return {
    kind: "orders",
    move: (moving) => give(moving),
    async moveBack(moving, moved) {
      await give(moving, moved as string[]);
    },
  };
}
