// A marketer has a time suggested from what the audience did, takes it, schedules, takes it back, and sends to each at their own.

import { letter } from "./campaign.ts";
import { expect, expectAccessible, test } from "./shop.ts";

test("a suggested time fills the schedule, which waits and can be taken back", async ({ page }) => {
  await page.goto("/w/demo/campaigns/new");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("The evening crop");
  await page.getByText("Everyone", { exact: true }).click();
  await page.getByRole("textbox", { name: "Subject" }).fill(letter.subject);
  await page.getByRole("textbox", { name: "Message", exact: true }).fill(letter.body);

  await page.getByRole("button", { name: "Suggest a time" }).click();
  const found = page.getByRole("region", { name: "Suggested times" });
  const choices = found.getByRole("button", { name: /^(Use this|Chosen): / });
  await expect(choices).toHaveCount(3);
  await expect(found.getByRole("table", { name: "When they read and buy" }).getByRole("cell")).toHaveCount(
    168,
  );
  await expect(found.getByText(/^It rests on .* orders/)).toBeVisible();
  await expectAccessible(page);
  await found.getByRole("button", { name: "Show as table" }).click();
  await expect(found.getByRole("columnheader", { name: "Times an average hour" })).toBeVisible();
  const chosen = (await choices.first().getAttribute("aria-label"))!.replace("Use this: ", "");
  await choices.first().click();
  await expect(choices.first()).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByLabel("Day and time")).toHaveValue(new RegExp(`T${chosen.slice(-5)}$`));

  await page.getByRole("button", { name: /^Schedule for / }).click();
  await page.getByRole("button", { name: "Schedule it" }).click();
  await expect(page.getByText(`It goes out on ${chosen}`)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Back to draft" }).click();
  await page.getByRole("link", { name: "Continue writing" }).click();

  await page.getByText("Each at their best", { exact: true }).click();
  await page.getByRole("button", { name: /^Launch to / }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Launch to / })
    .click();
  await expect(page.getByText(/messages wait for the reader’s own best time/)).toBeVisible();
  await expectAccessible(page);
});

test("a customer's own best time stands on their page", async ({ page }) => {
  await page.goto("/w/demo/customers");
  await page.getByRole("row").nth(1).getByRole("link").click();
  await expect(page.getByRole("figure", { name: "When they read and buy" })).toBeVisible();
  await expect(page.getByText(/average hour\. /).first()).toBeVisible();
  await expectAccessible(page);
});
