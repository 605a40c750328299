// Lists: people picked in tables, put on a list and taken off again; what a list is called; sharing it out; an import into one.
import { customerEndpoints } from "../contract/customers.ts";
import { listEndpoints } from "../contract/lists.ts";
import { segmentEndpoints } from "../contract/segments.ts";
import type { ServerProcess } from "../test/server-process.ts";
import { demoClient } from "./demo-client.ts";
import { expect, expectAccessible, test } from "./shop.ts";

/** People of a city of their own, so that no other test counts them. */
async function people(server: ServerProcess, city: string, count: number): Promise<string[]> {
  const client = demoClient(server);
  const customers = Array.from({ length: count }, (_, i) => ({
    external_id: `${city}-${i}`,
    first_name: `Person ${String(i).padStart(3, "0")}`,
    email: `p${i}@${city.toLowerCase()}.example`,
    city,
  }));
  await client.ok(customerEndpoints.createBatch, { query: { wait: "true" }, body: { customers } });
  const { data } = await client.ok(customerEndpoints.list, { query: { city, limit: 100, sort: "name" } });
  return data.map(({ id }) => id);
}

const membersOf = async (server: ServerProcess, name: string) => {
  const { data } = await demoClient(server).ok(listEndpoints.list, { query: { search: name } });
  return data.find((list) => list.name === name)?.members;
};

test("a range of customers goes on a new list, and undo takes it back", async ({ page, server }) => {
  await people(server, "Rangetown", 8);
  await page.goto("/w/demo/customers?city=Rangetown&sort=name");
  const box = (i: number) => page.getByRole("checkbox", { name: `Pick Person 00${i}` });
  await box(1).click();
  await box(4).click({ modifiers: ["Shift"] });
  await expect(page.getByText("4 customers picked")).toBeVisible();
  await box(2).click();
  await expect(page.getByText("3 customers picked")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Add to a list…" }).click();
  await page.getByPlaceholder("Find a list, or name a new one").fill("Range guests");
  await page.getByRole("option", { name: "Make the list “Range guests”" }).click();
  await expect(page.getByText("3 added to “Range guests”")).toBeVisible();
  await expect(page.getByText("customers picked")).toBeHidden();
  expect(await membersOf(server, "Range guests")).toBe(3);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => membersOf(server, "Range guests")).toBeUndefined();
});

test("rows are picked by keyboard alone, and undo leaves who was on the list before", async ({
  page,
  server,
}) => {
  const ids = await people(server, "Keytown", 4);
  const client = demoClient(server);
  const list = await client.ok(listEndpoints.create, { body: { name: "Keyed" } });
  const params = { id: list.id };
  await client.ok(listEndpoints.addMembers, { params, body: { customer_ids: ids.slice(0, 1) } });
  await page.goto("/w/demo/customers?city=Keytown&sort=name");
  await page.getByRole("row", { name: /Person 000/ }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+Space");
  await expect(page.getByText("3 customers picked")).toBeVisible();
  await page.getByRole("button", { name: "Add to a list…" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("keyed");
  await expect(page.getByRole("option", { name: /^Keyed/ })).toBeVisible();
  await expect(page.getByRole("option")).toHaveCount(1);
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page.getByText("2 added to “Keyed”; 1 was on it already")).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "Pick all that are shown" })).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => membersOf(server, "Keyed")).toBe(1);
});

test("all that match go on a list, though they are not all shown", async ({ page, server }) => {
  await people(server, "Everytown", 70);
  await demoClient(server).ok(listEndpoints.create, { body: { name: "Every one" } });
  await page.goto("/w/demo/customers?city=Everytown");
  await expect(page.getByText("70 customers")).toBeVisible();
  await page.getByRole("checkbox", { name: "Pick all that are shown" }).click();
  await page.getByRole("button", { name: "Pick all 70 customers" }).click();
  await expect(page.getByText("All 70 customers picked")).toBeVisible();
  await page.getByRole("button", { name: "Add to a list…" }).click();
  await page.getByRole("option", { name: /^Every one/ }).click();
  await expect(page.getByText("70 added to “Every one”")).toBeVisible();
  expect(await membersOf(server, "Every one")).toBe(70);
});

test("orders' customers, members and a campaign's people are picked in the same way", async ({
  page,
  server,
}) => {
  const add = async (name: string) => {
    await page.getByRole("button", { name: /to a list…$/ }).click();
    await page.getByPlaceholder("Find a list, or name a new one").fill(name);
    await page.getByRole("option", { name: `Make the list “${name}”` }).click();
    await expect(page.getByText(`added to “${name}”`)).toBeVisible();
  };
  await page.goto("/w/demo/orders");
  await page.getByRole("checkbox", { name: "Pick all that are shown" }).click();
  await expect(page.getByText("50 orders picked")).toBeVisible();
  await add("Who ordered");
  const buyers = (await membersOf(server, "Who ordered")) ?? 0;
  expect(buyers).toBeGreaterThan(0);
  expect(buyers).toBeLessThanOrEqual(50);

  await page.goto("/w/demo/segments?search=gift");
  await page.getByRole("row", { name: /Gift buyers/ }).click();
  await page.getByRole("tab", { name: "Members" }).click();
  await page
    .getByRole("checkbox", { name: /^Pick / })
    .nth(1)
    .click();
  await expect(page.getByText("1 member picked")).toBeVisible();
  await add("One gift buyer");
  expect(await membersOf(server, "One gift buyer")).toBe(1);

  await page.goto("/w/demo/campaigns?state=done");
  await page.getByRole("table").getByRole("link").last().click();
  await expect(page).toHaveURL(/campaigns\/\d+/);
  await page.goto(`${page.url()}/people?outcome=delivered`);
  const panel = page.getByRole("dialog", { name: "Delivered" });
  await panel
    .getByRole("checkbox", { name: /^Pick / })
    .nth(1)
    .click();
  await expect(panel.getByText("1 person picked")).toBeVisible();
  await expectAccessible(page, "[role=dialog]");
  await add("One reader");
  expect(await membersOf(server, "One reader")).toBe(1);
});

