// What a message may know of its reader: the customer as the API shows them, read for many at once.
import { sql } from "kysely";
import { toMajor } from "../../../contract/values.ts";
import type { Trx } from "../../platform/database.ts";

export interface Reader {
  id: string;
  external_id: string | null;
  email: string | null;
  phone: string | null;
  first_name: string | null;
  last_name: string | null;
  name: string | null;
  country: string | null;
  region: string | null;
  city: string | null;
  postal_code: string | null;
  language: string | null;
  timezone: string | null;
  gender: string | null;
  birthday: string | null;
  source: string | null;
  tags: string[];
  created_at: string;
  custom: Record<string, unknown>;
  orders: { count: number; total: number; last_at: string | null };
}

/** What a message may know beside its reader. */
export interface MessageScope {
  workspace: { name: string };
  campaign: { name: string };
}

interface Row extends Omit<Reader, "created_at" | "orders"> {
  created_at: Date;
  orders_count: number;
  orders_total: string;
  last_order_at: Date | null;
}

export async function readersOf(
  trx: Trx,
  workspaceId: string,
  customerIds: readonly string[],
  currency: string,
): Promise<Map<string, Reader>> {
  const { rows } = await sql<Row>`
    SELECT id, external_id, email, phone, first_name, last_name, nullif(concat_ws(' ', first_name, last_name), '') AS name,
      country, region, city, postal_code, language, timezone, gender, birthday, source, tags, created_at, custom,
      orders_count, orders_total, last_order_at
    FROM customers WHERE workspace_id = ${workspaceId} AND id = ANY(${customerIds}::bigint[])
  `.execute(trx);
  return new Map(rows.map((row) => [row.id, toReader(row, currency)]));
}

function toReader(row: Row, currency: string): Reader {
  const { orders_count, orders_total, last_order_at, created_at, ...rest } = row;
  return {
    ...rest,
    created_at: created_at.toISOString(),
    orders: {
      count: orders_count,
      total: toMajor(orders_total, currency),
      last_at: last_order_at?.toISOString() ?? null,
    },
  };
}

/** The customer whom a preview shows when none is named: the one with the most to say, so that gaps are rare. */
export async function anyCustomer(trx: Trx, workspaceId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM customers WHERE workspace_id = ${workspaceId}
    ORDER BY last_order_at DESC NULLS LAST, id DESC LIMIT 1
  `.execute(trx);
  return rows[0]?.id;
}
