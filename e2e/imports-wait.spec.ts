// An import that waits for room on the disk, seen by the person who started it: what it waits for, and that it goes on.
import { fill, mayMount, onSmallDisk, whyNotMount } from "../test/small-disk.ts";
import { expect, expectAccessible, ownerLink, test } from "./shop.ts";

const rows = Array.from(
  { length: 60_000 },
  (_, n) => `o${n},c${n % 5_000},2024-01-01 10:00,p${n % 700},2,${(n % 100) + 1}.50,Espresso beans`,
);
const file = `order_id,customer_id,order_date,sku,quantity,price,product name\n${rows.join("\n")}\n`;

test("while the disk is almost full it says that it waits, and goes on once there is room", async ({
  browser,
}) => {
  test.skip(!mayMount, whyNotMount);
  test.setTimeout(240_000);
  await onSmallDisk(320, async (folder, server) => {
    server.cli("workspace", "create", "retail", "--currency", "INR", "--timezone", "Asia/Kolkata");
    const page = await (await browser.newContext({ baseURL: server.url })).newPage();
    await page.goto(ownerLink(server));
    await page.waitForURL(/\/w\//);
    await page.goto("/w/retail/imports");
    await page
      .getByLabel("File to import")
      .setInputFiles({ name: "orders.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
    const start = page.getByRole("button", { name: "Import 60,000 rows" });
    await expect(start).toBeEnabled();
    const makeRoom = fill(folder, 80 * 1024 ** 2);
    await start.click();
    await expect(page.getByText("It waits")).toBeVisible({ timeout: 90_000 });
    await expect(page.getByText(/^The disk is almost full\./)).toContainText(
      "Make room, until at least 64 MB are free",
    );
    await expectAccessible(page);
    makeRoom();
    await expect(page.getByText("Every row was read")).toBeVisible({ timeout: 120_000 });
    await expect(page.getByText("It waits")).toBeHidden();
    await page.context().close();
  });
});
