// A shop is connected in the settings: its address and key are there to copy, a sample shows that it works, and what it delivers
// appears by itself.
import { createHmac } from "node:crypto";
import { sourceEndpoints } from "../contract/sources.ts";
import { demoClient } from "./demo-client.ts";
import { expect, expectAccessible, test } from "./shop.ts";

test("a WooCommerce shop is added, checked, delivers and is removed", async ({ page, server }) => {
  await page.goto("/w/demo/settings/sources");
  await page.getByText("WooCommerce", { exact: true }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Our Woo");
  await page.getByRole("button", { name: "Add WooCommerce source" }).click();
  const panel = page.getByRole("dialog", { name: "Our Woo" });
  await expect(panel.getByText("Nothing has come yet")).toBeVisible();
  await panel.getByRole("button", { name: "Send me a sample" }).click();
  await expect(panel.getByText("The sample arrived and was understood")).toBeVisible();
  await expectAccessible(page);

  const client = demoClient(server);
  const source = (await client.ok(sourceEndpoints.list)).data.find(({ name }) => name === "Our Woo")!;
  const { secret } = await client.ok(sourceEndpoints.secret, { params: { id: source.id } });
  const body = JSON.stringify({
    id: 25,
    email: "woo@example.com",
    date_modified_gmt: "2026-10-01T10:00:00",
    billing: {},
  });
  const post = (signature: string) =>
    fetch(source.address, {
      method: "POST",
      body,
      headers: {
        "content-type": "application/json",
        "x-wc-webhook-topic": "customer.created",
        "x-wc-webhook-signature": signature,
      },
    });
  expect((await post(createHmac("sha256", secret).update(body).digest("base64"))).status).toBe(200);
  expect((await post("forged")).status).toBe(401);
  await expect(panel.getByText("customer.created")).toBeVisible();
  await expect(panel.getByText("Deliveries with a wrong signature were refused")).toBeVisible();

  await panel.getByRole("button", { name: "Show secret" }).click();
  await expect(panel.getByText(secret)).toBeVisible();
  await panel.getByRole("button", { name: "Remove source" }).click();
  await page
    .getByRole("dialog", { name: "Remove “Our Woo”?" })
    .getByRole("button", { name: "Remove source" })
    .click();
  await expect(page).toHaveURL(/\/settings\/sources$/);
  await expect(page.getByRole("link", { name: "Our Woo" })).toHaveCount(0);
});
