// A UK shop's year as it was published (UCI Online Retail), whole: what the import makes of it, beside a count of the file
// by other means.
import { createReadStream, readFileSync } from "node:fs";
import { createGunzip } from "node:zlib";
import { parse } from "csv-parse";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sharedFile } from "../../../bench/shared-data.ts";
import { customerEndpoints } from "../../../contract/customers.ts";
import { orderEndpoints } from "../../../contract/orders.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import { importFile } from "../../../test/import-file.ts";

const file = sharedFile("online_retail/online_retail.csv.gz");

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ work: true, currency: "GBP", timezone: "Europe/London" });
});
afterAll(() => app?.stop());

interface Row {
  InvoiceNo: string;
  Quantity: string;
  UnitPrice: string;
  CustomerID: string;
}

/** Read by another reader, counted by sets, summed in thousandths of a pound. */
async function countByOtherMeans(path: string) {
  const seen = new Set<string>();
  const orders = new Map<string, number>();
  const customers = new Set<string>();
  const counted = { rows: 0, aside: 0, duplicates: 0, items: 0 };
  for await (const row of createReadStream(path)
    .pipe(createGunzip())
    .pipe(parse({ columns: true })) as AsyncIterable<Row>) {
    counted.rows++;
    const text = JSON.stringify(row);
    if (seen.has(text)) counted.duplicates++;
    seen.add(text);
    if (row.CustomerID === "") {
      counted.aside++;
      continue;
    }
    counted.items++;
    customers.add(row.CustomerID.replace(/\.0$/, ""));
    const thousandths = Number(row.Quantity) * Math.round(Number(row.UnitPrice) * 1_000);
    orders.set(row.InvoiceNo, (orders.get(row.InvoiceNo) ?? 0) + thousandths);
  }
  const pence = [...orders].map(
    ([id, sum]) => [id, Math.sign(sum) * Math.round(Math.abs(sum) / 10)] as const,
  );
  return { ...counted, customers: customers.size, pence };
}

test.skipIf(!file)(
  "541,909 lines become 22,190 invoices of 4,372 customers (skipped where the file is not beside the repository)",
  { timeout: 300_000 },
  async () => {
    const client = await app.as("marketer");
    const run = await importFile(client, readFileSync(file!));
    const counted = await countByOtherMeans(file!);
    const cancelled = counted.pence.filter(([id]) => id.startsWith("C"));
    expect(run).toMatchObject({
      state: "done",
      rows_expected: 541_909,
      counts: {
        rows: 541_909,
        rows_imported: 406_829,
        rows_set_aside: 135_080,
        rows_failed: 0,
        rows_duplicate: 5_268,
        customers: 4_372,
        orders: 22_190,
        orders_cancelled: 3_654,
        items: 406_829,
      },
    });
    expect(counted).toMatchObject({
      rows: run.counts.rows,
      aside: run.counts.rows_set_aside,
      duplicates: run.counts.rows_duplicate,
      items: run.counts.items,
      customers: run.counts.customers,
    });
    expect([counted.pence.length, cancelled.length]).toEqual([
      run.counts.orders,
      run.counts.orders_cancelled,
    ]);

    const kept = await sql<{ external_id: string; total: string; status: string }>`
      SELECT external_id, total, status FROM orders WHERE workspace_id = ${app.workspaceId()}`.execute(
      app.platform.database.system,
    );
    expect(new Map(kept.rows.map((row) => [row.external_id, Number(row.total)]))).toEqual(
      new Map(counted.pence),
    );
    expect(kept.rows.filter((row) => row.status === "cancelled")).toHaveLength(cancelled.length);
    const [items] = (
      await sql<{ count: string }>`SELECT count(*) FROM order_items`.execute(app.platform.database.system)
    ).rows;
    expect(Number(items!.count)).toBe(counted.items);
    expect((await client.ok(orderEndpoints.count, {})).count).toBe(22_190);
    expect((await client.ok(customerEndpoints.count, {})).count).toBe(4_372);
  },
);
