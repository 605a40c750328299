// How many of an audience have nothing where a message would say something of them.
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../platform/database.ts";

/** Customers' columns behind the variables that may be missing. */
const columns: Record<string, RawBuilder<unknown>> = {
  "customer.first_name": sql`c.first_name`,
  "customer.last_name": sql`c.last_name`,
  "customer.name": sql`concat(c.first_name, c.last_name)`,
  "customer.email": sql`c.email`,
  "customer.phone": sql`c.phone`,
  "customer.external_id": sql`c.external_id`,
  "customer.city": sql`c.city`,
  "customer.region": sql`c.region`,
  "customer.country": sql`c.country`,
  "customer.postal_code": sql`c.postal_code`,
  "customer.language": sql`c.language`,
  "customer.timezone": sql`c.timezone`,
  "customer.gender": sql`c.gender`,
  "customer.birthday": sql`c.birthday`,
  "customer.source": sql`c.source`,
  "customer.orders.last_at": sql`c.last_order_at`,
};

/** Share of the audience for whom each variable is empty, 0 to 1; variables that never are empty are left out. */
export async function gapsOf(
  trx: Trx,
  workspaceId: string,
  audience: RawBuilder<unknown>,
  names: readonly string[],
): Promise<Map<string, number>> {
  const asked = names.flatMap((name) => {
    const column = columnOf(name);
    return column ? [{ name, column }] : [];
  });
  if (asked.length === 0) return new Map();
  const empty = asked.map(
    ({ column }) => sql`count(*) FILTER (WHERE nullif(${column}::text, '') IS NULL)::int`,
  );
  const { rows } = await sql<{ total: number; empty: number[] }>`
    SELECT count(*)::int AS total, ARRAY[${sql.join(empty)}] AS empty
    FROM customers c WHERE c.workspace_id = ${workspaceId} AND c.id IN (${audience})
  `.execute(trx);
  const { total, empty: counts } = rows[0]!;
  return new Map(asked.map(({ name }, index) => [name, total === 0 ? 0 : counts[index]! / total]));
}

function columnOf(name: string): RawBuilder<unknown> | undefined {
  const [, key] = /^customer\.custom\.([a-z0-9_]+)$/.exec(name) ?? [];
  return key ? sql`c.custom ->> ${key}` : columns[name];
}
