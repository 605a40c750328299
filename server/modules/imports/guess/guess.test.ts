// Guesses about files: their layout, what they hold, where their columns go, how their values are written.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { sharedFile } from "../../../../bench/shared-data.ts";
import type { ActorWorkspace } from "../../../actor.ts";
import { guessDialect, surveyFile } from "../survey/survey.ts";
import { guessImport } from "./guess-import.ts";

const folder = mkdtempSync(join(tmpdir(), "regulars-guess-"));
afterAll(() => rmSync(folder, { recursive: true }));

const workspace = { currency: "INR", timezone: "Asia/Kolkata" } as ActorWorkspace;

async function guess(content: string | Buffer, shop = workspace) {
  const path = join(folder, `file-${Math.random()}`);
  writeFileSync(path, content);
  const size = Buffer.byteLength(content);
  const dialect = await guessDialect(path);
  const file = await surveyFile(path, size, dialect);
  const guessed = guessImport(file, { ...dialect, part: "" }, shop, new Date("2026-11-20"));
  const targets = Object.fromEntries(guessed.mapping.map(({ column, target }) => [column, target]));
  return { ...guessed, targets, rows: file.rows };
}

const rows = (header: string, ...lines: string[]) => [header, ...lines, ""].join("\n");

describe("what a file holds", () => {
  test("UCI Online Retail", async () => {
    const found = await guess(
      rows(
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
        "536365,85123A,WHITE HANGING HEART,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom",
        "C536379,D,Discount,-1,2010-12-01 09:41:00,27.5,14527.0,United Kingdom",
        "536414,22139,,56,2010-12-01 11:52:00,0.0,,United Kingdom",
      ),
    );
    expect(found.kind).toBe("orders");
    expect(found.targets).toEqual({
      InvoiceNo: "order.external_id",
      StockCode: "item.product_id",
      Description: "item.name",
      Quantity: "item.quantity",
      InvoiceDate: "order.ordered_at",
      UnitPrice: "item.price",
      CustomerID: "customer.external_id",
      Country: "customer.country",
    });
    expect(found.options).toMatchObject({ cancelled_prefix: "C", date_order: "ymd", decimal: "." });
  });

  test("Shopify's orders", async () => {
    const found = await guess(
      rows(
        "Name,Email,Financial Status,Paid at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing City,Billing Country,Tags,Source",
        "#1001,asha@example.com,paid,2023-01-05 10:22:11 +0530,yes,INR,100,0,0,100.00,DIWALI,10.00,2023-01-05 10:20:00 +0530,2,Espresso beans,50.00,ESP-250,Mumbai,IN,new,web",
        "#1001,asha@example.com,,,,,,,,,,,2023-01-05 10:20:00 +0530,1,Filter paper,5.00,FIL-1,,,,",
      ),
    );
    expect(found.kind).toBe("orders");
    expect(found.targets).toMatchObject({
      Name: "order.external_id",
      Email: "customer.email",
      "Financial Status": "order.status",
      Total: "order.total",
      "Discount Code": "order.coupon",
      "Discount Amount": "order.discount",
      "Created at": "order.ordered_at",
      "Lineitem quantity": "item.quantity",
      "Lineitem name": "item.name",
      "Lineitem price": "item.price",
      "Lineitem sku": "item.sku",
      "Billing City": "customer.city",
      "Billing Country": "customer.country",
      "Accepts Marketing": "customer.consent.email",
      Source: "order.channel",
      Subtotal: null,
      Tags: null,
    });
  });

  test("WooCommerce's orders", async () => {
    const found = await guess(
      rows(
        "order_id,order_number,order_date,status,order_total,billing_first_name,billing_last_name,billing_email,billing_phone,billing_country",
        "77,77,2023-01-05 10:22:11,wc-completed,100.5,Asha,Rao,asha@example.com,9812345678,IN",
      ),
    );
    expect(found.kind).toBe("orders");
    expect(found.targets).toMatchObject({
      order_id: "order.external_id",
      order_number: null,
      order_date: "order.ordered_at",
      status: "order.status",
      order_total: "order.total",
      billing_email: "customer.email",
      billing_phone: "customer.phone",
      billing_first_name: "customer.first_name",
    });
  });

  test("Klaviyo's profiles: what is not known becomes a custom attribute", async () => {
    const found = await guess(
      rows(
        "Email,Klaviyo ID,First Name,Last Name,Phone Number,City,Country,Date of Birth,Loyalty Tier!,Points,VIP,Last seen on,Empty",
        "asha@example.com,01H,Asha,Rao,+919812345678,Mumbai,India,12/04/1990,gold,320,true,01/12/2025,",
        "ben@example.com,01J,Ben,Carter,,Leeds,United Kingdom,30/01/1985,silver,12,false,02/12/2025,",
      ),
    );
    expect(found.kind).toBe("customers");
    expect(found.targets).toEqual({
      Email: "customer.email",
      "Klaviyo ID": "custom.klaviyo_id",
      "First Name": "customer.first_name",
      "Last Name": "customer.last_name",
      "Phone Number": "customer.phone",
      City: "customer.city",
      Country: "customer.country",
      "Date of Birth": "customer.birthday",
      "Loyalty Tier!": "custom.loyalty_tier",
      Points: "custom.points",
      VIP: "custom.vip",
      "Last seen on": "custom.last_seen_on",
      Empty: null,
    });
    expect(found.options.date_order).toBe("dmy");
  });

  test("values tell where names do not, and speak against a wrong name", async () => {
    const found = await guess(
      rows("A,email,B", "asha@example.com,newsletter,+919812345678", "ben@example.com,none,+441134960000"),
    );
    expect(found.targets).toEqual({ A: "customer.email", email: "custom.email", B: "customer.phone" });
  });

  test("a letter before order ids means cancelled only where something is taken back", async () => {
    const found = await guess(
      rows(
        "order id,order date,customer id,price,sku",
        "1001,2024-01-01,7,5,a",
        "1002,2024-01-01,7,5,a",
        "C1003,2024-01-01,7,5,a",
      ),
    );
    expect(found.options.cancelled_prefix).toBe("");
  });
});

