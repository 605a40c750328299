// A saved segment's page: its size over time, who came and went, its members, what it shares, what it was, where it is used.
import { readFile } from "node:fs/promises";
import { customerEndpoints } from "../contract/customers.ts";
import { segmentEndpoints } from "../contract/segments.ts";
import { demoClient } from "./demo-client.ts";
import { expect, expectAccessible, test } from "./shop.ts";

const wait = { wait: "true" as const };
const livesIn = (value: string) => ({ kind: "attribute", attribute: "city", op: "is", value });

test("a segment's size is seen over time, as a curve, a table and a file", async ({ page }) => {
  await page.goto("/w/demo/segments?search=gift");
  await page.getByRole("row", { name: /Gift buyers/ }).click();
  await expect(page.getByRole("heading", { name: "Gift buyers", level: 1 })).toBeVisible();
  await expect(page.getByText(/From \d+ campaigns sent to it/)).toBeVisible();
  await page.getByText("A year", { exact: true }).click();
  await expect(page).toHaveURL(/over=week/);
  await page.getByRole("button", { name: "Show as table" }).click();
  expect(
    await page
      .getByRole("table", { name: /Size of Gift buyers/ })
      .getByRole("row")
      .count(),
  ).toBeGreaterThan(40);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download CSV" }).click();
  expect((await download).suggestedFilename()).toContain("Size of Gift buyers");
  await expectAccessible(page);
});

test("who enters while one looks is counted at once, and opened from the number", async ({
  page,
  server,
}) => {
  const client = demoClient(server);
  const { id } = await client.ok(segmentEndpoints.create, {
    body: { name: "Kochi port", rule: livesIn("Kochi port") },
  });
  await page.goto(`/w/demo/segments/${id}`);
  const size = page.getByLabel("Size", { exact: true });
  await expect(size.getByText("Told from its second day on").first()).toBeVisible();
  const body = { external_id: "port-1", first_name: "Unni", last_name: "Port", city: "Kochi port" };
  await client.ok(customerEndpoints.create, { query: wait, body });
  await client.ok(segmentEndpoints.get, { params: { id } });
  await expect(size.getByText("1", { exact: true })).toBeVisible();
  await page.goto(`/w/demo/segments/${id}?changes=entered`);
  const panel = page.getByRole("dialog", { name: "Who entered" });
  await panel.getByRole("row", { name: /Unni Port/ }).click();
  await expect(page.getByRole("dialog", { name: "Unni Port" })).toBeVisible();
  await expect(page).toHaveURL(/customer=\d+/);
});

test("members are searched and go out as a file of just those", async ({ page, server }) => {
  const client = demoClient(server);
  const customers = ["Anu", "Biju", "Cini"].map((first_name) => ({
    external_id: `hill-${first_name}`,
    first_name,
    city: "Hill",
  }));
  await client.ok(customerEndpoints.createBatch, { query: wait, body: { customers } });
  const { id } = await client.ok(segmentEndpoints.create, { body: { name: "Hill", rule: livesIn("Hill") } });
  await page.goto(`/w/demo/segments/${id}`);
  await page.getByRole("tab", { name: "Members" }).click();
  await expect(page.getByText("3 members")).toBeVisible();
  await page.getByLabel("Name, e-mail, phone or id").fill("biju");
  await expect(page.getByText("1 member", { exact: true })).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: "CSV for Excel" }).click();
  const file = await readFile(await (await download).path(), "utf8");
  expect(file.trimEnd().split("\r\n")).toHaveLength(2);
  expect(file).toContain("hill-Biju");
});

test("two segments are compared, and a part is opened as a rule", async ({ page }) => {
  await page.goto("/w/demo/segments?search=tasting");
  await page.getByRole("row", { name: /tasting table/ }).click();
  await page.getByRole("tab", { name: "Overlap" }).click();
  await page.getByRole("combobox", { name: "Compare with" }).click();
  await page.getByRole("option", { name: "Regulars", exact: true }).click();
  await expect(page.getByRole("figure", { name: "Bengaluru tasting table and Regulars" })).toBeVisible();
  await expectAccessible(page);
  const both = page.getByRole("listitem").filter({ hasText: "In both" });
  const count = await both.locator("span").first().innerText();
  await both.getByRole("link", { name: /See who/ }).click();
  await expect(page).toHaveURL(/segments\/new\?rule=/);
  await expect(page.getByText(count, { exact: true }).first()).toBeVisible();
});

test("an earlier version is brought back as a new one", async ({ page, server }) => {
  const client = demoClient(server);
  const { id } = await client.ok(segmentEndpoints.create, {
    body: { name: "Beach", rule: livesIn("Varkala") },
  });
  await client.ok(segmentEndpoints.update, {
    params: { id },
    body: { name: "Coast", rule: livesIn("Kovalam") },
  });
  await page.goto(`/w/demo/segments/${id}?view=versions`);
  await expect(page.getByText("Name and rule changed, as it is now")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Restore version 1" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Restore version" }).click();
  await expect(page.getByRole("heading", { name: "Beach", level: 1 })).toBeVisible();
  await expect(page.getByText("Brought back from version 1")).toBeVisible();
  await page.getByRole("link", { name: "Edit rule" }).click();
  await expect(page).toHaveURL(new RegExp(`segments/${id}/edit`));
  await page.getByRole("link", { name: "Back to the segment" }).click();
  await expect(page.getByRole("tab", { name: "Overview" })).toBeVisible();
});

test("a segment that is not there says so", async ({ page }) => {
  await page.goto("/w/demo/segments/999999");
  await expect(page.getByText("There is no segment 999999")).toBeVisible();
});
