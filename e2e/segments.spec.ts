// The segment builder as a marketer uses it: conditions added and moved by mouse, by touch and by keyboard, their answer
// beside them; saved, opened again, copied, deleted.
import type { Page } from "@playwright/test";
import { segmentEndpoints } from "../contract/segments.ts";
import {
  addCondition,
  answerOf,
  choose,
  countOf,
  dragBelow,
  groupOf,
  handleOf,
  rowOf,
  ruleOf,
  typeValue,
} from "./builder.ts";
import { expect, expectAccessible, test } from "./shop.ts";

const orders = "placed at least 3 orders";
const spent = "spent at least ₹1,000";
const india = "live in India";

/** Everything: three conditions, of which two stand in a group of their own. */
async function begin(page: Page): Promise<void> {
  await page.goto("/w/demo/segments/new");
  await addCondition(ruleOf(page), "Number of orders", "3");
  await ruleOf(page).getByRole("button", { name: "Add group" }).click();
  await addCondition(groupOf(page, "any of"), "Spent in total", "1000");
  await addCondition(groupOf(page, "any of"), "Country", "India");
  await expect(groupOf(page, "any of").getByRole("button", { name: /^Move / })).toHaveCount(2);
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

const handlesIn = (page: Page, join: string) =>
  groupOf(page, join)
    .first()
    .getByRole("button", { name: /^Move (?!group)/ })
    .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")?.replace(/^Move /, "")));

test("conditions are moved by mouse, and the answer follows", async ({ page }) => {
  await begin(page);
  const apart = await countOf(page);
  await dragBelow(page, handleOf(page, india), rowOf(page, orders));
  await expect.poll(() => handlesIn(page, "any of")).toEqual([spent]);
  await expect.poll(() => handlesIn(page, "all of")).toEqual([orders, india, spent]);
  await expect.poll(() => countOf(page)).toBeLessThan(apart);
  const together = await countOf(page);
  await expect(answerOf(page)).toContainText("fewer than before the last edit");
  await expect(answerOf(page).getByRole("list").last().getByRole("listitem").first()).toBeVisible();

  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => handlesIn(page, "any of")).toEqual([spent, india]);
  await expect.poll(() => countOf(page)).toBe(apart);
  await page.keyboard.press("Control+Shift+Z");
  await expect.poll(() => handlesIn(page, "any of")).toEqual([spent]);
  await expect.poll(() => countOf(page)).toBe(together);

  await choose(rowOf(page, india), "Comparison", "is not");
  await choose(rowOf(page, orders), "When", /in the last/);
  await rowOf(page, `${orders} in the last 30 days`)
    .getByRole("button", { name: /^How long/ })
    .click();
  await page.getByRole("dialog").getByRole("textbox").first().fill("90");
  await page.keyboard.press("Enter");
  await expect(answerOf(page)).toContainText(
    "Customers who placed at least 3 orders in the last 90 days, do not live in India, and spent at least ₹1,000.",
  );
});

