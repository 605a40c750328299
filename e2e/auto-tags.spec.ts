// A marketer has tags suggested for a draft, takes some over, gives one back, and finds the campaign by them.
import { expect, expectAccessible, test } from "./shop.ts";

test("tags are suggested with their reasons, taken by a press, and filter the history", async ({ page }) => {
  await page.goto("/w/demo/campaigns/new");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Holi coffee offer");
  await page.getByLabel("Intent").fill("Bring back quiet buyers with 15% off");
  await page.getByRole("button", { name: "Suggest tags" }).click();
  const suggested = page.getByRole("list", { name: "Suggested tags" });
  await expect(suggested.getByText("“Holi” in the name")).toBeVisible();
  await expectAccessible(page);
  const discount = suggested.getByRole("button", { name: "discount" });
  await suggested.getByRole("button", { name: "Holi" }).click();
  await discount.click();
  await expect(discount).toHaveAttribute("aria-pressed", "true");
  await discount.click();
  await expect(discount).toHaveAttribute("aria-pressed", "false");
  await expect(page.getByText("Saved")).toBeVisible();

  await page.goto("/w/demo/campaigns?tag=holi");
  await page.getByRole("link", { name: "Holi coffee offer" }).first().click();
  await expect(page.getByRole("list", { name: "Tags" }).getByRole("link", { name: "Holi" })).toBeVisible();
  await page.getByRole("button", { name: "Change tags" }).click();
  await page.getByRole("combobox", { name: "Tags" }).fill("spring 2027");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save tags" }).click();
  await page.getByRole("link", { name: "spring 2027" }).click();
  await expect(page.getByRole("link", { name: "Holi coffee offer" }).first()).toBeVisible();
});
