// Products as they were sold: each combination of id, SKU, name and category is kept once.
import { sql } from "kysely";
import type { OrderItemInput } from "../../../contract/orders.ts";
import type { Trx } from "../../platform/database.ts";
import { pgList } from "../../platform/pg-list.ts";

type Texts = [productId: string, sku: string | null, name: string | null, category: string | null];

const textsOf = (item: OrderItemInput): Texts => [
  item.product_id,
  item.sku || null,
  item.name || null,
  item.category || null,
];

/** The product's row for each item, in the order of the items; those never sold before are written. */
export async function productsOf(
  trx: Trx,
  workspaceId: string,
  items: readonly OrderItemInput[],
): Promise<string[]> {
  if (items.length === 0) return [];
  const keys = items.map((item) => JSON.stringify(textsOf(item)));
  // Sorted, so that two writers who meet at the same new products wait for each other one way round.
  const wanted = [...new Set(keys)].sort();
  const ids = await known(trx, workspaceId, wanted);
  const unknown = wanted.filter((key) => !ids.has(key));
  if (unknown.length > 0) {
    await write(trx, workspaceId, unknown);
    for (const [key, id] of await known(trx, workspaceId, unknown)) ids.set(key, id);
  }
  return keys.map((key) => ids.get(key)!);
}

async function known(trx: Trx, workspaceId: string, keys: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ at: string; id: string }>`
    /* prepared */ SELECT asked.at, p.id FROM ${asked(keys)}
    JOIN products AS p ON p.workspace_id = ${workspaceId} AND p.fingerprint = asked.fingerprint`.execute(trx);
  return new Map(rows.map(({ at, id }) => [keys[Number(at) - 1]!, id]));
}

async function write(trx: Trx, workspaceId: string, keys: readonly string[]): Promise<void> {
  await sql`
    INSERT INTO products (workspace_id, product_id, sku, name, category)
    SELECT ${workspaceId}, product_id, sku, name, category FROM ${asked(keys)} ORDER BY at
    ON CONFLICT (workspace_id, fingerprint) DO NOTHING`.execute(trx);
}

function asked(keys: readonly string[]) {
  const texts = keys.map((key) => JSON.parse(key) as Texts);
  const column = (n: 0 | 1 | 2 | 3) => sql`${pgList(texts.map((each) => each[n]))}::text[]`;
  return sql`(
    SELECT *, product_fingerprint(product_id, sku, name, category) AS fingerprint
    FROM unnest(${column(0)}, ${column(1)}, ${column(2)}, ${column(3)})
      WITH ORDINALITY AS t (product_id, sku, name, category, at)) AS asked`;
}
