// What must still be said before an import can start, in words for the person who says it.
import type { ImportField, ImportKind, ImportMapping } from "../../../contract/import-reading.ts";

const identity: ImportField[] = ["customer.external_id", "customer.email", "customer.phone"];
const product: ImportField[] = ["item.product_id", "item.sku", "item.name"];

export function missingOf(kind: ImportKind, mapping: ImportMapping, rows: number): string[] {
  const has = (...fields: ImportField[]) =>
    mapping.some(({ target }) => fields.some((field) => field === target));
  const wanted: [boolean, string][] = [
    [rows === 0, "The file has no rows below its header"],
    [!has(...identity), "A column with the customer's id, e-mail address or phone number"],
  ];
  if (kind === "orders") wanted.push(...missingOfOrders(has));
  return wanted.flatMap(([missing, words]) => (missing ? [words] : []));
}

function missingOfOrders(has: (...fields: ImportField[]) => boolean): [boolean, string][] {
  const items = has(...product, "item.category", "item.quantity", "item.price");
  return [
    [!has("order.external_id"), "A column with the order's id, by which its lines belong together"],
    [!has("order.ordered_at"), "A column with the order's date"],
    [items && !has("item.price"), "A column with the price of one item"],
    [items && !has(...product), "A column with the product's id, SKU or name"],
    [
      !items && !has("order.total"),
      "A column with the order's total, or columns with its items and their prices",
    ],
  ];
}
