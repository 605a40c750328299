// A file of orders: one row an item. Its lines are first sorted on disk, since nothing says that an order's lines or a
// customer's orders stand together; then customers are written, and orders whole, each once. The result is the same for any order of lines.
import { CustomerMerge, customerColumns, type MergedCustomer } from "../customers/customer-merge.ts";
import { customerKey, customerRef } from "../customers/identity.ts";
import { writeCustomers } from "../customers/write-merged.ts";
import type { BrokenFile } from "../file/broken-file.ts";
import { OrderPlaces } from "../rows/order-places.ts";
import type { Values } from "../rows/row-reader.ts";
import { Spill } from "../rows/spill.ts";
import { type RowTaker, readRows } from "../run/read-rows.ts";
import type { Work } from "../run/work.ts";
import { Completion } from "./completion.ts";
import { judgeLine } from "./judge-line.ts";
import { LateFaults } from "./late-faults.ts";
import type { OrderLine } from "./order-line.ts";
import { writeOrders } from "./write-orders.ts";

/** Most that is sorted in memory at once, on average. Lines can be long: what is held is bounded by their bytes as well. */
const together = { lines: 10_000, bytes: 3_000_000 } as const;
/** Shares of the whole work, as measured on the UCI Online Retail file. */
const shares = { reading: 0.35, customers: 0.37, orders: 0.99 } as const;

export async function importOrders(work: Work): Promise<BrokenFile | undefined> {
  const parts = Math.max(work.rowsExpected / together.lines, work.bytes / together.bytes);
  const partitions = Math.min(Math.max(Math.ceil(parts), 4), 512);
  const lines = await Spill.open<OrderLine>(work.temporary("lines"), partitions);
  const customers = await Spill.open<MergedCustomer>(work.temporary("customers"), Math.ceil(partitions / 16));
  const late = new LateFaults();
  try {
    const broken = await readRows(work, shares.reading, lineTaker(work, lines, customers, late));
    await writeCustomers(work, customers, customerColumns(work.slots), [shares.reading, shares.customers]);
    await writeOrders(work, lines, late, [shares.customers, shares.orders]);
    await late.report(work);
    return broken;
  } finally {
    await lines.close();
    await customers.close();
  }
}

function lineTaker(
  work: Work,
  lines: Spill<OrderLine>,
  customers: Spill<MergedCustomer>,
  late: LateFaults,
): RowTaker {
  const { slots, tally, errors, reader } = work;
  const merge = new CustomerMerge(slots, customers);
  const completion = new Completion(work);
  const places = new OrderPlaces(lines.partitions, work.rowsExpected);
  const keep = (line: number, values: Values, order: string) => {
    const customer = customerKey(customerRef(values, slots)!);
    merge.add(customer, values);
    lines.add(places.of(order, customer), [line, ...values]);
  };
  const settle = async () => {
    await lines.settle();
    await customers.settle();
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
      merge.spillHeld();
      await customers.finish();
      await lines.finish();
    },
  };
}
