// Imports through the front: what is guessed and corrected, what becomes of rows, and what is told of them.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { customerEndpoints } from "../../../contract/customers.ts";
import { importEndpoints } from "../../../contract/imports.ts";
import { orderEndpoints } from "../../../contract/orders.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import type { Client } from "../../../test/client.ts";
import { errorRows, importFile, untilEnded, uploadFile } from "../../../test/import-file.ts";

let app: TestApp;
let client: Client;
beforeAll(async () => {
  app = await startApp({
    work: true,
    currency: "GBP",
    timezone: "Europe/London",
    now: "2026-11-20T12:00:00Z",
  });
  client = await app.as("marketer");
});
afterAll(() => app?.stop());

/** A workspace of its own, so that tests do not see each other's orders. */
async function shop(slug: string): Promise<Client> {
  await app.workspace(slug, { currency: "GBP", timezone: "Europe/London" });
  return app.as("marketer", slug);
}

const lines = (...rows: string[]) => `${rows.join("\n")}\n`;
const retail = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";
const hearts = "536365,85123A,HEARTS,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom";

describe("a file of orders", () => {
  test("is guessed, previewed and imported: orders with items, customers, cancelled ones, rows set aside", async () => {
    const own = await shop("orders");
    const uploaded = await uploadFile(
      own,
      lines(
        retail,
        hearts,
        "536365,71053,LANTERN,6,2010-12-01 08:27:00,3.395,17850.0,United Kingdom",
        hearts,
        "C536379,D,Discount,-1,2010-12-01 09:41:00,27.50,14527.0,European Community",
        "536414,22139,,56,2010-12-01 11:52:00,0.0,,United Kingdom",
      ),
      { name: "online_retail.csv" },
    );
    expect(uploaded).toMatchObject({
      kind: "orders",
      state: "ready",
      rows_expected: 5,
      file_name: "online_retail.csv",
    });

    const preview = await own.ok(importEndpoints.preview, { params: { id: uploaded.id } });
    expect(preview.missing).toEqual([]);
    expect(preview.columns[6]).toEqual({
      name: "CustomerID",
      target: "customer.external_id",
      samples: ["17850.0", "14527.0"],
    });
    expect(preview.rows[0]!.cells[4]).toEqual({
      text: "2010-12-01 08:26:00",
      value: "2010-12-01T08:26:00.000Z",
      fault: null,
    });
    expect(preview.rows.map((row) => row.aside)).toEqual([false, false, false, false, true]);

    await own.ok(importEndpoints.start, { params: { id: uploaded.id } });
    const run = await untilEnded(own, uploaded.id);
    expect(run).toMatchObject({
      state: "done",
      progress: 1,
      failure: null,
      counts: {
        rows: 5,
        rows_imported: 4,
        rows_set_aside: 1,
        rows_failed: 0,
        rows_duplicate: 1,
        customers: 2,
        orders: 2,
        orders_cancelled: 1,
        items: 4,
      },
      notes: [
        { message: "“European Community” names no single country; the country was left empty", rows: 1 },
      ],
    });

    const { data } = await own.ok(orderEndpoints.list, { query: { sort: "ordered_at" } });
    expect(data).toMatchObject([
      {
        external_id: "536365",
        status: "paid",
        // Two times 6 × 2.55 and 6 × 3.395, rounded once.
        total: 50.97,
        ordered_at: "2010-12-01T08:26:00.000Z",
        items_count: 3,
        customer: { external_id: "17850" },
      },
      { external_id: "C536379", status: "cancelled", total: -27.5, customer: { external_id: "14527" } },
    ]);
    const [buyer] = (await own.ok(customerEndpoints.list, { query: { search: "17850" } })).data;
    expect(buyer).toMatchObject({ external_id: "17850", country: "GB", orders: { count: 1, total: 50.97 } });
  });

  test("needs what makes an order, and says what is missing", async () => {
    const { id } = await uploadFile(client, lines("order id,customer email,price", "1,a@example.com,5"), {
      kind: "orders",
    });
    const { missing } = await client.ok(importEndpoints.preview, { params: { id } });
    expect(missing).toEqual([
      "A column with the order's date",
      "A column with the product's id, SKU or name",
    ]);
    const refused = await client.call(importEndpoints.start, { params: { id } });
    expect(refused.status).toBe(400);
    expect(refused.body.errors?.map((fault) => fault.message)).toEqual(missing);
  });

  test("takes an order's total from its column; lines that disagree are refused with the reason", async () => {
    const own = await shop("totals");
    const run = await importFile(
      own,
      lines(
        "order number,created at,email,total,lineitem sku,lineitem price,lineitem quantity",
        "1,2024-01-01,asha@example.com,90.50,a,50,2",
        "1,2024-01-01,asha@example.com,,b,1,1",
        "2,2024-01-02,asha@example.com,10,a,10,1",
        "2,2024-01-02,asha@example.com,5,b,5,1",
        "3,2024-01-03,asha@example.com,5,b,5,1",
        "3,2024-01-03,ben@example.com,5,b,5,1",
      ),
    );
    expect(run.counts).toMatchObject({ rows: 6, rows_imported: 2, rows_failed: 4, orders: 1, items: 2 });
    const [order] = (await own.ok(orderEndpoints.list, {})).data;
    expect(order).toMatchObject({ external_id: "1", total: 90.5 });
    const [, ...errors] = await errorRows(own, run.id);
    expect(errors).toHaveLength(4);
    expect(errors[0]).toContain("Order 2 has lines with different amounts in “total”, 10 and 5");
    expect(errors[2]).toContain("Order 3 names two customers, “asha@example.com” and “ben@example.com”");
  });
});

