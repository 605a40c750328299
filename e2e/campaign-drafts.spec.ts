// A marketer says what a campaign is to bring about, changes the plan part by part, and makes it a draft; nothing is sent.
import { expect, expectAccessible, test } from "./shop.ts";

test("an objective becomes a plan, and the plan a draft", async ({ page }) => {
  await page.goto("/w/demo/campaigns");
  await page.getByRole("link", { name: "From an objective" }).click();
  await page
    .getByRole("textbox", { name: "What it is to bring about" })
    .fill("Bring back lapsed coffee buyers with ₹50 to spend, by email, within 5 days");
  await page.keyboard.press("Enter");

  const understood = page.getByRole("region", { name: "What was understood" });
  await expect(understood.getByText("“lapsed coffee buyers”")).toBeVisible();
  await expect(understood.getByText("At most ₹50")).toBeVisible();
  await expect(understood.getByText(/No order for more than \d+ days: 80 % of/)).toBeVisible();
  await expect(page.getByText(/Unknown: nobody said yet what one e-mail costs/)).toBeVisible();
  await expect(page.getByText(/From \d past campaigns/)).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("textbox", { name: /What an e-mail costs/ }).fill("0.5");
  await page.getByRole("button", { name: "Save price" }).click();
  await expect(page.getByText("100 messages at ₹0.50 each: ₹50 of ₹50.")).toBeVisible();
  await expect(page.getByText(/It takes those who spent most/)).toBeVisible();

  await page
    .getByRole("textbox", { name: "Change whom it is for, in words" })
    .fill("now only those in Kochi");
  await page.getByRole("button", { name: "Change", exact: true }).click();
  await expect(page.getByRole("region", { name: "Who gets it" }).getByText(/Kochi/)).toBeVisible();
  await page.getByRole("button", { name: "As the objective says" }).click();
  await expect(page.getByText("100 messages at ₹0.50 each: ₹50 of ₹50.")).toBeVisible();

  await page.getByRole("button", { name: /Use this.*About the reader/ }).click();
  const message = page.getByRole("textbox", { name: "Message", exact: true });
  await expect(message).toHaveValue(/customer\.orders\.last_at/);
  await message.fill(`${await message.inputValue()}\n\nFrom Malabar.`);
  await page.getByRole("textbox", { name: "Name of the campaign" }).fill("Coffee comes back");
  await page.getByRole("button", { name: "Create draft" }).click();

  await page.waitForURL(/\/campaigns\/\d+$/);
  await expect(page.getByRole("heading", { name: "Coffee comes back" })).toBeVisible();
  await expect(page.getByText("Draft", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("From Malabar.")).toBeVisible();
  await expectAccessible(page);
});
