// What a marketer does while a segment takes shape: turns conditions off, folds groups, asks why somebody is in or out,
// brings a rule as JSON, goes on to a campaign, and takes a deletion back; and what is seen when nobody fits or a count fails.
import type { Page } from "@playwright/test";
import { segmentEndpoints } from "../contract/segments.ts";
import { addCondition, answerOf, countOf, groupOf, handleOf, rowOf, ruleOf } from "./builder.ts";
import { expect, expectAccessible, test } from "./shop.ts";

const orders = "placed at least 3 orders";
const spent = "spent at least ₹1,000";
const india = "live in India";
const few = {
  kind: "all",
  rules: [
    { kind: "measure", measure: "count", of: "orders", op: "gte", value: 3 },
    {
      kind: "any",
      rules: [
        { kind: "measure", measure: "sum", of: "orders.total", op: "gte", value: 1000 },
        { kind: "attribute", attribute: "country", op: "is", value: "IN" },
      ],
    },
  ],
};

const open = (page: Page, rule: object = few) =>
  page.goto(`/w/demo/segments/new?rule=${encodeURIComponent(JSON.stringify(rule))}`);
const menuOf = async (page: Page, words: string | RegExp, item: string) => {
  await ruleOf(page).getByRole("button", { name: words }).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
};
const why = (page: Page) => answerOf(page).getByRole("region", { name: "Why somebody is in or out" });

