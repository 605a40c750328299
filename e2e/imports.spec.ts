// A file on its way into the shop: dropped, its guesses corrected, run, and its faulty rows handed back.
import type { Download } from "@playwright/test";
import { workbook } from "../test/zip-file.ts";
import { expect, expectAccessible, test } from "./shop.ts";

const file = [
  "Order No;Date;Customer;E-mail;Product;Qty;Price",
  "e2e-1;2026-10-01 10:00;c-e2e-1;anna@example.com;Beans;2;10,50",
  "e2e-1;2026-10-01 10:00;c-e2e-1;anna@example.com;Cup;1;4,00",
  "e2e-2;2026-10-02 11:30;c-e2e-2;bela@example.com;Beans;one;10,50",
  "e2e-3;2026-10-03 12:00;c-e2e-3;cleo@example.com;Filter;3;1,00",
].join("\n");

test("a file is dropped, looked at, imported, and its faulty row handed back", async ({ page }) => {
  await page.goto("/w/demo/imports");
  await page
    .getByLabel("File to import")
    .setInputFiles({ name: "orders.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
  await expect(page.getByRole("heading", { level: 1, name: "orders.csv" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Between columns" })).toHaveValue("Semicolon");
  await expect(page.getByRole("combobox", { name: "Order No goes to" })).toHaveValue("Order id");
  await expect(page.getByRole("table", { name: "First rows" })).toContainText("Beans");
  await expectAccessible(page);

  // A wrong guess says what is missing; the right one lets it start.
  await page.getByRole("combobox", { name: "Date goes to" }).click();
  await page.getByRole("option", { name: "Leave out" }).click();
  await expect(page.getByText("Still missing before this can start")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Import 4 rows/ })).toBeDisabled();
  await page.getByRole("combobox", { name: "Date goes to" }).click();
  await page.getByRole("option", { name: "Order date" }).click();

  // A try tells what would come of it, and changes nothing.
  await page.getByRole("button", { name: "Try it without writing" }).click();
  const tried = page.getByRole("region", { name: "First faults" });
  await expect(tried).toContainText("“one” is not a number", { timeout: 30_000 });
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Import 4 rows/ }).click();

  await expect(page.getByText("Every row was read")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("1 row not imported")).toBeVisible();
  await expectAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download the error file" }).click(),
  ]);
  expect(await textOf(download)).toContain("e2e-2");

  const address = page.url();
  await page.goto("/w/demo/orders?search=e2e-1");
  await expect(page.getByRole("row", { name: /e2e-1/ })).toContainText("25");

  // It was the wrong file after all: asked once more, all of it goes.
  await page.goto(address);
  await page.getByRole("button", { name: "Undo the import" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Undo the import" }).click();
  await expect(page.getByText("2 orders removed.")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("2 customers removed.")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/w/demo/orders?search=e2e-1");
  await expect(page.getByRole("row", { name: /e2e-1/ })).toHaveCount(0);
});

test("what is not a table is refused in words, and nothing is kept", async ({ page }) => {
  await page.goto("/w/demo/imports");
  await page
    .getByLabel("File to import")
    .setInputFiles({ name: "empty.csv", mimeType: "text/csv", buffer: Buffer.from("") });
  await expect(page.getByRole("alert")).toBeVisible();
});

test("of a workbook, the sheet is chosen", async ({ page }) => {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const sheet = (...rows: string[][]) =>
    rows.map((cells) => `<row>${cells.map(cell).join("")}</row>`).join("");
  const buffer = workbook([
    { name: "Notes", rows: sheet(["Made by"], ["Asha"]) },
    { name: "People", rows: sheet(["E-mail", "City"], ["asha@example.com", "Pune"]) },
  ]);
  await page.goto("/w/demo/imports");
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  await page.getByLabel("File to import").setInputFiles({ name: "people.xlsx", mimeType, buffer });
  const chosen = page.getByRole("combobox", { name: "Sheet" });
  await expect(chosen).toHaveValue("Notes");
  await expect(page.getByRole("combobox", { name: "Between columns" })).toBeHidden();
  await chosen.click();
  await page.getByRole("option", { name: "People" }).click();
  await expect(page.getByRole("combobox", { name: "E-mail goes to" })).toHaveValue("Customer e-mail");
  await expect(page.getByRole("table", { name: "First rows" })).toContainText("Pune");
  await expectAccessible(page);
});

const till = {
  name: "till.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    [
      "Bill no,Bill date,Customer email,Ware,Qty,Unit price",
      "t-1,01/02/2026,asha.rao@example.com,Espresso beans,2,749.50",
      "t-1,01/02/2026,asha.rao@example.com,Filter paper,1,120",
      "t-2,03/02/2026,,Mug,1,300",
      "t-3,soon,ben.carter@example.com,Mug,1,300",
      "t-4,05/02/2026,ben.carter@example.com,Mug,two,300",
    ].join("\n"),
  ),
};

test("by keyboard: each fault stands in its cell, and what is missing is asked for", async ({ page }) => {
  await page.goto("/w/demo/imports");
  await expectAccessible(page);
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose a file" }).press("Enter");
  await (await choosing).setFiles(till);

  await expect(page.getByRole("heading", { level: 1, name: "till.csv" })).toBeVisible();
  const kind = page.getByRole("combobox", { name: "It holds" });
  await expect(kind).toHaveValue("Orders, one line an item");
  const ware = page.getByRole("combobox", { name: "Ware goes to" });
  await expect(ware).toHaveValue("Leave out");
  await expect(page.getByText("A column with the product's id, SKU or name")).toBeVisible();
  await expect(page.getByRole("button", { name: "Import 5 rows" })).toBeDisabled();
  await expectAccessible(page);

  await ware.click();
  await page.getByRole("option", { name: "Product name" }).click();
  await expect(page.getByText("A column with the product's id, SKU or name")).toBeHidden();
  const rows = page.getByRole("region", { name: "First rows" });
  await expect(rows.getByText("“soon” is not a date that can be read")).toBeVisible();
  await expect(rows.getByText("“two” is not a number")).toBeVisible();
  await expect(rows.getByText("It names no customer: set aside")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Import 5 rows" }).click();
  await expect(page.getByText("2 rows imported.")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("1 row set aside, for no customer is named there.")).toBeVisible();
  await expect(page.getByText("2 rows not imported, each for a reason in the error file.")).toBeVisible();
  await expectAccessible(page);

  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the error file" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("till errors.csv");
  expect(await textOf(download)).toContain("t-4,05/02/2026,ben.carter@example.com,Mug,two,300,6,Qty,two");
});

async function textOf(download: Download): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
