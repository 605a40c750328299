// A marketer has a message written, takes one over, makes it shorter, takes that back, and holds it against the brand's voice.
import { expect, expectAccessible, test } from "./shop.ts";

test("a message is written for an objective, and every step can be undone", async ({ page }) => {
  await page.goto("/w/demo/settings/brand");
  await page.getByRole("combobox", { name: "Words you never use" }).fill("cheap");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Where messages lead" }).fill("https://malabarcoffee.example");
  await page.getByRole("button", { name: "Save brand" }).click();
  await expect(page.getByText("Brand saved")).toBeVisible();
  await expectAccessible(page);

  await page.goto("/w/demo/campaigns/new");
  await page
    .getByLabel("Intent")
    .fill("Bring back quiet coffee buyers with 20% off until Sunday, code CHAI20");
  await page.getByRole("button", { name: "Suggest names" }).click();
  await page.getByRole("menuitem").first().click();
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue(/Coffee win-back/);

  await page.getByRole("button", { name: "Write it for me" }).click();
  const panel = page.getByRole("dialog", { name: "Write an e-mail for me" });
  await expect(panel.getByText("Written by the built-in engine, on this machine.")).toBeVisible();
  await panel.getByRole("button", { name: "Write", exact: true }).click();
  await expect(panel.getByRole("button", { name: /^Use this/ })).toHaveCount(3);
  await expectAccessible(page);
  await panel.getByRole("button", { name: /Use this.*Straight to the point/ }).click();

  const body = page.getByRole("textbox", { name: "Message", exact: true });
  await expect(body).toHaveValue(/20% off coffee with the code CHAI20, until Sunday\./);
  await expect(body).toHaveValue(/https:\/\/malabarcoffee\.example/);
  await expect(page.getByText("Nothing to fix")).toBeVisible();
  const written = await body.inputValue();

  await page.getByRole("button", { name: "Rewrite" }).click();
  await page.getByRole("menuitem", { name: "Shorter" }).click();
  await expect(page.getByText("What was changed")).toBeVisible();
  expect((await body.inputValue()).length).toBeLessThan(written.length);
  await page.getByRole("button", { name: "Undo “Made shorter”" }).click();
  await expect(body).toHaveValue(written);

  await body.fill(`${written}\n\nCheap as can be.`);
  await page.getByRole("button", { name: "Check the voice" }).click();
  await expect(page.getByText("Your brand never says “cheap”")).toBeVisible();
  await expectAccessible(page);
});
