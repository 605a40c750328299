// Uploads that hold tables instead of being one, through the front: archives and workbooks, what is chosen of them, how
// cells become texts, and what was made to do harm.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { customerEndpoints } from "../../../../contract/customers.ts";
import { importEndpoints } from "../../../../contract/imports.ts";
import { startApp, type TestApp } from "../../../../test/app.ts";
import type { Client } from "../../../../test/client.ts";
import { untilEnded, uploadFile } from "../../../../test/import-file.ts";
import { workbook, zipFile } from "../../../../test/zip-file.ts";
import { dateText, durationText, timeFormat } from "./cell-dates.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ work: true, env: { LOG_LEVEL: "silent" } });
});
afterAll(() => app?.stop());

async function shop(slug: string): Promise<Client> {
  await app.workspace(slug);
  return app.as("marketer", slug);
}

const previewOf = (client: Client, id: string) => client.ok(importEndpoints.preview, { params: { id } });
const textsOf = async (client: Client, id: string) =>
  (await previewOf(client, id)).rows.map((row) => row.cells.map((cell) => cell.text));

describe("an archive", () => {
  test("of several files: one is read, another can be chosen, and it imports", async () => {
    const client = await shop("archive");
    const files = {
      "readme.md": "not,a,table\n",
      "__MACOSX/._people.csv": "x",
      "folder/people.csv": "email;name\nasha@example.com;Asha\n",
      "orders.csv": "order id,email,order date,total\no1,asha@example.com,2024-01-02,5\n",
    };
    const { id, container, parts, options } = await uploadFile(client, zipFile(files), { name: "all.zip" });
    expect({ container, names: parts.map(({ name }) => name) }).toEqual({
      container: "archive",
      names: ["folder/people.csv", "orders.csv", "readme.md"],
    });
    expect(options).toMatchObject({ part: "folder/people.csv", delimiter: ";" });

    const other = await client.ok(importEndpoints.update, {
      params: { id },
      body: { options: { part: "orders.csv" } },
    });
    expect(other).toMatchObject({ options: { part: "orders.csv", delimiter: "," }, rows_expected: 1 });
    expect(await textsOf(client, id)).toEqual([["o1", "asha@example.com", "2024-01-02", "5"]]);

    const again = { options: { part: "folder/people.csv" }, kind: "customers" as const };
    await client.ok(importEndpoints.update, { params: { id }, body: again });
    await client.ok(importEndpoints.start, { params: { id } });
    expect((await untilEnded(client, id)).counts).toMatchObject({ rows: 1, customers: 1 });
    const { data } = await client.ok(customerEndpoints.list, {});
    expect(data).toMatchObject([{ email: "asha@example.com", first_name: "Asha" }]);
  });

  test("a part that is not there is told, with the nearest", async () => {
    const client = await shop("part");
    const { id } = await uploadFile(client, zipFile({ "people.csv": "email\na@example.com\n" }));
    const body = { options: { part: "peple.csv" } };
    await expect(client.ok(importEndpoints.update, { params: { id }, body })).rejects.toThrow(
      "did you mean “people.csv”?",
    );
  });

  test.each([
    ["empty", Buffer.from(`504b0506${"00".repeat(18)}`, "hex"), "holds no file with a table"],
    ["cut off", zipFile({ "a.csv": "a,b\n1,2\n" }).subarray(0, 40), "is damaged or was cut off"],
    ["under a password", zipFile({ "a.csv": "a,b\n1,2\n" }, { encrypted: true }), "protected by a password"],
    ["with an archive in it", zipFile({ "a.zip": zipFile({ "a.csv": "a" }) }), "inside an archive"],
    [
      "made to fill the disk",
      zipFile({ "a.csv": Buffer.alloc(300 * 1024 ** 2, "a,b\n") }),
      "unpacks to more than 200 times",
    ],
  ])("%s is refused in words", { timeout: 60_000 }, async (_, content, words) => {
    const client = await app.as("marketer", "archive");
    await expect(uploadFile(client, content)).rejects.toThrow(words);
  });
});

const styles =
  '<numFmts><numFmt numFmtId="164" formatCode="[$₹-4009]#,##0.00"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy hh:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>';
const shared =
  '<si><t>order id</t></si><si><r><t>Asha </t></r><r><t xml:space="preserve">Rao</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si>';
