// Puts orders together partition by partition and writes them, while the next are being prepared and customers are written
// beside.
import type { OrderInput } from "../../../../contract/orders.ts";
import type { CustomersSoFar } from "../customers/so-far.ts";
import type { Spill } from "../rows/spill.ts";
import { batchSizes } from "../run/batch-sizes.ts";
import { Lanes } from "../run/lanes.ts";
import { Turns } from "../run/turns.ts";
import type { Work } from "../run/work.ts";
import { buildOrder, mostLines, type OrderRules } from "./build-order.ts";
import type { EarlyOrders } from "./early-orders.ts";
import { type GroupedOrder, groupLines } from "./group-lines.ts";
import type { LateFaults } from "./late-faults.ts";
import type { OrderLine } from "./order-line.ts";

/** When the orders of a partition may be written. */
export interface Turn {
  soFar: CustomersSoFar;
  early: EarlyOrders;
  /** With which partition of customers those of an orders' partition are written. */
  stepOf(partition: number): number;
}

/** While some are written the next is ready to set out. */
const batchesAtOnce = 3;

interface Built {
  order: OrderInput;
  grouped: GroupedOrder;
}

export async function writeOrders(
  work: Work,
  spill: Spill<OrderLine>,
  late: LateFaults,
  span: [number, number],
  turn: Turn,
): Promise<void> {
  const lanes = new Lanes(batchesAtOnce);
  try {
    await writePartitions(work, spill, late, span, lanes, turn);
    await lanes.end();
  } finally {
    await lanes.settled();
  }
}

async function writePartitions(
  work: Work,
  spill: Spill<OrderLine>,
  late: LateFaults,
  [from, to]: [number, number],
  lanes: Lanes,
  { soFar, early, stepOf }: Turn,
): Promise<void> {
  const turns = new Turns();
  const rules = { currency: work.currency, cancelledPrefix: work.options.cancelled_prefix };
  let bytes = 0;
  for (let partition = 0; partition < spill.partitions; partition++) {
    const { orders: grouped, bytes: read } = await groupLines(spill, partition, work.slots);
    const { orders, after } = early.next(grouped, stepOf(partition));
    await soFar.until(after);
    let done = 0;
    for (const batch of batches(work, rules, late, orders.sort(byCustomer))) {
      await lanes.add(() => writeBatch(work, batch, late));
      done += batch.length;
      work.progress(
        from + ((bytes + (read * done) / orders.length) / Math.max(spill.bytes, 1)) * (to - from),
      );
      work.checkStop();
      soFar.check();
      await turns.give();
    }
    bytes += read;
  }
}

const byCustomer = (a: GroupedOrder, b: GroupedOrder) =>
  a.customer < b.customer ? -1 : Number(a.customer > b.customer);

function* batches(
  work: Work,
  rules: OrderRules,
  late: LateFaults,
  orders: GroupedOrder[],
): Generator<Built[]> {
  let batch: Built[] = [];
  let items = 0;
  for (const grouped of orders) {
    if (
      isFull(batch, items) &&
      (grouped.customer !== batch.at(-1)!.grouped.customer || isFull(batch, items, 1.25))
    ) {
      yield batch;
      batch = [];
      items = 0;
    }
    const order = tooMany(grouped) ?? buildOrder(grouped.id, grouped.values, work.slots, rules);
    if (typeof order === "string") {
      refuse(work, late, grouped, order);
      continue;
    }
    batch.push({ order, grouped });
    items += order.items?.length ?? 0;
  }
  if (batch.length > 0) yield batch;
}

/** A customer's orders go in one batch, unless they make it a quarter larger: two that share a customer wait for each other. */
function isFull(batch: Built[], items: number, times = 1): boolean {
  return batch.length >= batchSizes.orders * times || items >= batchSizes.items * times;
}

function tooMany({ id, count }: GroupedOrder): string | undefined {
  if (count <= mostLines) return undefined;
  return `${count} lines name order ${id}; an order has at most ${mostLines}, so this column is hardly the order's id`;
}

function refuse(work: Work, late: LateFaults, { lines, count }: GroupedOrder, reason: string): void {
  work.tally.counts.rows_failed += count;
  late.refuse(lines, reason);
}

async function writeBatch(work: Work, batch: Built[], late: LateFaults): Promise<void> {
  const orders = batch.map(({ order }) => order);
  const taken = await work.patiently(() => work.door.orders(orders));
  for (const [index, { order, grouped }] of batch.entries()) {
    const one = taken[index]!;
    if ("refused" in one) {
      refuse(work, late, grouped, one.refused);
      continue;
    }
    count(work, order, grouped);
    if (late.isPartial(grouped.id)) late.keepCompanions(grouped.id, grouped.lines);
  }
}

function count({ tally }: Work, order: OrderInput, { count }: GroupedOrder): void {
  tally.counts.rows_imported += count;
  tally.counts.orders++;
  tally.counts.items += order.items?.length ?? 0;
  if (order.status === "cancelled") tally.counts.orders_cancelled++;
}