describe("a file of customers", () => {
  test("becomes customers with custom attributes of one type a column; the later row has the last word", async () => {
    const own = await shop("customers");
    const run = await importFile(
      own,
      lines(
        "Email;Name;Phone;Country;Points;VIP;Tags;Accepts marketing;Joined",
        "asha@example.com;Asha Rao;98123 45678;India;1.320,5;yes;coffee,vip;yes;31/12/2023 23:30",
        "ben@example.com;Carter, Ben;+441134960000;UK;12,0;no;;no;",
        "ASHA@example.com;;;;1.400,0;;;;",
      ),
    );
    expect(run.counts).toMatchObject({ rows: 3, rows_imported: 3, rows_failed: 0, customers: 2 });
    const { data } = await own.ok(customerEndpoints.list, { query: { sort: "name" } });
    expect(data).toMatchObject([
      {
        email: "ASHA@example.com",
        first_name: "Asha",
        last_name: "Rao",
        phone: "+919812345678",
        country: "IN",
        tags: ["coffee", "vip"],
        consent: { email: true, sms: null },
        custom: { points: 1400, vip: true },
        created_at: "2023-12-31T23:30:00.000Z",
      },
      { first_name: "Ben", last_name: "Carter", country: "GB", custom: { points: 12, vip: false } },
    ]);
  });

  test("a row that names nobody is faulty, and all faults of a row are told at once", async () => {
    const own = await shop("faults");
    const run = await importFile(
      own,
      lines(
        "email,phone,birthday,city",
        "asha@,12345,31/02/1990,Mumbai",
        ",,,Pune",
        "ben@example.com,+441134960000,12/04/1985,Leeds",
        "chitra@example.com,,1/2/1985",
        '"dev@example.com,,,',
        'zoe@example.com,,,"=1+1, or so"',
        'zoë@,,,"=1+1, or so"',
      ),
    );
    expect(run).toMatchObject({ state: "done", counts: { rows: 7, rows_imported: 2, rows_failed: 5 } });
    const cells =
      "This row has 3 cells where the file has 4 columns; a cell that holds the delimiter must stand in quotation marks";
    const day =
      "“31/02/1990” is no day of the calendar when read as day, month, year; the order can be changed";
    const phone = "“12345” is no number of GB; write it with its prefix, such as +919812345678";
    expect(await errorRows(own, run.id)).toEqual([
      "email,phone,birthday,city,error_line,error_column,error_value,error_reason,error_import",
      `asha@,12345,31/02/1990,Mumbai,2,"birthday; email; phone","31/02/1990; asha@; 12345","${day}; “asha@” is not an e-mail address; ${phone}",${run.id}`,
      `,,,Pune,3,email,,"A customer needs an id, an e-mail address or a phone number; this row has none",${run.id}`,
      `chitra@example.com,,1/2/1985,,5,,,"${cells}",${run.id}`,
      `"""dev@example.com,,,",,,,6,,,"A quotation mark is opened in this line and never closed; close it, or double it if it is meant",${run.id}`,
      `zoë@,,,"=1+1, or so",8,email,zoë@,“zoë@” is not an e-mail address,${run.id}`,
    ]);
    const [, dressed] = (await own.ok(customerEndpoints.list, { query: { sort: "name" } })).data;
    expect(dressed).toMatchObject({ city: "=1+1, or so" });
  });

  test("a corrected error file makes orders whole, however often it comes", async () => {
    const own = await shop("corrected");
    const file = lines(
      retail,
      hearts,
      "536365,71053,LANTERN,six,2010-12-01 08:26:00,3,17850.0,United Kingdom",
      "536365,84406B,CUPID,2,2010-12-01 08:26:00,2,17850.0,United Kingdom",
      "536366,22633,WARMER,x,2010-12-01 08:28:00,1,17850.0,United Kingdom",
    );
    const run = await importFile(own, file);
    expect(run.counts).toMatchObject({ rows_imported: 2, rows_failed: 2, orders: 1 });
    const errors = (await errorRows(own, run.id)).map((row) => `${row}\r\n`).join("");

    const half = await importFile(own, errors.replace(",six,", ",6,"));
    expect(half.counts).toMatchObject({ rows: 2, rows_imported: 1, rows_failed: 1, orders: 1 });
    expect(await itemsOf(own, "536365")).toEqual(["71053 6", "84406B 2", "85123A 6"]);
    expect((await errorRows(own, half.id))[0]).toBe((await errorRows(own, run.id))[0]);

    const again = (await errorRows(own, half.id))
      .map((row) => `${row}\r\n`)
      .join("")
      .replace(",x,", ",9,");
    const whole = await importFile(own, again);
    expect(whole.counts).toMatchObject({ rows: 1, rows_imported: 1, rows_failed: 0, orders: 1 });
    expect(await itemsOf(own, "536366")).toEqual(["22633 9"]);
    await importFile(own, errors.replace(",six,", ",6,"));
    expect(await itemsOf(own, "536365")).toEqual(["71053 6", "84406B 2", "85123A 6"]);
  });
});