describe("how it is written", () => {
  test.each([
    ["comma", "id;name\n1;a,b\n2;c,d\n", ";"],
    ["tab", "id\tname\n1\ta\n", "\t"],
    ["pipe", "id|name|x\n1|a|b\n", "|"],
    ["circumflex", "id^name^x\n1^a, b^c\n", "^"],
    ["colon", "id:name:x\n1:a:b\n2:c:d\n", ":"],
    ["comma beside times", "id,at\n1,10:20:30\n2,11:20:30\n", ","],
    ["said by Excel", "sep=;\nid;a,b,c\n1;2,3,4\n", ";"],
  ])("delimiter: %s", async (_, content, delimiter) => {
    expect((await guess(content)).options.delimiter).toBe(delimiter);
  });

  test.each([
    ["apostrophes", "id,name\n'1','a, b'\n'2','c'\n", "'"],
    ["the usual", 'id,name\n1,"a, b"\n2,\'tis\n', '"'],
  ])("quotation marks: %s", async (_, content, quote) => {
    expect((await guess(content)).options.quote).toBe(quote);
  });

  const text = "email,name,city\nzoe@example.com,Zoë,Córk\n";
  test.each([
    ["UTF-8", Buffer.from(text), "utf-8"],
    ["UTF-8 with its mark", Buffer.from(`\ufeff${text}`), "utf-8"],
    ["Latin-1", Buffer.from(text, "latin1"), "latin1"],
    [
      "Latin-1 far down",
      Buffer.from(`email,name,city\n${"a@example.com,Ann,Pune\n".repeat(10_000)}${text}`, "latin1"),
      "latin1",
    ],
    ["UTF-16", Buffer.from(`\ufeff${text}`, "utf16le"), "utf-16le"],
    ["UTF-16 without its mark", Buffer.from(text, "utf16le"), "utf-16le"],
    ["UTF-16 the other way round", Buffer.from(`\ufeff${text}`, "utf16le").swap16(), "utf-16be"],
    ["packed", gzipSync(Buffer.from(text, "latin1")), "latin1"],
  ])("encoding: %s", async (_, content, encoding) => {
    const found = await guess(content);
    expect(found.options.encoding).toBe(encoding);
    expect(Object.keys(found.targets)).toEqual(["email", "name", "city"]);
  });

  test("which row names the columns", async () => {
    expect(
      (await guess("My shop\nexported today\n\nid,email\n1,a@example.com\n2,b@example.com\n")).options
        .header_row,
    ).toBe(3);
    const none = await guess("1,a@example.com,2024-01-01\n2,b@example.com,2024-01-02\n");
    expect(none.options.header_row).toBe(0);
    expect(none.targets).toEqual({
      "Column 1": "custom.column_1",
      "Column 2": "customer.email",
      "Column 3": "custom.column_3",
    });
    expect(none.rows).toBe(2);
  });

  test("the order of day and month: by what the file shows, else by the shop's habit", async () => {
    const dates = (...days: string[]) =>
      rows("email,birthday", ...days.map((day, i) => `a${i}@example.com,${day}`));
    expect((await guess(dates("01/02/1990", "25/12/1990"))).options.date_order).toBe("dmy");
    expect((await guess(dates("01/02/1990", "12/25/1990"))).options.date_order).toBe("mdy");
    expect((await guess(dates("01/02/1990"))).options.date_order).toBe("dmy");
    expect((await guess(dates("01/02/1990"), { ...workspace, currency: "USD" })).options.date_order).toBe(
      "mdy",
    );
  });

  test("the decimal sign, unless it only groups thousands", async () => {
    const amounts = (...prices: string[]) =>
      rows("email;spent", ...prices.map((price) => `a@example.com;${price}`));
    expect((await guess(amounts("1.234,50", "3,5"))).options.decimal).toBe(",");
    expect((await guess(amounts("1,234", "2,500"))).options.decimal).toBe(".");
  });
});

