// Customers: added, found, opened, changed and put back, by pointer and by keyboard alone.
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