async function itemsOf(own: Client, order: string): Promise<string[]> {
  const [found] = (await own.ok(orderEndpoints.list, { query: { search: order } })).data;
  const { items } = await own.ok(orderEndpoints.get, { params: { id: found!.id } });
  return items.map((item) => `${item.product_id} ${item.quantity}`).sort();
}

describe("what is said and changed", () => {
  test("a guess can be corrected, and a wrong correction is told at its place", async () => {
    const { id, options } = await uploadFile(client, lines("a;b;when", "asha@example.com;x;01/02/1990"), {
      name: "wrong.csv",
    });
    expect(options.delimiter).toBe(";");
    const update = (body: object) => client.call(importEndpoints.update, { params: { id }, body });

    const moved = await update({
      mapping: [{ column: "when", target: "customer.birthday" }],
      options: { date_order: "mdy" },
    });
    expect(moved.body.mapping).toContainEqual({ column: "when", target: "customer.birthday" });
    const { rows } = await client.ok(importEndpoints.preview, { params: { id } });
    expect(rows[0]!.cells[2]).toEqual({ text: "01/02/1990", value: "1990-01-02", fault: null });

    const other = await update({ options: { delimiter: "," } });
    expect(other.body.mapping.map(({ column }) => column)).toEqual(["a;b;when"]);
    const back = await update({ options: { delimiter: ";" }, kind: "orders" });
    expect(back.body).toMatchObject({ kind: "orders" });
    expect(back.body.mapping).toContainEqual({ column: "a", target: "customer.email" });

    const refused = await update({
      mapping: [
        { column: "wen", target: null },
        { column: "a", target: "customer.email" },
        { column: "b", target: "customer.email" },
      ],
    });
    expect(refused.status).toBe(400);
    expect(refused.body.errors).toEqual([
      { path: "/mapping/0/column", message: "The file has no column “wen”", hint: "did you mean “when”?" },
      { path: "/mapping/2/target", message: "Two columns go to customer.email; one can" },
    ]);
    expect((await update({ options: { timezone: "Mars" } })).body.errors?.[0]?.path).toBe(
      "/options/timezone",
    );
  });

  test("what cannot be done in a state is refused in words", async () => {
    const run = await importFile(client, lines("email", "asha@example.com"));
    for (const endpoint of [importEndpoints.start, importEndpoints.cancel] as const) {
      const answer = await client.call(endpoint, { params: { id: run.id } });
      expect(answer.status).toBe(409);
      expect(answer.body.detail).toMatch(/^The import of file.csv is done\. /);
    }
    expect((await client.call(importEndpoints.preview, { params: { id: run.id } })).status).toBe(409);
    const gone = await client.call(importEndpoints.get, { params: { id: "999999" } });
    expect(gone.status).toBe(404);
    const other = await shop("fence");
    expect((await other.call(importEndpoints.get, { params: { id: run.id } })).status).toBe(404);
  });

  test("imports are listed newest first, page by page, with who made them", async () => {
    const own = await shop("listed");
    for (const name of ["one.csv", "two.csv", "three.csv"])
      await uploadFile(own, lines("email", "asha@example.com"), { name });
    const first = await own.ok(importEndpoints.list, { query: { limit: 2 } });
    expect(first.data.map((run) => run.file_name)).toEqual(["three.csv", "two.csv"]);
    expect(first.data[0]?.created_by).toBe("marketer of listed");
    const second = await own.ok(importEndpoints.list, { query: { cursor: first.next_cursor! } });
    expect(second).toMatchObject({ data: [{ file_name: "one.csv" }], next_cursor: null });
  });
});

