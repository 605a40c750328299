// Home: the numbers of the last 30 days, each with its label, and ways on.
import { customerEndpoints } from "../contract/customers.ts";
import { orderEndpoints } from "../contract/orders.ts";
import { demoClient } from "./demo-client.ts";
import { expect, expectAccessible, test } from "./shop.ts";

test("home says what the last 30 days brought", async ({ page, server }) => {
  const client = demoClient(server);
  const wait = { wait: "true" };
  await client.ok(customerEndpoints.create, { query: wait, body: { external_id: "home-1" } });
  const body = {
    external_id: "home-order-1",
    customer: { external_id: "home-1" },
    ordered_at: new Date().toISOString(),
    total: 1_000,
    items: [],
  };
  await client.ok(orderEndpoints.create, { query: wait, body });
  await page.goto("/w/demo");
  for (const name of ["Revenue", "Orders", "New customers", "Messages delivered"]) {
    await expect(page.getByRole("term").filter({ hasText: name })).toBeVisible();
  }
  await expect(page.getByRole("definition").filter({ hasText: /^₹/ })).toHaveText(/^₹[1-9]/);
  await expect(page.getByRole("img", { name: "Revenue, day by day" })).toBeVisible();
  await expectAccessible(page);
});
