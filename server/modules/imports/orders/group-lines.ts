// The lines of one partition, gathered by order. An order with more lines than any shop has keeps the numbers of its lines
// only, so that a wrongly mapped column cannot fill the memory.
import { customerKey, customerRef } from "../customers/identity.ts";
import type { Values } from "../rows/row-reader.ts";
import type { Slots } from "../rows/slots.ts";
import type { Spill } from "../rows/spill.ts";
import { Turns } from "../run/turns.ts";
import { mostLines } from "./build-order.ts";
import type { OrderLine } from "./order-line.ts";

export interface GroupedOrder {
  id: string;
  /** The key of the customer whom its first line names. */
  customer: string;
  /** Lines of the file, in its order. */
  lines: number[];
  /** Lines of this file in all; more than `lines` where there are too many. */
  count: number;
  values: Values[];
}

export async function groupLines(
  spill: Spill<OrderLine>,
  partition: number,
  slots: Slots,
): Promise<{ orders: GroupedOrder[]; bytes: number }> {
  const orders = new Map<string, GroupedOrder>();
  const turns = new Turns();
  let bytes = 0;
  for await (const block of spill.read(partition)) {
    bytes += block.bytes;
    for (const [line, ...values] of block.entries) addTo(orders, slots, line, values);
    await turns.give();
  }
  return { orders: [...orders.values()], bytes };
}

function addTo(orders: Map<string, GroupedOrder>, slots: Slots, line: number, values: Values): void {
  const id = slots.text(values, "order.external_id")!;
  let order = orders.get(id);
  if (!order) {
    order = { id, customer: customerKey(customerRef(values, slots)!), lines: [], count: 0, values: [] };
    orders.set(id, order);
  }
  // Lines that complete an order from an earlier import are no rows of this file.
  if (line > 0) {
    order.count++;
    if (order.lines.length < mostLines * 10) order.lines.push(line);
  }
  if (order.count <= mostLines) order.values.push(values);
  else order.values = [];
}
