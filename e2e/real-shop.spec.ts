// The main job on a real shop's year (UCI Online Retail), from the file to the campaign's last receipt, through the
// browser alone; beside it a count of the same people by other means, straight from the file.
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { parse } from "csv-parse";
import { sharedFile } from "../bench/shared-data.ts";
import {
  addCondition,
  answerOf,
  choose,
  countOf,
  dragBelow,
  groupOf,
  handleOf,
  rowOf,
  ruleOf,
} from "./builder.ts";
import { audienceOf, behave, prompt } from "./campaign.ts";
import { expect, test } from "./shop.ts";

const file = sharedFile("online_retail/online_retail.csv.gz");

interface Line {
  InvoiceNo: string;
  Quantity: string;
  InvoiceDate: string;
  UnitPrice: string;
  CustomerID: string;
  Country: string;
}

/**
 * More than 3 orders, over 1,000 spent in the last 90 days as of the end of 2011-12-09, not in the United Kingdom; sums in
 * tenths of a penny, an order's rounded to pennies. London's clocks were on winter time at both ends of the 90 days.
 */
async function countByOtherMeans(path: string): Promise<number> {
  const orders = new Map<string, { customer: string; at: string; thousandths: number }>();
  const countries = new Map<string, string>();
  const lines = createReadStream(path)
    .pipe(createGunzip())
    .pipe(parse({ columns: true }));
  for await (const line of lines as AsyncIterable<Line>) {
    const customer = line.CustomerID.replace(/\.0$/, "");
    if (customer === "") continue;
    countries.set(customer, line.Country);
    if (line.InvoiceNo.startsWith("C")) continue;
    const order = orders.get(line.InvoiceNo) ?? { customer, at: line.InvoiceDate, thousandths: 0 };
    order.thousandths += Number(line.Quantity) * Math.round(Number(line.UnitPrice) * 1_000);
    orders.set(line.InvoiceNo, order);
  }
  const from = new Date("2011-12-09T23:59:59.999999Z").getTime() - 90 * 24 * 3_600_000;
  const people = new Map<string, { orders: number; pence: number }>();
  for (const { customer, at, thousandths } of orders.values()) {
    const one = people.get(customer) ?? { orders: 0, pence: 0 };
    one.orders += 1;
    if (instantOf(at) > from) one.pence += Math.sign(thousandths) * Math.round(Math.abs(thousandths) / 10);
    people.set(customer, one);
  }
  return [...people].filter(
    ([customer, { orders, pence }]) =>
      orders > 3 && pence > 100_000 && countries.get(customer) !== "United Kingdom",
  ).length;
}

/** In September London's clocks were an hour ahead. */
function instantOf(text: string): number {
  const asUtc = new Date(`${text.replace(" ", "T")}Z`).getTime();
  return asUtc < Date.UTC(2011, 9, 30, 1) && asUtc > Date.UTC(2011, 2, 27, 1) ? asUtc - 3_600_000 : asUtc;
}

test("a real shop's year becomes a segment and a campaign whose numbers add up", async ({ page, server }) => {
  test.skip(!file, "the file is not beside the repository");
  test.setTimeout(180_000);
  await page.goto("/new-workspace");
  await page.getByRole("textbox", { name: "Name of the shop" }).fill("Gifts of London");
  await page.getByRole("combobox", { name: "Currency" }).fill("GBP");
  await page.getByRole("option", { name: /GBP/ }).first().click();
  await page.getByRole("combobox", { name: "Time zone" }).fill("Europe/London");
  await page
    .getByRole("option", { name: /London/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Open the workspace" }).click();
  await page.waitForURL(/\/w\/gifts-of-london/);

  await page.getByRole("link", { name: "Imports" }).first().click();
  await page.getByLabel("File to import").setInputFiles(file!);
  await page.getByRole("button", { name: /^Import 541,909 rows/ }).click({ timeout: 60_000 });
  await expect(page.getByText("Every row was read")).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText("4,372").first()).toBeVisible();
  await expect(page.getByText("22,190").first()).toBeVisible();

  await page.goto("/w/gifts-of-london/segments/new");
  await addCondition(ruleOf(page), "Number of orders", "3");
  await ruleOf(page).getByRole("button", { name: "Add group" }).click();
  await addCondition(groupOf(page, "any of"), "Spent in total", "1000");
  await addCondition(groupOf(page, "any of"), "Country", "United Kingdom");
  await choose(rowOf(page, "placed at least 3 orders"), "Comparison", "more than");
  await choose(rowOf(page, "spent at least £1,000"), "Comparison", "more than");
  await choose(rowOf(page, "spent more than £1,000"), "When", /in the last/);
  await rowOf(page, "spent more than £1,000 in the last 30 days")
    .getByRole("button", { name: /^How long/ })
    .click();
  await page.getByRole("dialog").getByRole("textbox").first().fill("90");
  await page.keyboard.press("Enter");
  await choose(rowOf(page, "live in United Kingdom"), "Comparison", "is not");
  await dragBelow(
    page,
    handleOf(page, "do not live in United Kingdom"),
    rowOf(page, "placed more than 3 orders"),
  );
  await dragBelow(
    page,
    handleOf(page, "spent more than £1,000 in the last 90 days"),
    rowOf(page, "placed more than 3 orders"),
  );
  await ruleOf(page)
    .getByRole("button", { name: /^Actions for any of/ })
    .click();
  await page.getByRole("menuitem", { name: "Remove the group" }).click();

  await page.getByRole("button", { name: "As of now" }).first().click();
  await page.getByRole("dialog").getByLabel("Day", { exact: true }).first().fill("2011-12-09");
  await page.keyboard.press("Enter");
  await expect(answerOf(page)).toContainText(
    "Customers who placed more than 3 orders, spent more than £1,000 in the last 90 days, and do not live in United Kingdom.",
  );
  const expected = await countByOtherMeans(file!);
  expect(expected).toBeGreaterThan(20);
  await expect.poll(() => countOf(page)).toBe(expected);

  await page.getByRole("textbox", { name: "Name" }).fill("Good customers abroad");
  await page.getByRole("button", { name: "Save segment" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Good customers abroad" })).toBeVisible();

  // The file has no addresses, so they are written to where they sign in: inside the shop's own pages.
  await behave(server.client("gifts-of-london"), prompt);
  await page.getByRole("link", { name: "Create a campaign with this segment" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Thank you, friends abroad");
  await page.getByRole("radio", { name: "In-app" }).check({ force: true });
  await page.getByRole("button", { name: "Look at an earlier day" }).click();
  await page.getByLabel("As of the end of").fill("2011-12-09");
  await page
    .getByRole("textbox", { name: "Message" })
    .fill("Thank you for shopping with us from {{ customer.country }}.");
  await expect(page.getByText("Draft, saved")).toBeVisible();
  await page.getByRole("button", { name: `Launch to ${expected} people` }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Launch to/ })
    .click();
  await expect(page.getByText("Done", { exact: true })).toBeVisible({ timeout: 40_000 });
  const { audience, parts } = await audienceOf(page);
  expect(audience).toBe(expected);
  expect([...parts.values()].reduce((sum, count) => sum + count, 0)).toBe(expected);
  expect(parts.get("Delivered")).toBeGreaterThan(expected / 2);
});