const inline = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const rows = [
  `<row r="1"><c r="A1" t="s"><v>0</v></c>${inline("B1", "name")}${inline("C1", "day")}${inline("D1", "at")}${inline("E1", "total")}${inline("F1", "vip")}</row>`,
  '<row r="4"><c r="A4"><v>919812345678</v></c><c r="B4" t="s"><v>1</v></c><c r="C4" s="1"><v>45658</v></c><c r="D4" s="3"><v>45658.5</v></c><c r="E4" s="2"><v>100000.10000000001</v></c><c r="F4" t="b"><v>1</v></c></row>',
  '<row r="5"><c r="A5" t="str"><v>say "hi", you</v></c><c r="B5" t="e"><v>#N/A</v></c></row>',
].join("");

describe("a workbook", () => {
  test("texts, numbers, dates and gaps become the table that its sheet shows", async () => {
    const client = await shop("sheets");
    const content = workbook(
      [
        { name: "Notes", rows: "" },
        { name: "Hidden", rows, state: "hidden" },
        { name: "Orders", rows },
      ],
      { sharedStrings: shared, styles },
    );
    const run = await uploadFile(client, content, { name: "orders.xlsx" });
    expect(run).toMatchObject({
      container: "workbook",
      options: { part: "Orders", header_row: 1 },
      rows_expected: 2,
    });
    expect(run.parts.map(({ name }) => name)).toEqual(["Notes", "Orders", "Hidden"]);
    const preview = await previewOf(client, run.id);
    expect(preview.columns.map(({ name }) => name)).toEqual([
      "order id",
      "name",
      "day",
      "at",
      "total",
      "vip",
    ]);
    expect(preview.rows.map(({ line }) => line)).toEqual([4, 5]);
    expect(await textsOf(client, run.id)).toEqual([
      ["919812345678", "Asha Rao", "2025-01-01", "2025-01-01 12:00:00", "100000.1", "true"],
      ['say "hi", you', "", "", "", "", ""],
    ]);
  });

  test.each([
    ["that is no XML", "<row", "cannot be read"],
    [
      "that asks for texts of its own making",
      '</sheetData><!DOCTYPE a [<!ENTITY b "c">]><row><c t="str"><v>&b;</v></c></row><sheetData>',
      "cannot be read",
    ],
  ])("%s is refused", async (_, broken, words) => {
    const client = await app.as("marketer", "sheets");
    await expect(uploadFile(client, workbook([{ name: "A", rows: broken }]))).rejects.toThrow(words);
  });
});

test.each<[number, string | undefined, string | undefined]>([
  [0, undefined, undefined],
  [14, undefined, "date"],
  [22, undefined, "date"],
  [49, undefined, undefined],
  [164, "yyyy-mm-dd", "date"],
  [164, '"day "0', undefined],
  [164, "[Red]0.00", undefined],
  [164, "[$₹-4009]#,##0.00;[Red]-0", undefined],
  [164, "General", undefined],
  [164, "\\d0", undefined],
  [46, undefined, "duration"],
  [164, "[h]:mm", "duration"],
  [164, '[Red][mm]:ss "min"', "duration"],
  [164, "[$-409]h:mm", "date"],
  [164, '"[h]"0.00', undefined],
])("format %s %s shows a %s", (id, code, shows) => {
  expect(timeFormat(id, code)).toBe(shows);
});

test.each([
  [0, "00:00:00"],
  [0.0625, "01:30:00"],
  [1.5, "36:00:00"],
  [41.67013888888889, "1000:05:00"],
  [-0.0625, "-01:30:00"],
])("a duration of %s days is %s", (days, text) => {
  expect(durationText(days)).toBe(text);
});

test.each([
  [1, false, "1900-01-01"],
  [59, false, "1900-02-28"],
  [61, false, "1900-03-01"],
  [45658.25, false, "2025-01-01 06:00:00"],
  [0.5, false, "12:00:00"],
  [0, true, "00:00:00"],
  [1462, true, "1908-01-02"],
  [-1, false, "-1"],
  [1e9, false, "1000000000"],
])("day %s, from 1904: %s, is %s", (days, from1904, text) => {
  expect(dateText(days, from1904)).toBe(text);
});