test("a file with the columns of an earlier one, in any order, goes where that one went", async () => {
  const client = await shop("remembered");
  const first = await importFile(client, "Till,Who,When,Sum\n1,a@example.com,2024-01-02,5\n", {
    kind: "orders",
    mapping: [
      { column: "Till", target: "order.external_id" },
      { column: "Who", target: "customer.email" },
      { column: "When", target: "order.ordered_at" },
      { column: "Sum", target: "order.total" },
    ],
  });
  expect(first).toMatchObject({ state: "done", mapping_remembered: false, counts: { orders: 1 } });
  const next = await uploadFile(client, "Sum,When,Who,Till\n6,2024-02-02,b@example.com,2\n");
  expect(next).toMatchObject({ kind: "orders", mapping_remembered: true });
  expect(next.mapping).toEqual([
    { column: "Sum", target: "order.total" },
    { column: "When", target: "order.ordered_at" },
    { column: "Who", target: "customer.email" },
    { column: "Till", target: "order.external_id" },
  ]);
  // One column more is another file, and another workspace's memory is its own.
  expect(
    (await uploadFile(client, "Sum,When,Who,Till,Note\n6,2024-02-02,b@example.com,2,x\n")).mapping_remembered,
  ).toBe(false);
  const stranger = await shop("forgetful");
  expect(
    (await uploadFile(stranger, "Sum,When,Who,Till\n6,2024-02-02,b@example.com,2\n")).mapping_remembered,
  ).toBe(false);
});

test("a dry run says what an import would do, and writes nothing", async () => {
  const client = await shop("dry");
  await importFile(client, "order id,email,order date,total\n1,a@example.com,2024-01-02,5\n");
  const before = await client.ok(orderEndpoints.list, {});
  const { id } = await uploadFile(
    client,
    "order id,email,order date,total\n1,a@example.com,2024-01-02,9\n2,b@example.com,2024-01-03,5\n3,a@example.com,soon,5\n4,,2024-01-03,5\n",
  );
  const started = await client.ok(importEndpoints.dryRun, { params: { id } });
  expect(started).toMatchObject({ state: "running", dry: true });
  const tried = await untilEnded(client, id);
  expect(tried).toMatchObject({ state: "ready", dry: false, counts: { rows: 0 }, job_id: null });
  expect(tried.dry_run).toMatchObject({
    counts: { rows: 4, rows_imported: 2, rows_failed: 1, rows_set_aside: 1 },
    customers: { created: 1, updated: 1 },
    orders: { created: 1, updated: 1 },
    faults: [{ line: 4, column: "order date", value: "soon" }],
  });
  expect(await client.ok(orderEndpoints.list, {})).toEqual(before);
  expect((await client.ok(customerEndpoints.list, {})).total).toBe(1);
  expect(await errorRows(client, id)).toHaveLength(1);

  // What it found holds for these options; others make it stale. And the import is as it was: it can start.
  const options = { date_order: "mdy" as const };
  expect((await client.ok(importEndpoints.update, { params: { id }, body: { options } })).dry_run).toBeNull();
  await client.ok(importEndpoints.start, { params: { id } });
  expect((await untilEnded(client, id)).counts).toMatchObject({ orders: 2, rows_imported: 2 });
});