describe("what is no table", () => {
  test.each([
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "unsupported_media_type"],
    ["a workbook", Buffer.from("504b030414000600", "hex"), "unsupported_media_type"],
    ["a packed picture", gzipSync(Buffer.from("89504e470d0a1a0a", "hex")), "unsupported_media_type"],
    [
      "noise",
      Buffer.from(Array.from({ length: 4_000 }, (_, i) => (i * 7919) % 256)),
      "unsupported_media_type",
    ],
    ["nothing", Buffer.alloc(0), "invalid_input"],
    ["a packed nothing", gzipSync(Buffer.alloc(0)), "invalid_input"],
    ["gzip that is none", Buffer.from("1f8b0800000000000000ffff00", "hex"), "invalid_input"],
  ])("%s is refused", async (_, content, code) => {
    await expect(guess(content)).rejects.toMatchObject({ code });
  });

  test("a header alone is a table without rows", async () => {
    expect(await guess("email,name\n")).toMatchObject({ rows: 0, kind: "customers" });
  });
});

const messy = sharedFile("csv/messytables");

describe.skipIf(!messy || !existsSync(messy))("files that other people's programs stumbled over", () => {
  test.each([
    ["simple.psv", "|", "utf-8", 28],
    ["simple.ssv", ";", "utf-8", 6],
    ["example.tsv", "\t", "utf-8", 140],
    ["utf-16le_encoded.csv", ",", "utf-16le", 327],
    ["long.csv", ",", "utf-8", 3999],
    ["mixedGLB.csv", ",", "utf-8", 133],
  ])("%s", async (name, delimiter, encoding, count) => {
    const path = join(messy!, name);
    const dialect = await guessDialect(path);
    expect(dialect).toMatchObject({ delimiter, encoding });
    expect((await surveyFile(path, 1, dialect)).rows).toBe(count);
  });
});
