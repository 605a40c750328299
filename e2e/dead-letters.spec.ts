// An entry that cannot be applied is told of wherever one is, opens with its reason, and is mended and replayed.
import { customerEndpoints } from "../contract/customers.ts";
import { sourceEndpoints } from "../contract/sources.ts";
import { demoClient } from "./demo-client.ts";
import { expect, expectAccessible, test } from "./shop.ts";

test("a message that cannot be read is told of, mended and applied", async ({ page, server }) => {
  const client = demoClient(server);
  const { secret } = await client.ok(sourceEndpoints.create, { body: { kind: "segment", name: "Lettered" } });
  await page.goto("/w/demo/settings/dead-letters");
  await expect(page.getByText("Everything was applied")).toBeVisible();
  await expectAccessible(page);

  const identify = { type: "identify", userId: "mended-1", messageId: "m-1", timestamp: "yesterday" };
  const post = (message: object) =>
    fetch(`${server.url}/v1/identify`, {
      method: "POST",
      body: JSON.stringify(message),
      headers: { "content-type": "application/json", authorization: `Basic ${btoa(`${secret}:`)}` },
    });
  expect((await post({ ...identify, traits: { firstName: "Mended" } })).status).toBe(200);
  expect((await post({ ...identify, messageId: "m-2" })).status).toBe(200);

  // By itself: pushed, with a badge at both places that lead here.
  const navigation = page.getByRole("navigation", { name: "Settings" });
  await expect(navigation.getByRole("link", { name: "Dead letters 2" })).toBeVisible();
  await expect(page.getByText("2 entries wait")).toBeVisible();
  await page.goto("/w/demo");
  await page.getByRole("link", { name: /2 entries that were sent in could not be applied/ }).click();

  const rows = page.getByRole("table", { name: "Dead letters" });
  await expect(rows.getByText("The timestamp “yesterday” is no moment")).toHaveCount(2);
  await expectAccessible(page);
  await rows.getByRole("link").last().click();
  const panel = page.getByRole("dialog", { name: /^Delivery identify/ });
  const payload = panel.getByRole("textbox", { name: "Payload" });
  await expect(payload).toHaveValue(/"timestamp": "yesterday"/);
  await expectAccessible(page);
  await payload.fill("{");
  await expect(panel.getByText("This is not a JSON object")).toBeVisible();
  await expect(panel.getByRole("button", { name: "Save and replay" })).toBeDisabled();
  await page.reload();

  await panel.getByRole("button", { name: "Replay", exact: true }).click();
  await expect(panel.getByText("1 time")).toBeVisible();
  const text = await payload.inputValue();
  await payload.fill(text.replace("yesterday", "2026-10-01T10:00:00Z"));
  await panel.getByRole("button", { name: "Save and replay" }).click();
  await expect(panel.getByText("Replayed", { exact: true }).first()).toBeVisible();
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Dismiss all" }).click();
  await page
    .getByRole("dialog", { name: "Dismiss all that are listed?" })
    .getByRole("button", { name: "Dismiss all" })
    .click();
  await expect(page.getByText("Everything was applied")).toBeVisible();
  const { data } = await client.ok(customerEndpoints.list, { query: { search: "mended-1" } });
  expect(data).toMatchObject([{ external_id: "mended-1", first_name: "Mended" }]);
});