test("a customer's page says which lists they are on, and puts them on and off", async ({ page, server }) => {
  const [id] = await people(server, "Panelton", 1);
  await demoClient(server).ok(listEndpoints.create, { body: { name: "Panelled" } });
  await page.goto(`/w/demo/customers/${id}`);
  const panel = page.getByRole("dialog");
  await expect(panel.getByText("They are on none.")).toBeVisible();
  await panel.getByRole("button", { name: "Add to a list…" }).click();
  await page.getByRole("option", { name: /^Panelled/ }).click();
  await expect(panel.getByRole("link", { name: "Panelled" })).toBeVisible();
  await expectAccessible(page, "[role=dialog]");
  await panel.getByRole("button", { name: "Take off “Panelled”" }).click();
  await expect(panel.getByText("They are on none.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(panel.getByRole("link", { name: "Panelled" })).toBeVisible();
});

test("a list is renamed, shared out, deleted and brought back with who was on it", async ({
  page,
  server,
}) => {
  const ids = await people(server, "Splitville", 40);
  const client = demoClient(server);
  const { id } = await client.ok(listEndpoints.create, { body: { name: "Splitters" } });
  const params = { id };
  await client.ok(listEndpoints.addMembers, { params, body: { customer_ids: ids } });
  await page.goto(`/w/demo/lists/${id}`);
  await page.getByRole("button", { name: "Rename" }).click();
  await page.getByLabel("Name of the list").fill("People of Splitville");
  await page.getByLabel("What it is for (if you like)").fill("For trying things");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("heading", { name: "People of Splitville", level: 1 })).toBeVisible();
  await expect(page.getByText("For trying things").first()).toBeVisible();

  await page.getByRole("button", { name: "More for this list" }).click();
  await page.getByRole("menuitem", { name: "Split…" }).click();
  const panel = page.getByRole("dialog", { name: /^Split/ });
  await expect(panel.getByText("Together 40 people")).toBeVisible();
  await panel.getByLabel("Share of part 1").fill("20");
  await expect(panel.getByText("The shares add up to 70 %; 30 % are not given to any part.")).toBeVisible();
  await expect(panel.getByRole("button", { name: "Save 2 segments" })).toBeDisabled();
  await panel.getByLabel("Share of part 2").fill("80");
  await panel.getByLabel("Name of part 1").fill("Splitville, tried");
  await expectAccessible(page, "[role=dialog]");
  await panel.getByRole("button", { name: "Save 2 segments" }).click();
  await expect(page.getByText("2 segments saved")).toBeVisible();
  const saved = await client.ok(segmentEndpoints.list, { query: { search: "Splitville" } });
  expect(saved.data.reduce((sum, segment) => sum + (segment.count ?? 0), 0)).toBe(40);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect
    .poll(async () => (await client.ok(segmentEndpoints.list, { query: { search: "Splitville" } })).data)
    .toEqual([]);

  await page.goto(`/w/demo/lists/${id}`);
  await page.getByRole("button", { name: "More for this list" }).click();
  await page.getByRole("menuitem", { name: "Delete…" }).click();
  await page.getByRole("button", { name: "Delete list" }).click();
  await expect(page.getByText("Deleted “People of Splitville”")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(page.getByRole("row", { name: /People of Splitville/ })).toBeVisible();
  expect(await client.ok(listEndpoints.get, { params })).toMatchObject({ members: 40 });
});

test("an import puts its customers on a list named beside the columns", async ({ page, server }) => {
  await page.goto("/w/demo/imports");
  await page.locator("input[type=file]").setInputFiles({
    name: "guests.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("email,first name\nguest1@fair.example,Gita\nguest2@fair.example,Hari\n"),
  });
  await page.getByRole("combobox", { name: "List" }).fill("Guests of the fair");
  await page.getByRole("combobox", { name: "List" }).blur();
  await expect(page.getByText("Made when the import starts")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Import 2 rows/ }).click();
  await page.getByRole("link", { name: "Look at the list" }).click();
  await expect(page.getByRole("heading", { name: "Guests of the fair", level: 1 })).toBeVisible();
  await expect(page.getByRole("row", { name: /Gita/ })).toBeVisible();
  expect(await membersOf(server, "Guests of the fair")).toBe(2);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("the bar stands clear of the one at the bottom, and a tap on a box opens nothing", async ({
    page,
    server,
  }) => {
    await people(server, "Thumbton", 3);
    await page.goto("/w/demo/customers?city=Thumbton&sort=name");
    await page.getByRole("checkbox", { name: "Pick Person 001" }).click();
    await expect(page.getByText("1 customer picked")).toBeVisible();
    await expect(page).not.toHaveURL(/customers\/\d+/);
    await page.getByRole("button", { name: "Add to a list…" }).click();
    await expect(page.getByPlaceholder("Find a list, or name a new one")).toBeInViewport();
    await expectAccessible(page);
  });
});
