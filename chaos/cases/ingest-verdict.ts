// Whether everything that was acknowledged is there, once and whole; and whether all that is kept twice agrees.
import { sql } from "kysely";
import type { Database } from "../../server/platform/database.ts";
import type { Services } from "../../server/services.ts";
import type { Acknowledged } from "./ingest-client.ts";
import { slug } from "./ingest-shop.ts";

const stored = {
  order: sql`SELECT external_id AS id, count(*)::int AS times,
    bool_and((SELECT count(*) FROM order_items i WHERE i.workspace_id = o.workspace_id AND i.order_id = o.id) = 2) AS whole
    FROM orders o GROUP BY 1`,
  customer: sql`SELECT external_id AS id, count(*)::int AS times, bool_and(first_name = 'Known') AS whole
    FROM customers WHERE external_id LIKE 'customer-%' GROUP BY 1`,
  event: sql`SELECT external_id AS id, count(*)::int AS times, bool_and(properties ? 'n') AS whole FROM events GROUP BY 1`,
  receipt: sql`SELECT id::text, count(*)::int AS times, bool_and(outcome = 'delivered') AS whole
    FROM messages WHERE outcome = 'delivered' GROUP BY 1`,
};

export async function faultsOf(
  database: Database,
  services: Services,
  acknowledged: Acknowledged,
): Promise<string[]> {
  const faults: string[] = [];
  for (const kind of Object.keys(stored) as (keyof typeof stored)[]) {
    const query = stored[kind] as ReturnType<typeof sql<{ id: string; times: number; whole: boolean }>>;
    const rows = new Map((await query.execute(database.system)).rows.map((row) => [row.id, row]));
    const missing = [...acknowledged[kind]].filter((id) => !rows.has(id));
    const twice = [...rows.values()].filter(({ times }) => times > 1);
    const broken = [...rows.values()].filter(({ whole }) => !whole);
    if (missing.length > 0) faults.push(`LOST: ${missing.length} of ${kind}, such as ${missing[0]}`);
    if (twice.length > 0) faults.push(`TWICE: ${twice.length} of ${kind}, such as ${twice[0]!.id}`);
    if (broken.length > 0) faults.push(`BROKEN: ${broken.length} of ${kind}, such as ${broken[0]!.id}`);
  }
  const { rows } = await sql<{ reason: string }>`SELECT reason FROM dead_letters`.execute(database.system);
  if (rows.length > 0) faults.push(`SET ASIDE: ${rows.length}, such as: ${rows[0]!.reason}`);
  for (const { name, wrong } of await services.doctor.examine({ workspace: slug, mend: false }))
    if (wrong.length > 0)
      faults.push(`DISAGREES: ${name}, ${wrong.length}, such as ${JSON.stringify(wrong[0])}`);
  return faults;
}
