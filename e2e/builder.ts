// The segment builder in words: how tests add conditions to it, change their parts and move them about.
import { expect, type Locator, type Page } from "@playwright/test";

export const ruleOf = (page: Page) => page.getByRole("region", { name: "Customers who match" });
export const answerOf = (page: Page) => page.getByRole("complementary", { name: "Answer" });
export const groupOf = (page: Page, join: string) => ruleOf(page).getByRole("list", { name: join });
export const rowOf = (page: Page, words: string) =>
  ruleOf(page)
    .getByRole("listitem")
    .filter({ has: page.getByRole("button", { name: `Move ${words}`, exact: true }) })
    // A group that holds the condition is a list item as well; the condition is the innermost.
    .last();
export const handleOf = (page: Page, words: string) =>
  ruleOf(page).getByRole("button", { name: `Move ${words}`, exact: true });

/** Adds a condition to the end of a group and fills in its value, which opens by itself. */
export async function addCondition(group: Locator, subject: string, value?: string): Promise<void> {
  const page = group.page();
  await group.getByRole("button", { name: "Add condition" }).last().click();
  await page.getByRole("combobox", { name: /^What to ask/ }).fill(subject);
  await page.getByRole("option", { name: subject, exact: false }).first().click();
  if (value !== undefined) await typeValue(page, value);
}

/** Fills in the value of the condition that was just chosen, whose editor opens by itself. */
export async function typeValue(page: Page, value: string): Promise<void> {
  // Until the list it was chosen from has gone, the keys would go there.
  await expect(page.getByRole("dialog", { name: "What to ask" })).toHaveCount(0);
  await expect(page.getByRole("dialog").locator("input").first()).toBeFocused();
  await page.keyboard.type(value);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

/** Chooses another comparison, or another time, for a condition. */
export async function choose(
  row: Locator,
  part: "Comparison" | "When",
  words: string | RegExp,
): Promise<void> {
  // The menu of the choice before may still be on its way out.
  await expect(row.page().getByRole("menu")).toHaveCount(0);
  await row.getByRole("button", { name: new RegExp(`^${part}:`) }).click();
  await row
    .page()
    .getByRole("menuitemradio", { name: words, exact: typeof words === "string" })
    .click();
}

/** How many the answer says there are, once it has settled. */
export async function countOf(page: Page): Promise<number> {
  await expect(answerOf(page).locator("[aria-busy=true]")).toHaveCount(0);
  const text = await answerOf(page).getByRole("status").first().textContent();
  return Number(/[\d,]+/.exec(text ?? "")?.[0].replaceAll(",", ""));
}

/** Drags by the handle to just below another row, as a hand does: on its way places open up and rows move. */
export async function dragBelow(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.hover();
  const start = (await from.boundingBox())!;
  const left = (await to.boundingBox())!.x;
  await page.mouse.down();
  await page.mouse.move(start.x + 4, start.y + 12, { steps: 3 });
  for (const _ of [1, 2, 3]) {
    const { y, height } = (await to.boundingBox())!;
    await page.mouse.move(left + 10, y + height + 2, { steps: 6 });
    await page.waitForTimeout(200);
  }
  await page.mouse.up();
}
