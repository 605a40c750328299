// Which products, categories, coupons and the like are common among a workspace's orders, from all or a fair sample.
import { sql } from "kysely";
import type { ColumnValues } from "../../../contract/attributes.ts";
import type { Trx } from "../../platform/database.ts";
import { type Sample, sampleOf } from "../../platform/sample.ts";
import type { StatisticsSource } from "../attributes/index.ts";

const mostSampled = 20_000;
/** Orders whose items are counted: each has many, and each item has four columns. */
const mostWithItems = 2_000;
const mostValues = 50;

const orderColumns = ["status", "channel", "coupon", "store", "currency"] as const;
const itemColumns = ["product_id", "category", "name", "sku"] as const;

export const orderStatistics: StatisticsSource = {
  async columns(trx, workspaceId) {
    const sample = await sampleOf(trx, "orders", workspaceId, mostSampled);
    if (sample.total === 0) return [];
    const fewer = await sampleOf(trx, "orders", workspaceId, mostWithItems);
    return [...(await ofOrders(trx, sample)), ...(await ofItems(trx, workspaceId, fewer))];
  },
};

interface Counted {
  column: string;
  value: string;
  label: string | null;
  count: string;
}

async function ofOrders(trx: Trx, { rows, scale }: Sample): Promise<ColumnValues[]> {
  const columns = sql.join(orderColumns.map((name) => sql`(${name}, ${sql.ref(name)})`));
  const { rows: found } = await sql<Counted>`
    SELECT own.column, own.value, NULL AS label, count(*) AS count
    FROM ${rows} AS o, LATERAL (VALUES ${columns}) AS own ("column", value) WHERE value <> ''
    GROUP BY 1, 2`.execute(trx);
  return arranged("orders", orderColumns, found, scale);
}

/** A product's id is told with the name it was last sold under. */
async function ofItems(trx: Trx, workspaceId: string, { rows, scale }: Sample): Promise<ColumnValues[]> {
  const columns = sql.join(
    itemColumns.map(
      (name) => sql`(${name}, p.${sql.ref(name)}, ${name === "product_id" ? sql`p.name` : sql`NULL`})`,
    ),
  );
  const { rows: found } = await sql<Counted>`
    SELECT own.column, own.value, (array_agg(own.label ORDER BY i.ordered_at DESC))[1] AS label, count(*) AS count
    FROM ${rows} AS o JOIN order_items AS i ON i.workspace_id = ${workspaceId} AND i.order_id = o.id
      JOIN products AS p ON p.workspace_id = ${workspaceId} AND p.id = i.sold_as,
      LATERAL (VALUES ${columns}) AS own ("column", value, label) WHERE value <> ''
    GROUP BY 1, 2`.execute(trx);
  return arranged("items", itemColumns, found, scale);
}

function arranged(
  of: ColumnValues["of"],
  columns: readonly string[],
  found: readonly Counted[],
  scale: number,
): ColumnValues[] {
  return columns.map((column) => {
    const own = found.filter((each) => each.column === column);
    const commonest = own.sort((a, b) => Number(b.count) - Number(a.count) || (a.value < b.value ? -1 : 1));
    return {
      of,
      column,
      common_values: commonest.slice(0, mostValues).map(({ value, label, count }) => ({
        value,
        ...(label ? { label } : {}),
        count: Math.round(Number(count) * scale),
      })),
    };
  });
}
