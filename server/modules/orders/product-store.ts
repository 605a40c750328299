// Products as they were sold: each combination of id, SKU, name and category is kept once, with its category's number in the
// workspace.
import { hash } from "node:crypto";
import { sql } from "kysely";
import type { OrderItemInput } from "../../../contract/orders.ts";
import type { Trx } from "../../platform/database.ts";
import { pgList } from "../../platform/pg-list.ts";

export type Texts = [productId: string, sku: string | null, name: string | null, category: string | null];

const textsOf = (item: OrderItemInput): Texts => [
  item.product_id,
  item.sku || null,
  item.name || null,
  item.category || null,
];

/** A sign that no text in the database has stands between them. */
const keyOf = ({ product_id, sku, name, category }: OrderItemInput) =>
  `${product_id}\0${sku || ""}\0${name || ""}\0${category || ""}`;

/** The product's row, and a bit for the number of its category. */
export interface SoldProduct {
  id: string;
  category: bigint;
}

/** Finds the product of one of the items that it was made for. */
export type FindProduct = (item: OrderItemInput) => SoldProduct;

export interface SoldProducts {
  /** Of any of the items that were asked for; those never sold before must have been written. */
  of: FindProduct;
  /** Writes those that were never sold before. */
  write(): Promise<void>;
}

/** Looks up which products these items are of; locks nothing. */
export async function findProducts(
  trx: Trx,
  workspaceId: string,
  items: readonly OrderItemInput[],
): Promise<SoldProducts> {
  const wanted = new Map<string, Texts>();
  const keys = new Map<OrderItemInput, string>();
  for (const item of items) {
    const key = keyOf(item);
    keys.set(item, key);
    if (!wanted.has(key)) wanted.set(key, textsOf(item));
  }
  const found = await known(trx, workspaceId, [...wanted]);
  return {
    of: (item) => found.get(keys.get(item) ?? keyOf(item))!,
    async write() {
      const unknown = [...wanted].filter(([key]) => !found.has(key));
      if (unknown.length === 0) return;
      await write(trx, workspaceId, unknown);
      for (const [key, product] of await known(trx, workspaceId, unknown)) found.set(key, product);
    },
  };
}

/** Products that were never sold before are written. */
export async function productsOf(
  trx: Trx,
  workspaceId: string,
  items: readonly OrderItemInput[],
): Promise<FindProduct> {
  const products = await findProducts(trx, workspaceId, items);
  await products.write();
  return products.of;
}

/** A bit for each category. */
export function categoriesOf(items: readonly OrderItemInput[], products: FindProduct): string {
  return String(items.reduce((all, item) => all | products(item).category, 0n));
}

type Keyed = [key: string, Texts];

async function known(
  trx: Trx,
  workspaceId: string,
  wanted: readonly Keyed[],
): Promise<Map<string, SoldProduct>> {
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<{ at: string; id: string; category_number: number }>`
    /* prepared */ SELECT asked.at, p.id, p.category_number
    FROM unnest(${pgList(wanted.map(([, texts]) => fingerprintOf(texts)))}::uuid[]) WITH ORDINALITY AS asked (fingerprint, at)
    JOIN products AS p ON p.workspace_id = ${workspaceId} AND p.fingerprint = asked.fingerprint`.execute(trx);
  return new Map(
    rows.map(({ at, id, category_number }) => [
      wanted[Number(at) - 1]![0],
      { id, category: 1n << BigInt(category_number) },
    ]),
  );
}

/**
 * Categories get their numbers first, and products are written in the order of their texts, so that two writers who meet at the
 * same new ones wait for each other one way round.
 */
async function write(trx: Trx, workspaceId: string, unknown: readonly Keyed[]): Promise<void> {
  const sorted = unknown.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const categories = [...new Set(sorted.flatMap(([, [, , , category]]) => category ?? []))];
  const list = (n: 0 | 1 | 2 | 3) => sql`${pgList(sorted.map(([, texts]) => texts[n]))}::text[]`;
  await sql`
    SELECT number_of_category(${workspaceId}, name) FROM unnest(${pgList(categories)}::text[]) AS name`.execute(
    trx,
  );
  await sql`
    INSERT INTO products (workspace_id, product_id, sku, name, category, category_number)
    SELECT ${workspaceId}, product_id, sku, name, category, number_of_category(${workspaceId}, category)
    FROM unnest(${list(0)}, ${list(1)}, ${list(2)}, ${list(3)}) WITH ORDINALITY AS t (product_id, sku, name, category, at)
    ORDER BY at
    ON CONFLICT (workspace_id, fingerprint) DO NOTHING`.execute(trx);
}

/** PostgreSQL's `product_fingerprint`, which took four times as long as finding a product by it. */
export function fingerprintOf(texts: Texts): string {
  return hash("md5", texts.map((text) => (text === null ? "-" : `${signsIn(text)}:${text}`)).join(""));
}

const pairs = /[\ud800-\udfff]/;

function signsIn(text: string): number {
  return pairs.test(text) ? [...text].length : text.length;
}
