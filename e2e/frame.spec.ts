// What is around every page: commands, colours, the way by keyboard, and every page of ours in light and dark, wide and
// narrow, without a fault that axe or the browser can see.
import { customerEndpoints } from "../contract/customers.ts";
import { demoClient } from "./demo-client.ts";
import { expect, expectAccessible, expectColoursAccessible, test } from "./shop.ts";

test("commands find pages, customers and actions", async ({ page, server }) => {
  const body = { external_id: "cmd-1", first_name: "Commander", last_name: "Keen" };
  await demoClient(server).ok(customerEndpoints.create, { query: { wait: "true" }, body });
  await page.goto("/w/demo");
  await expect(page.getByRole("heading", { name: "Home", level: 1 })).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("textbox", { name: "Search or do something" })).toBeFocused();
  await page.keyboard.type("order");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/w\/demo\/orders$/);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("textbox", { name: "Search or do something" })).toBeFocused();
  await page.keyboard.type("commander");
  await expect(page.getByRole("dialog").getByText("Commander Keen")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Commander Keen" })).toBeVisible();
});

test("dark colours are chosen once and are there before anything is painted again", async ({ page }) => {
  await page.goto("/w/demo");
  await page.getByRole("button", { name: /^You:/ }).click();
  await page.getByRole("menuitem", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
  await page.reload({ waitUntil: "commit" });
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
});

test("the first tab stop skips to the page, and a new page takes the focus", async ({ page }) => {
  await page.goto("/w/demo");
  await expect(page.getByRole("heading", { name: "Home", level: 1 })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the page" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.getByRole("link", { name: "Customers", exact: true }).click();
  await expect(page.getByRole("main")).toBeFocused();
});

test("an unknown address and an unknown workspace say so and lead back", async ({ page }) => {
  await page.goto("/w/demo/nowhere");
  await expect(page.getByRole("heading", { name: "There is no page here" })).toBeVisible();
  await page.goto("/w/nobodys/customers");
  await expect(page.getByRole("heading", { name: "No such workspace" })).toBeVisible();
  await page.getByRole("link", { name: "Go to your workspace" }).click();
  await expect(page).toHaveURL(/\/w\/demo/);
});

const pages = [
  "/settings/events",
  "",
  "/customers",
  "/customers/new",
  "/orders",
  "/settings",
  "/settings/people",
  "/settings/keys",
];
const segment = (view = "") => `/segments/1${view && `?view=${view}`}`;
const ofSegment = ["", "members", "overlap", "versions", "use"].map(segment);
const more = [
  "/settings/sources",
  "/settings/channels",
  "/settings/dead-letters",
  "/settings/brand",
  "/settings/assistant",
  "/settings/assistant-log",
  "/settings/currencies",
  "/settings/sign-in",
  "/customers/duplicates",
  "/lists",
  "/imports",
  "/nowhere",
];

for (const width of [1440, 390]) {
  test(`every page is whole in light and dark, ${width} wide`, async ({ browser, server, owner }) => {
    // Some two dozen pages, each looked at by axe: some seconds a page where two cores are busy.
    test.setTimeout(480_000);
    const context = await browser.newContext({
      baseURL: server.url,
      storageState: owner,
      colorScheme: "light",
      viewport: { width, height: 900 },
    });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    for (const path of [...pages, ...ofSegment, ...more]) {
      await page.goto(`/w/demo${path}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
      await expect(page.getByText("loading", { exact: true })).toHaveCount(0);
      await expectAccessible(page);
      expect(await page.evaluate("document.documentElement.scrollWidth"), path).toBe(width);
      // The page stays as it is, but for what is seen of it.
      await page.emulateMedia({ colorScheme: "dark" });
      await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
      await expectColoursAccessible(page);
      await page.emulateMedia({ colorScheme: "light" });
    }
    expect(faults).toEqual([]);
    await context.close();
  });
}
