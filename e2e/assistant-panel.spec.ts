// The assistant beside a page, as a marketer uses it: opened from the keyboard, asked about the segment on the page, what it would
// change shown first, done, and taken back; closed again with the keyboard where it was.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./shop.ts";

const panelOf = (page: Page) => page.getByRole("complementary", { name: "Assistant" });
const field = (page: Page) => page.getByRole("textbox", { name: "Ask, or say what to do" });

async function ask(page: Page, prompt: string) {
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(prompt);
  await page.keyboard.press("Enter");
}

test("opened by keyboard, it changes the segment on the page and takes that back", async ({ page }) => {
  await page.goto("/w/demo/segments");
  await page.getByRole("link", { name: "Regulars", exact: true }).click();
  const heading = page.getByRole("heading", { level: 1, name: "Regulars" });
  await expect(heading).toBeVisible();
  const sentence = page.getByText(/^Customers who placed at least 4 orders/);
  await expect(sentence.first()).toBeVisible();

  const button = page.getByRole("button", { name: "Assistant" });
  await button.focus();
  await page.keyboard.press("Control+j");
  await expect(panelOf(page)).toContainText(/This page: segment “Regulars”, [\d,]+ members/);
  await ask(page, "now only those in Mumbai");

  const step = panelOf(page).getByRole("listitem").filter({ hasText: "Change the segment “Regulars”" });
  await expect(step).toContainText("live in the city of “Mumbai”");
  await expect(sentence.first()).not.toContainText("Mumbai");
  await expectAccessible(page);

  await step.getByRole("button", { name: "Change segment" }).click();
  await expect(step).toContainText("has its new rule");
  await expect(sentence.first()).toContainText("Mumbai");
  await step.getByRole("button", { name: "Undo" }).click();
  await expect(step).toContainText("It is as it was before");
  await expect(sentence.first()).not.toContainText("Mumbai");

  await field(page).focus();
  await ask(page, "open the assistant's log");
  await expect(page.getByRole("heading", { name: "What was asked of the assistant" })).toBeVisible();
  await page.getByRole("cell", { name: /panel/i }).nth(1).click();
  const entry = page.getByRole("dialog");
  await expect(entry).toContainText("now only those in Mumbai");
  await expect(entry).toContainText("Undone");
  await page.keyboard.press("Escape");
  await expect(entry).toBeHidden();

  await field(page).focus();
  await page.keyboard.press("Escape");
  await expect(panelOf(page)).toBeHidden();
  await expect(button).toBeFocused();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });
  test("it is all there is, and sending only opens the review", async ({ page }) => {
    await page.goto("/w/demo/customers?city=Pune");
    await page.getByRole("button", { name: "Assistant" }).click();
    const panel = page.getByRole("dialog", { name: "Assistant" });
    await expect(panel).toContainText(/This page: [\d,]+ customers, filtered/);
    await expect(field(page)).toBeFocused();
    await ask(page, "draft a campaign for these people called Pune hello");
    await panel.getByRole("button", { name: "Create draft" }).click();
    await expect(panel).toContainText("“Pune hello” is a draft");
    await expectAccessible(page);
    await field(page).focus();
    await ask(page, "send “Pune hello” now");
    await expect(panel).toBeHidden();
    await expect(page).toHaveURL(/\/campaigns\/\d+\/edit$/);
    const named = (name: string) => page.getByRole("heading", { level: 1, name });
    await expect(named("Pune hello")).toBeVisible();
    // A name is saved through the form on the page, so that it shows there, and so it goes back.
    await page.getByRole("button", { name: "Assistant" }).click();
    await ask(page, "call it Pune again");
    await panel.getByRole("button", { name: "Rename" }).click();
    await expect(panel).toContainText("It is called “Pune again” now");
    await expect(page.getByText("Pune again").first()).toBeAttached();
    await panel.getByRole("button", { name: "Undo" }).last().click();
    await expect(panel).toContainText("Undone");
    await field(page).focus();
    await page.keyboard.press("Escape");
    await expect(named("Pune hello")).toBeVisible();
  });
});
