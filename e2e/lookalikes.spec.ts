// People alike: found from a segment's page, looked at, and written to.
import { lookalikeEndpoints } from "../contract/lookalikes.ts";
import { segmentEndpoints } from "../contract/segments.ts";
import { demoClient } from "./demo-client.ts";
import { expect, expectAccessible, test } from "./shop.ts";

test("people like a segment's are found, some of them become a list, and a campaign is begun with it", async ({
  page,
  server,
}) => {
  const { data } = await demoClient(server).ok(segmentEndpoints.list, { query: { search: "Regulars" } });
  const segment = data.find(({ name }) => name === "Regulars")!;
  await page.goto(`/w/demo/segments/${segment.id}`);
  await page.getByRole("button", { name: "More for this segment" }).click();
  await page.getByRole("menuitem", { name: "Find people like these" }).click();
  await expect(page).toHaveURL(/lookalikes\/\d+$/);
  await expect(page.getByRole("heading", { name: "People like “Regulars”" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "What they share" })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/times as often/).first()).toBeVisible();
  await expect(page.getByRole("row", { name: /the first 10 %/ })).toBeVisible();
  await expectAccessible(page);

  const size = page.getByRole("textbox", { name: "People", exact: true });
  await size.fill("40");
  await expect(page.getByRole("status").filter({ hasText: "40 people" })).toBeVisible();
  const slider = page.getByRole("slider", { name: "Size of the audience" });
  await slider.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(size).not.toHaveValue("40");
  await size.fill("40");
  await page.getByLabel("Name of the list").fill("Soon regulars");
  await page.getByRole("button", { name: "Make the list and write to them" }).click();
  await expect(page.getByText("40 people are on the list “Soon regulars”")).toBeVisible();
  await expect(page).toHaveURL(/campaigns\/new/);
  await expect(page.getByText(/on the list “?Soon regulars/).first()).toBeVisible();
});

test("too few to go by are said to be, with the reason", async ({ page, server }) => {
  const client = demoClient(server);
  const rule = { kind: "attribute", attribute: "city", op: "is", value: "Nowhere" };
  const { id } = await client.ok(segmentEndpoints.create, { body: { name: "Of nowhere", rule } });
  const found = await client.ok(lookalikeEndpoints.find, {
    query: { wait: "true" },
    body: { segment_id: id },
  });
  await page.goto(`/w/demo/lookalikes/${found.id}`);
  await expect(page.getByText("There is too little to go by")).toBeVisible();
  await expect(page.getByText(/There are 0 people to go by/)).toBeVisible();
});
