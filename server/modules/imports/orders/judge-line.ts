// What becomes of a row of an orders file: an order's line, one set aside since it names no customer, or a faulty one.
import { customerRef } from "../customers/identity.ts";
import type { ReadRow, RowFault, Target, Values } from "../rows/row-reader.ts";
import type { Slots } from "../rows/slots.ts";

export type Verdict = { is: "line" } | { is: "aside" } | { is: "faulty"; faults: RowFault[] };

const line: Verdict = { is: "line" };
const aside: Verdict = { is: "aside" };
const identity: Target[] = ["customer.external_id", "customer.email", "customer.phone"];

export function judgeLine({ values, faults }: ReadRow, slots: Slots): Verdict {
  if (values.length === 0) return { is: "faulty", faults };
  if (!customerRef(values, slots) && !faultyIn(faults, slots, identity)) return aside;
  const empty = emptyCells(values, slots);
  if (faults.length + empty.length === 0) return line;
  return { is: "faulty", faults: [...faults, ...empty.filter((fault) => !isKnown(fault, faults))] };
}

function faultyIn(faults: RowFault[], slots: Slots, targets: Target[]): boolean {
  return targets.some((target) => faults.some(({ column }) => column === slots.nameOf(target)));
}

/** A cell that could not be read is not also called empty. */
function isKnown({ column }: RowFault, faults: RowFault[]): boolean {
  return faults.some((fault) => fault.column === column);
}

function emptyCells(values: Values, slots: Slots): RowFault[] {
  const empty: RowFault[] = [];
  const need = (target: Target, reason: string) => {
    if (slots.text(values, target) === undefined) empty.push(fault(slots, target, reason));
  };
  need("order.external_id", "An order needs its id; this cell is empty");
  need("order.ordered_at", "An order needs its date; this cell is empty");
  if (!hasItem(values, slots)) return empty;
  need("item.price", "An item needs its price; this cell is empty");
  if (slots.has("item.quantity")) need("item.quantity", "An item needs its quantity; this cell is empty");
  if (productOf(values, slots) === undefined) {
    const named = productFields.find((target) => slots.has(target)) ?? "item.product_id";
    need(named, "An item needs its product: an id, SKU or name; this cell is empty");
  }
  return empty;
}

function fault(slots: Slots, target: Target, reason: string): RowFault {
  return { column: slots.nameOf(target), value: "", reason };
}

const productFields: Target[] = ["item.product_id", "item.sku", "item.name"];

/** What the item is known by: the product's id, else its SKU, else its name. */
export function productOf(values: Values, slots: Slots): string | undefined {
  for (const target of productFields) {
    const text = slots.text(values, target);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Some files give an order rows of its own, with nothing about an item. */
export function hasItem(values: Values, slots: Slots): boolean {
  return (
    productOf(values, slots) !== undefined ||
    slots.text(values, "item.price") !== undefined ||
    slots.text(values, "item.quantity") !== undefined
  );
}