test("conditions are moved by touch", async ({ browser, server, owner }) => {
  const context = await browser.newContext({
    baseURL: server.url,
    storageState: owner,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await begin(page);
  // Out from under the bar at the bottom, as a thumb would.
  await handleOf(page, india).evaluate((handle) =>
    (handle as unknown as { scrollIntoView(where: object): void }).scrollIntoView({ block: "center" }),
  );
  await page.waitForTimeout(500);
  const from = await middleOf(page, india);
  const finger = await context.newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", at?: { x: number; y: number }) =>
    finger.send("Input.dispatchTouchEvent", { type, touchPoints: at ? [at] : [] });
  await touch("touchStart", from);
  await page.waitForTimeout(400);
  await touch("touchMove", { x: from.x, y: from.y - 12 });
  // On the way places open up and rows move, so that the goal is looked for again.
  for (const _ of [1, 2, 3]) {
    const { y, height } = (await rowOf(page, orders).boundingBox())!;
    await touch("touchMove", { x: from.x - 16, y: y + height + 3 });
    await page.waitForTimeout(200);
  }
  await touch("touchEnd");
  await expect.poll(() => handlesIn(page, "any of")).toEqual([spent]);
  await expect.poll(() => handlesIn(page, "all of")).toEqual([orders, india, spent]);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
  await context.close();
});

test("on a phone a line of the answer gets out of the way and leads to its condition", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await begin(page);
  await page.getByRole("button", { name: /^[\d,]+ customers?/ }).click();
  const sheet = page.getByRole("dialog", { name: "The answer" });
  await sheet.getByRole("button", { name: "who placed at least 3 orders" }).click();
  await expect(sheet).toBeHidden();
  await expect(handleOf(page, orders)).toBeFocused();
});

async function middleOf(page: Page, words: string): Promise<{ x: number; y: number }> {
  const box = (await handleOf(page, words).boundingBox())!;
  return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
}

test("a segment is built, moved about and saved by keyboard alone", async ({ page }) => {
  await page.goto("/w/demo/segments/new");
  const add = page.getByRole("button", { name: "Add condition" }).last();
  await add.press("Enter");
  await expect(page.getByRole("dialog").locator("input")).toBeFocused();
  await page.keyboard.type("number of orders");
  await page.keyboard.press("Enter");
  await typeValue(page, "3");
  await add.press("Enter");
  await expect(page.getByRole("dialog").locator("input")).toBeFocused();
  await page.keyboard.type("spent in total");
  await page.keyboard.press("Enter");
  await typeValue(page, "1000");
  await expect(handleOf(page, spent)).toBeVisible();

  await handleOf(page, spent).focus();
  await page.keyboard.press("Space");
  await page.waitForTimeout(200);
  await page.keyboard.press("ArrowUp");
  await page.waitForTimeout(200);
  await page.keyboard.press("Space");
  await expect.poll(() => handlesIn(page, "all of")).toEqual([spent, orders]);
  await expect(handleOf(page, spent)).toBeFocused();

  await page.getByRole("textbox", { name: "Name" }).focus();
  await page.keyboard.type("By keyboard");
  await page.getByRole("button", { name: "Save segment" }).press("Enter");
  await expect(page).toHaveURL(/\/segments\/\d+$/);
  await expect(page.getByRole("heading", { level: 1, name: "By keyboard" })).toBeVisible();
});

test("a segment is saved, opened again, copied and deleted", async ({ page, server }) => {
  await page.goto("/w/demo/segments/new");
  await page.getByRole("button", { name: /^Regulars who have gone quiet/ }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Quiet ones");
  const count = await countOf(page);
  await page.getByRole("button", { name: "Save segment" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Quiet ones" })).toBeVisible();
  await page.goto("/w/demo/segments");
  await expect(page.getByRole("row", { name: /Quiet ones/ })).toContainText(count.toLocaleString("en-IN"));
  await page.getByRole("link", { name: "Quiet ones" }).click();
  await page.getByRole("link", { name: "Edit rule" }).click();
  await expect(ruleOf(page).getByRole("button", { name: /^Move / })).toHaveCount(2);

  await page.getByRole("button", { name: "More for this segment" }).click();
  await page.getByRole("menuitem", { name: /Duplicate/ }).click();
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue(/Quiet ones/);
  await page.goBack();
  await page.getByRole("button", { name: "More for this segment" }).click();
  await page.getByRole("menuitem", { name: /Delete/ }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Delete/ })
    .click();
  await expect(page.getByRole("row", { name: /Quiet ones/ })).toHaveCount(0);
  const { data } = await server.client("demo").ok(segmentEndpoints.list, { query: { search: "Quiet ones" } });
  expect(data).toEqual([]);
});

test("a rule is pasted as JSON, and each of its faults is shown", async ({ page }) => {
  await page.goto("/w/demo/segments/new");
  await page.getByText("JSON", { exact: true }).click();
  const text = page.getByRole("textbox", { name: /JSON/ });
  await text.fill(
    JSON.stringify({
      kind: "all",
      rules: [
        { kind: "attribute", attribute: "custom.teir", op: "is", value: "gold" },
        { kind: "measure", measure: "sum", of: "orders.totl", op: "gt", value: 5 },
      ],
    }),
  );
  await expect(page.getByRole("button", { name: "Use this rule" })).toBeDisabled();
  await expect(page.getByRole("main")).toContainText("2 things are wrong; the rule is as it was.");
  await expect(page.getByRole("main")).toContainText("custom.tier");
  await expect(page.getByRole("main")).toContainText("orders.total");
  await expectAccessible(page);
});

test("an answer that comes late does not stand for a newer rule", async ({ page }) => {
  await page.goto("/w/demo/segments/new");
  await addCondition(ruleOf(page), "Number of orders", "3");
  const three = await countOf(page);
  let asked = 0;
  await page.route("**/api/segments/preview", async (route) => {
    const slow = asked++ === 0;
    if (slow) await new Promise((resolve) => setTimeout(resolve, 2_000));
    await route.continue().catch(() => {});
  });
  const row = rowOf(page, orders);
  await choose(row, "Comparison", "less than");
  await page.waitForTimeout(400);
  await choose(ruleOf(page), "Comparison", "at least");
  await page.waitForTimeout(2_500);
  expect(asked).toBeGreaterThan(0);
  expect(await countOf(page)).toBe(three);
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`the builder is accessible in ${colorScheme}, ${width} wide`, async ({ browser, server, owner }) => {
      const context = await browser.newContext({
        baseURL: server.url,
        storageState: owner,
        colorScheme,
        viewport: { width, height: 900 },
      });
      const page = await context.newPage();
      await page.goto("/w/demo/segments");
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
      await expectAccessible(page);
      await page.goto("/w/demo/segments/new");
      await ruleOf(page).getByRole("button", { name: "Add condition" }).click();
      await expectAccessible(page, "[role=dialog]");
      await begin(page);
      // What stands half under the bar at the foot of a phone would count as too small to touch.
      if (width === 390) await page.evaluate("scrollTo(0, document.body.scrollHeight)");
      await expectAccessible(page);
      if (width === 1440) {
        await page.getByRole("button", { name: "As of now" }).click();
        await expectAccessible(page, "[role=dialog]");
      }
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      await context.close();
    });
  }
}
