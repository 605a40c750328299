// The simulated vendor is told how to behave from its settings.
import { connectionEndpoints } from "../contract/connections.ts";
import { demoClient } from "./demo-client.ts";
import { expect, expectAccessible, test } from "./shop.ts";

test("the simulator's share of deliveries is set by keyboard, and put back", async ({ page, server }) => {
  const client = demoClient(server);
  const deliveries = async () =>
    (await client.ok(connectionEndpoints.list)).data.map((connection) => connection.behaviour?.success_rate);
  const before = await deliveries();
  await page.goto("/w/demo/settings/channels");
  const slider = page.getByRole("slider", { name: "Delivered" });
  await slider.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.getByRole("button", { name: "Save behaviour" }).click();
  await expect(page.getByText("The simulator behaves anew")).toBeVisible();
  expect(await deliveries()).toEqual([0.01]);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(deliveries).toEqual(before);
});
