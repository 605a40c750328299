// Customers: added, found, opened, changed and put back, by pointer and by keyboard alone.
import { readFile } from "node:fs/promises";
import { customerEndpoints } from "../contract/customers.ts";
import { demoClient } from "./demo-client.ts";
import { expect, expectAccessible, test } from "./shop.ts";

test("a customer is added, found by a few letters, changed, and the change undone", async ({ page }) => {
  await page.goto("/w/demo/customers");
  await page.getByRole("link", { name: "Add customer" }).click();
  await expect(page.getByLabel("First name")).toBeFocused();
  await page.getByLabel("First name").fill("Zubeida");
  await page.getByLabel("Last name").fill("Quraishi");
  await page.getByRole("textbox", { name: "E-mail" }).fill("not an address");
  await page.getByRole("button", { name: "Add customer" }).click();
  await expect(page.getByRole("textbox", { name: "E-mail" })).toBeFocused();
  await page.getByRole("textbox", { name: "E-mail" }).fill("zubeida@example.com");
  await page.getByLabel("Phone", { exact: true }).fill("+91 98123 00001");
  await page.getByRole("button", { name: "Add customer" }).click();
  const panel = page.getByRole("dialog", { name: "Zubeida Quraishi" });
  await expect(panel.getByText("+919812300001").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();

  await page.getByLabel("Name, e-mail, phone or id").fill("zubeida q");
  await expect(page).toHaveURL(/search=zubeida/);
  await expect(page.getByText("1 customer", { exact: true })).toBeVisible();
  await page.getByRole("row", { name: /Zubeida Quraishi/ }).click();
  await expect(page).toHaveURL(/customers\/\d+\?search=zubeida/);
  await panel.getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("City").fill("Kozhikode");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(panel.getByText("Kozhikode")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(panel.getByText("Kozhikode")).toBeHidden();
});

test("consent is changed where it stands", async ({ page, server }) => {
  const email = "consenting@example.com";
  const made = await demoClient(server).ok(customerEndpoints.create, {
    query: { wait: "true" },
    body: { email, consent: { email: true } },
  });
  await page.goto(`/w/demo/customers/${made.id}`);
  const consent = page.getByRole("combobox", { name: "Consent to E-mail" });
  await expect(consent).toHaveValue("Agreed");
  await consent.click();
  await page.getByRole("option", { name: "Refused" }).click();
  await expect(consent).toHaveValue("Refused");
  await page.reload();
  await expect(consent).toHaveValue("Refused");
  await expectAccessible(page);
});

test("the list is walked, opened and left by keyboard alone", async ({ page, server }) => {
  const client = demoClient(server);
  const customers = Array.from({ length: 3 }, (_, i) => ({
    external_id: `walk-${i}`,
    first_name: `Walker ${i}`,
  }));
  await client.ok(customerEndpoints.createBatch, { query: { wait: "true" }, body: { customers } });
  await page.goto("/w/demo/customers?search=walker&sort=name");
  const row = (name: string) => page.getByRole("row", { name: new RegExp(name) });
  await row("Walker 0").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(row("Walker 2")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Walker 1" })).toBeVisible();
  // It takes the focus only then, and gives it back only where it had it.
  await expect(page.getByRole("dialog").locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(row("Walker 1")).toBeFocused();
});

test("a search that finds nobody says so and leads back", async ({ page }) => {
  await page.goto("/w/demo/customers?search=nobody-is-called-this");
  await expect(page.getByText("Nobody fits all of these")).toBeVisible();
  await page.getByRole("link", { name: "Show all customers" }).click();
  await expect(page).toHaveURL(/\/customers$/);
  await expect(page.getByLabel("Name, e-mail, phone or id")).toHaveValue("");
});

test("a filter by an attribute is a chip, kept in the address, and goes into the file", async ({
  page,
  server,
}) => {
  const customers = ["gold", "silver"].map((tier) => ({
    external_id: `tiered-${tier}`,
    first_name: `Tiered ${tier}`,
    custom: { tier_of_test: tier },
  }));
  await demoClient(server).ok(customerEndpoints.createBatch, {
    query: { wait: "true" },
    body: { customers },
  });
  await page.goto("/w/demo/customers?search=tiered");
  await page.getByRole("button", { name: "Add filter" }).click();
  const form = page.getByRole("dialog", { name: "Add filter" });
  await form.getByRole("combobox", { name: "Filter by" }).fill("tier of test");
  await page.getByRole("option", { name: "Tier of test" }).click();
  await form.getByRole("combobox", { name: "Text" }).fill("gold");
  await expectAccessible(page);
  await form.getByRole("button", { name: "Add filter" }).click();
  await expect(page).toHaveURL(/filters=/);
  await expect(page.getByText("Tier of test is gold")).toBeVisible();
  await expect(page.getByText("1 customer", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("row", { name: /Tiered gold/ })).toBeVisible();
  await expectAccessible(page);

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: /Excel/ }).click();
  const file = await readFile(await (await download).path(), "utf8");
  expect(file.trimEnd().split("\r\n")).toHaveLength(2);
  await expect(page.getByText("Customers.csv was saved")).toBeVisible();

  await page.getByRole("button", { name: "Remove filter: Tier of test is gold" }).click();
  await expect(page.getByText("2 customers", { exact: true })).toBeVisible();
});

test("two who are one are proposed, merged, and taken apart again", async ({ page, server }) => {
  const client = demoClient(server);
  const email = "twice@example.com";
  const customers = ["Tara", "Tarah"].map((first_name, i) => ({
    external_id: `twice-${i}`,
    first_name,
    last_name: "Twice",
    email,
  }));
  await client.ok(customerEndpoints.createBatch, { query: { wait: "true" }, body: { customers } });
  await page.goto("/w/demo/customers");
  await page.getByRole("link", { name: "Find duplicates" }).click();
  const pair = page.getByRole("article", { name: "Tara Twice and Tarah Twice" });
  await expect(pair.getByText(`Same e-mail: ${email}`)).toBeVisible();
  await expectAccessible(page);
  await pair.getByRole("button", { name: "Merge, keeping the first" }).click();
  await expect(pair).toBeHidden();

  await page.goto("/w/demo/customers?search=twice@example.com");
  await expect(page.getByText("1 customer", { exact: true })).toBeVisible();
  await page.getByRole("row", { name: /Tara Twice/ }).click();
  const panel = page.getByRole("dialog", { name: "Tara Twice" });
  await panel.getByRole("button", { name: "Undo merge" }).click();
  await expect(page.getByText("2 customers", { exact: true })).toBeVisible();

  await panel.getByRole("button", { name: "Merge with …" }).click();
  await page.getByRole("combobox", { name: "Who is the same person?" }).fill("tarah");
  await page.getByRole("option", { name: /Tarah Twice/ }).click();
  await expect(page.getByRole("option")).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Merge Tarah Twice" }).click();
  await expect(page.getByText("1 customer", { exact: true })).toBeVisible();
});
