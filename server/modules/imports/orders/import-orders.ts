// A file of orders: one row an item. Its lines are first sorted on disk, since nothing says that an order's lines or a
// customer's orders stand together; then customers are written, and orders whole after their customers, each once. The result
// is the same for any order of lines.
import { CustomerMerge, customerColumns, type MergedCustomer } from "../customers/customer-merge.ts";
import { customerKey, customerRef } from "../customers/identity.ts";
import { CustomersSoFar } from "../customers/so-far.ts";
import { writeCustomers } from "../customers/write-merged.ts";
import type { BrokenFile } from "../file/broken-file.ts";
import { OrderPlaces, ownPartition } from "../rows/order-places.ts";
import type { Values } from "../rows/row-reader.ts";
import { Spill } from "../rows/spill.ts";
import { type RowTaker, readRows } from "../run/read-rows.ts";
import type { Work } from "../run/work.ts";
import { Completion } from "./completion.ts";
import { EarlyOrders } from "./early-orders.ts";
import { judgeLine } from "./judge-line.ts";
import { LateFaults } from "./late-faults.ts";
import type { OrderLine } from "./order-line.ts";
import { type Turn, writeOrders } from "./write-orders.ts";

/** Most that is sorted in memory at once, on average. Lines can be long: what is held is bounded by their bytes as well. */
const together = { lines: 10_000, bytes: 3_000_000 } as const;
/** Customers are written in so many steps at most, each before the orders of its partitions. */
const mostSteps = 32;
/** Shares of the whole work, as measured on the UCI Online Retail file. */
const shares = { reading: 0.35, customers: 0.37, orders: 0.99 } as const;

export async function importOrders(work: Work): Promise<BrokenFile | undefined> {
  const parts = Math.max(work.rowsExpected / together.lines, work.bytes / together.bytes);
  const partitions = Math.min(Math.max(Math.ceil(parts), 4), 512);
  const stepOf = (partition: number) => Math.floor(partition / Math.ceil(partitions / mostSteps));
  const lines = await Spill.open<OrderLine>(work.temporary("lines"), partitions);
  const customers = await Spill.open<MergedCustomer>(work.temporary("customers"), stepOf(partitions - 1) + 1);
  const late = new LateFaults();
  const stepOfCustomer = (customer: string) => stepOf(ownPartition(customer, partitions));
  const merge = new CustomerMerge(work.slots, customers, stepOfCustomer);
  try {
    const broken = await readRows(work, shares.reading, lineTaker(work, lines, merge, late));
    await writeBoth(work, customers, lines, late, {
      stepOf,
      early: new EarlyOrders(customers.partitions, stepOfCustomer, !merge.allById),
    });
    await late.report(work);
    return broken;
  } finally {
    await lines.close();
    await customers.close();
  }
}

/**
 * Customers, and orders as far as their customers are written. Whom an e-mail address or a phone number means is known when all
 * customers are written and not before, whatever the order of lines: then orders wait for the last of them.
 */
async function writeBoth(
  work: Work,
  customers: Spill<MergedCustomer>,
  lines: Spill<OrderLine>,
  late: LateFaults,
  { stepOf, early }: Omit<Turn, "soFar">,
): Promise<void> {
  const soFar = new CustomersSoFar();
  // One customers' batch at a time beside the orders, since those who are new are written under one lock.
  const how = { soFar, atOnce: early.waitForAll ? 2 : 1 };
  const columns = customerColumns(work.slots);
  await Promise.all([
    writeCustomers(work, customers, columns, [shares.reading, shares.customers], how).catch(soFar.fail),
    writeOrders(work, lines, late, [shares.customers, shares.orders], { soFar, early, stepOf }).catch(
      soFar.fail,
    ),
  ]);
  soFar.check();
}

function lineTaker(work: Work, lines: Spill<OrderLine>, merge: CustomerMerge, late: LateFaults): RowTaker {
  const { slots, tally, errors, reader } = work;
  const completion = new Completion(work);
  const places = new OrderPlaces(lines.partitions, work.rowsExpected);
  const keep = (line: number, values: Values, order: string) => {
    const customer = customerKey(customerRef(values, slots)!);
    merge.add(customer, values);
    lines.add(places.of(order, customer), [line, ...values]);
  };
  const settle = async () => {
    await lines.settle();
    await merge.settle();
  };
  return {
    settle,
    take(row, record) {
      const verdict = judgeLine(row, slots);
      const order = slots.text(row.values, "order.external_id");
      if (order !== undefined) completion.see(order, record);
      if (verdict.is === "aside") tally.counts.rows_set_aside++;
      else if (verdict.is === "line") keep(record.line, row.values, order!);
      else {
        tally.counts.rows_failed++;
        errors.add({ line: record.line, cells: record.cells, faults: verdict.faults });
        if (order !== undefined) late.orderHasFault(order);
      }
    },
    async end() {
      for await (const record of completion.lines(work.companions)) {
        const row = reader.read(record);
        const order = slots.text(row.values, "order.external_id");
        if (judgeLine(row, slots).is !== "line") continue;
        keep(record.line, row.values, order!);
        late.carry(order!, record);
        await settle();
      }
      await merge.end();
      await lines.finish();
    },
  };
}
