// Describing who is wanted, as a marketer does: a sentence fills the builder, an open question is answered by a button, what cannot be
// said is underlined, and all of it can be undone.
import type { Page } from "@playwright/test";
import { countOf, ruleOf } from "./builder.ts";
import { expect, expectAccessible, test } from "./shop.ts";

const describeIn = (page: Page) => page.getByRole("region", { name: "Describe who you want" });
const fieldOf = (page: Page) => describeIn(page).getByRole("textbox");

test("a sentence fills the builder, and its questions are answered by buttons", async ({ page }) => {
  await page.goto("/w/demo/segments/new");
  await fieldOf(page).fill(
    "coffee buyers from Bangalore who haven't ordered in 6 months and send them an offer",
  );
  await page.keyboard.press("Enter");
  await expect(describeIn(page)).toContainText("Read as Customers who bought an item");
  await expect(describeIn(page)).toContainText("Left out: “and send them an offer”");
  await expect(ruleOf(page).getByRole("button", { name: /^Move / })).toHaveCount(3);
  const calendar = await countOf(page);
  await expectAccessible(page);
  const days = describeIn(page).getByRole("button", { name: "180 days" });
  await days.click();
  await expect(days).toHaveAttribute("aria-pressed", "true");
  await expect(describeIn(page)).toContainText("more than 180 days ago");
  expect(await countOf(page)).toBeGreaterThanOrEqual(calendar);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(ruleOf(page).getByRole("button", { name: /^Move / })).toHaveCount(0);
});

test("words change the rule at hand, and what cannot be said is refused by name", async ({ page }) => {
  await page.goto("/w/demo/segments/new");
  await fieldOf(page).fill("spent over ₹5K");
  await page.keyboard.press("Enter");
  await expect(ruleOf(page).getByRole("button", { name: /^Move / })).toHaveCount(1);
  await fieldOf(page).fill("now only those in Pune");
  await describeIn(page).getByRole("button", { name: "Apply" }).click();
  await expect(ruleOf(page).getByRole("button", { name: /^Move / })).toHaveCount(2);
  await fieldOf(page).fill("iPhone users in Mumbai");
  await page.keyboard.press("Enter");
  await expect(describeIn(page).getByRole("alert")).toContainText("iPhone: this shop's data does not tell");
  await expect(ruleOf(page).getByRole("button", { name: /^Move / })).toHaveCount(2);
  await countOf(page);
  await expectAccessible(page);
  await describeIn(page).getByRole("button", { name: "Use the rest" }).click();
  await expect(ruleOf(page).getByRole("button", { name: /^Move / })).toHaveCount(1);
});
