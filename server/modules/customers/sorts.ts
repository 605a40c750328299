// The orders in which customers can be listed; each has its index.
import { sql } from "kysely";
import type { customerSorts } from "../../../contract/customers.ts";
import type { Sort } from "../../platform/cursor.ts";

const id = sql.ref("customers.id");

/** As people are called; those without a name come last. The index on names has this very expression. */
const name = sql`nullif(btrim(lower(coalesce(customers.first_name, '') || ' ' || coalesce(customers.last_name, ''))), '')`;

export const sorts: Record<(typeof customerSorts)[number], Sort> = {
  "-last_order_at": {
    by: sql.ref("customers.last_order_at"),
    type: "timestamptz",
    direction: "desc",
    nullable: true,
    id,
  },
  "-created_at": { by: sql.ref("customers.created_at"), type: "timestamptz", direction: "desc", id },
  created_at: { by: sql.ref("customers.created_at"), type: "timestamptz", direction: "asc", id },
  "-orders_total": { by: sql.ref("customers.orders_total"), type: "bigint", direction: "desc", id },
  "-orders_count": { by: sql.ref("customers.orders_count"), type: "int", direction: "desc", id },
  name: { by: name, type: "text", direction: "asc", nullable: true, id },
};