test("a condition is turned off and on; off, it is neither counted nor saved", async ({ page, server }) => {
  await open(page);
  const all = await countOf(page);
  await menuOf(page, `Actions for ${orders}`, "Turn off");
  await expect(answerOf(page)).toContainText("1 condition is turned off: neither counted nor saved.");
  await expect.poll(() => countOf(page)).toBeGreaterThan(all);
  await expect(answerOf(page)).toContainText("Customers who spent at least ₹1,000 or live in India.");
  await expect(handleOf(page, orders)).toBeFocused();

  await ruleOf(page)
    .getByRole("button", { name: `Turn on ${orders}` })
    .click();
  await expect.poll(() => countOf(page)).toBe(all);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(ruleOf(page).getByRole("button", { name: `Turn on ${orders}` })).toBeVisible();

  await page.getByRole("textbox", { name: "Name" }).fill("Without the orders");
  await page.getByRole("button", { name: "Save segment" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Without the orders" })).toBeVisible();
  await page.getByRole("link", { name: "Edit rule" }).click();
  await expect(rowOf(page, spent)).toBeVisible();
  await expect(rowOf(page, orders)).toHaveCount(0);
  const { data } = await server
    .client("demo")
    .ok(segmentEndpoints.list, { query: { search: "Without the orders" } });
  expect(data[0]?.rule).toEqual({ kind: "all", rules: few.rules.slice(1) });

  // What is off would be lost, so leaving asks.
  await menuOf(page, `Actions for ${spent}`, "Turn off");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Changes saved")).toBeVisible();
  await page.getByRole("link", { name: "Customers", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Leave what is turned off behind?" });
  await dialog.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Customers" })).toBeVisible();
});

test("a group is folded to a line, which takes part in everything", async ({ page }) => {
  await open(page);
  const count = await countOf(page);
  await ruleOf(page).getByRole("button", { name: "Fold any of 2 conditions" }).click();
  await expect(handleOf(page, spent)).toHaveCount(0);
  await expect(ruleOf(page).getByRole("button", { name: `${spent} · ${india}` })).toBeVisible();
  expect(await countOf(page)).toBe(count);
  await menuOf(page, /^Actions for any of/, "Move up");
  await expect(
    ruleOf(page)
      .getByRole("button", { name: /^Move / })
      .first(),
  ).toHaveAccessibleName(/any of/);
  await ruleOf(page).getByRole("button", { name: "Show any of 2 conditions" }).press("Enter");
  await expect(handleOf(page, spent)).toBeVisible();

  // What is not complete is found, wherever it hides.
  await addCondition(groupOf(page, "any of"), "City");
  await page.keyboard.press("Escape");
  await ruleOf(page).getByRole("button", { name: "Fold any of 3 conditions" }).click();
  await expect(ruleOf(page)).toContainText("1 condition in it to look at");
  await page.getByRole("textbox", { name: "Name" }).fill("Not yet");
  await page.getByRole("button", { name: "Save segment" }).click();
  await expect(page.getByRole("alert")).toContainText("1 condition is not complete");
  await expect(handleOf(page, spent)).toBeVisible();
});

test("anyone can be asked about: why they are in or out, as the rule changes", async ({ page }) => {
  await open(page, { kind: "all", rules: [few.rules[0], { ...few.rules[0], op: "lte", value: 12 }] });
  await answerOf(page)
    .getByRole("button", { name: /^Why .* is in$/ })
    .first()
    .click();
  await expect(why(page)).toContainText(/ is in\./);
  await expect(why(page).getByRole("img", { name: "Holds" })).toHaveCount(3);
  await expect(why(page)).toContainText(/Placed \d+ orders; the rule asks for at least 3/);

  // The rule changes, and with it what is so.
  await ruleOf(page).getByRole("button", { name: "Placed: 3", exact: true }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("13");
  await page.keyboard.press("Enter");
  await expect(why(page)).toContainText(/ is out\./);
  await expect(why(page).getByRole("img", { name: "Does not hold" }).first()).toBeVisible();
  await expect(why(page)).toContainText("All of these: only 1 of 2");
  await expectAccessible(page);

  // It stays in the address, and each line leads to its condition.
  await expect(page).toHaveURL(/why=/);
  await why(page)
    .getByRole("button", { name: /the rule asks for at least 13/ })
    .click();
  await expect(handleOf(page, "placed at least 13 orders")).toBeFocused();

  // Whoever the letters find.
  const search = page.getByRole("combobox", { name: "Why is somebody in or out?" });
  await search.fill("Asha");
  await page.getByRole("option", { name: /^Asha/ }).first().click();
  await expect(why(page)).toContainText(/^.*Asha .* is (in|out)\./);
});

interface Selected {
  value: string;
  selectionStart: number;
  selectionEnd: number;
}

test("a fault in pasted JSON leads to its place", async ({ page }) => {
  await page.goto("/w/demo/segments/new?view=json");
  const text = page.getByRole("textbox", { name: /JSON/ });
  await text.fill(
    `{ "kind": "all",\n  "rules": [\n    { "kind": "segment", "id": "999999" },\n    { "kind": "everyone" }\n  ] }`,
  );
  await page.getByRole("button", { name: "Line 3" }).click();
  const selected = () =>
    text.evaluate((field) => {
      const { value, selectionStart, selectionEnd } = field as unknown as Selected;
      return value.slice(selectionStart, selectionEnd);
    });
  expect(await selected()).toBe('"999999"');
  await text.fill('{ "kind": "all",\n  "rules" }');
  await page.getByRole("button", { name: "Line 2" }).click();
  expect(await selected()).toBe("}");
  await text.fill(JSON.stringify({ name: "A whole request", rule: few }));
  await page.getByRole("button", { name: "Use this rule" }).click();
  await expect(handleOf(page, spent)).toBeVisible();
});

test("a segment is saved and written to at once; a deleted one comes back", async ({ page }) => {
  await open(page);
  await page.getByRole("textbox", { name: "Name" }).fill("Write to them");
  await page.getByRole("button", { name: "More ways to save" }).click();
  await page.getByRole("menuitem", { name: "Save and write a campaign" }).click();
  await expect(page).toHaveURL(/\/campaigns\/new/);
  await expect(page.getByRole("combobox", { name: "Segment" })).toHaveValue("Write to them");

  await page.goto("/w/demo/segments");
  await page.getByRole("link", { name: "Write to them" }).click();
  await page.getByRole("button", { name: "More for this segment" }).click();
  await page.getByRole("menuitem", { name: /Delete/ }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Delete/ })
    .click();
  await expect(page.getByRole("row", { name: /Write to them/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("row", { name: /Write to them/ })).toBeVisible();
});

test("nobody fits, or a count fails: each says so, with a way on", async ({ page }) => {
  await open(page, { kind: "attribute", attribute: "city", op: "is", value: "Nowhere at all" });
  await expect(answerOf(page)).toContainText("Nobody fits");
  expect(await countOf(page)).toBe(0);

  await page.route("**/api/segments/preview", (route) => route.abort());
  await addCondition(ruleOf(page), "Number of orders", "3");
  await expect(answerOf(page).getByRole("alert")).toBeVisible();
  await page.unroute("**/api/segments/preview");
  await answerOf(page).getByRole("button", { name: "Try again" }).click();
  await expect(answerOf(page).getByRole("alert")).toHaveCount(0);
});

test("a segment that is not there says so, with a way on", async ({ page }) => {
  await page.goto("/w/demo/segments/99999999");
  await expect(page.getByRole("link", { name: "All segments" })).toBeVisible();
  await expectAccessible(page);
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`what is off, folded and explained is accessible in ${colorScheme}, ${width} wide`, async ({
      browser,
      server,
      owner,
    }) => {
      // Two whole looks by axe take most of a minute where others work beside.
      test.slow();
      const context = await browser.newContext({
        baseURL: server.url,
        storageState: owner,
        colorScheme,
        viewport: { width, height: 900 },
      });
      const page = await context.newPage();
      await open(page);
      await expect(handleOf(page, orders)).toBeVisible();
      await menuOf(page, `Actions for ${orders}`, "Turn off");
      await ruleOf(page).getByRole("button", { name: "Fold any of 2 conditions" }).click();
      await expectAccessible(page);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      if (width === 390)
        await page
          .getByRole("button", { name: /customers/ })
          .last()
          .click();
      await page
        .getByRole("button", { name: /^Why .* is in$/ })
        .first()
        .click();
      await expect(page.getByRole("img", { name: "Holds" }).first()).toBeVisible();
      await expectAccessible(page, width === 390 ? "[role=dialog]" : undefined);
      await context.close();
    });
  }
}
