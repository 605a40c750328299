// Orders: found by their filters, opened with their lines.
import { customerEndpoints } from "../contract/customers.ts";
import { orderEndpoints } from "../contract/orders.ts";
import { rateEndpoints } from "../contract/rates.ts";
import { demoClient } from "./demo-client.ts";
import { expect, expectAccessible, test } from "./shop.ts";

const items = [
  { product_id: "p-7", name: "Espresso beans", category: "Coffee", quantity: 2, price: 749.5 },
  { product_id: "p-9", name: "Paper filters", category: "Filters", quantity: 1, price: 249 },
];

test("an order is found, opened with its lines, and leads to its customer", async ({ page, server }) => {
  const client = demoClient(server);
  const wait = { wait: "true" };
  const customer = { external_id: "buyer-1", first_name: "Parvati", last_name: "Menon" };
  await client.ok(customerEndpoints.create, { query: wait, body: customer });
  const order = {
    external_id: "REF-77001",
    customer: { external_id: "buyer-1" },
    ordered_at: "2026-10-02T14:05:00Z",
    status: "partially_refunded" as const,
    total: 1648,
    discount: 100,
    refunded: 249,
    items,
  };
  await client.ok(orderEndpoints.create, { query: wait, body: order });

  await page.goto("/w/demo/orders");
  await page.getByLabel("Order id, name, e-mail or phone").fill("REF-77001");
  await expect(page.getByText("1 order", { exact: true })).toBeVisible();
  await page.getByRole("combobox", { name: "Status" }).click();
  await page.getByRole("option", { name: "Partly refunded" }).click();
  await expect(page).toHaveURL(/status=partially_refunded/);
  await page.getByRole("row", { name: /REF-77001/ }).click();
  const panel = page.getByRole("dialog", { name: "Order REF-77001" });
  await expect(panel.getByRole("row", { name: /Espresso beans/ })).toContainText("1,499");
  await expect(panel.getByRole("row", { name: "Discount" })).toContainText("-₹100");
  await expect(panel.getByRole("row", { name: "Total ₹1,648", exact: true })).toBeVisible();
  await expectAccessible(page);
  await panel.getByRole("link", { name: "Parvati Menon" }).click();
  const buyer = page.getByRole("dialog", { name: "Parvati Menon" });
  await expect(buyer.getByText("₹1,399").first()).toBeVisible();
  await buyer.getByRole("link", { name: "Order REF-77001" }).click();
  await expect(panel).toBeVisible();
});

test("days out of range find nothing and say how to go on", async ({ page }) => {
  await page.goto("/w/demo/orders?from=1999-01-01&to=1999-01-31");
  await expect(page.getByText("No order fits all of these")).toBeVisible();
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(page).toHaveURL(/\/orders$/);
});

test("a rate is added, an order in another currency is converted by it and shows what was paid", async ({
  page,
  server,
}) => {
  await page.goto("/w/demo/settings/currencies");
  await page.getByRole("combobox", { name: "Currency" }).fill("CHF");
  await page.getByRole("option", { name: /^CHF/ }).click();
  await page.getByLabel("Of INR for one").fill("95.5");
  await page.getByRole("textbox", { name: "From" }).fill("1 Jan 2026");
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Add rate" }).click();
  await expect(page.getByText("95.5 INR for 1 CHF")).toBeVisible();
  await expectAccessible(page);
  const made = await demoClient(server).ok(orderEndpoints.create, {
    query: { wait: "true" },
    body: {
      external_id: "CHF-1",
      customer: { email: "zurich@example.com" },
      ordered_at: "2026-10-02T14:05:00Z",
      currency: "CHF",
      total: 100,
      items: [{ product_id: "p-7", name: "Espresso beans", quantity: 1, price: 100 }],
    },
  });
  await page.goto(`/w/demo/orders/${(made as { id: string }).id}`);
  const panel = page.getByRole("dialog", { name: "Order CHF-1" });
  await expect(panel.getByRole("row", { name: "Total ₹9,550", exact: true })).toBeVisible();
  await expect(panel.getByText("95.5 INR for 1 CHF")).toBeVisible();
  await expectAccessible(page);
  await demoClient(server).ok(rateEndpoints.set, {
    body: { currency: "CHF", valid_from: "2026-01-01", rate: 96 },
  });
  await page.goto("/w/demo/settings/currencies");
  await page.getByRole("button", { name: "Convert orders in CHF again" }).click();
  await expect(page.getByText("converted again: 1 order comes to another amount now")).toBeVisible();
  await expectAccessible(page);
});
