// An owner chooses a model: its address is judged, its key is never shown again, and what was asked is in the log.
import { expect, expectAccessible, test } from "./shop.ts";

test("an engine is chosen, its key kept out of sight, and the built-in one chosen again", async ({
  page,
}) => {
  await page.goto("/w/demo/settings/assistant");
  const engine = page.getByRole("combobox", { name: "Engine" });
  await engine.click();
  await page.getByRole("option", { name: "OpenAI-compatible endpoint" }).click();
  await page.getByRole("combobox", { name: "Model", exact: true }).fill("a-model");
  await page.getByRole("textbox", { name: "Address" }).fill("http://10.0.0.8/v1");
  await page.getByRole("button", { name: "Save engine" }).click();
  await expect(page.getByText(/not a public address/)).toBeVisible();
  await page.getByRole("textbox", { name: "Address" }).fill("https://llm.example.com/v1");
  await page.getByLabel("Key", { exact: true }).fill("a-key-of-nobody-wxyz");
  await page.getByRole("button", { name: "Save engine" }).click();
  await expect(page.getByPlaceholder("…wxyz")).toBeVisible();
  await expect(page.getByLabel("Key", { exact: true })).toHaveValue("");
  await expect(page.getByRole("button", { name: "Test the model" })).toBeVisible();
  await expectAccessible(page);

  await engine.click();
  await page.getByRole("option", { name: "Built-in engine" }).click();
  await page.getByRole("button", { name: "Save engine" }).click();
  await expect(page.getByText("The built-in engine answers")).toBeVisible();
  await expect(page.getByRole("button", { name: "Test the model" })).toHaveCount(0);
});

test("the owner reads a question in the log and erases it", async ({ page }) => {
  await page.goto("/w/demo/campaigns/new");
  await page.getByLabel("Intent").fill("Thank our regulars");
  await page.getByRole("button", { name: "Suggest names" }).click();
  await expect(page.getByRole("menuitem").first()).toBeVisible();
  await page.goto("/w/demo/settings/assistant-log");
  await page
    .getByRole("row", { name: /Naming a campaign/ })
    .first()
    .click();
  const panel = page.getByRole("dialog", { name: "Naming a campaign" });
  await expect(panel.getByText("Thank our regulars")).toBeVisible();
  await expectAccessible(page);
  await panel.getByRole("button", { name: "Erase" }).click();
  await expect(page.getByText("The question was erased")).toBeVisible();
  await expect(panel).toHaveCount(0);
});
