// A marketer looks for what stands out in a campaign, sees the people behind a figure, and makes a draft of what to do next.
import { campaignEndpoints } from "../contract/campaigns.ts";
import { insightEndpoints } from "../contract/insights.ts";
import { expect, expectAccessible, test } from "./shop.ts";

test("what stands out is told, opens its people, and leads to a draft", async ({ page, server }) => {
  const client = server.client("demo");
  const { data } = await client.ok(campaignEndpoints.list);
  const { id } = data.find(({ name }) => name === "New crop from Chikmagalur")!;
  const insights = await client.ok(insightEndpoints.campaign, { body: { campaign_id: id } });
  await page.goto(`/w/demo/campaigns/${id}`);
  await page.getByRole("button", { name: "Look for it" }).click();
  const told = page.getByRole("status").filter({ hasText: "in its audience" });
  for (const { text } of insights.summary) await expect(told).toContainText(text);
  await expect(page.getByText("Answered by the built-in engine")).toBeVisible();
  await expectAccessible(page);

  const { opened } = insights.shares;
  await told.getByRole("link", { name: String(opened.count), exact: true }).click();
  const people = page.getByRole("dialog", { name: "Opened" });
  await expect(people.getByText(`${opened.count} people`)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(people).toBeHidden();
  await expect(told).toBeVisible();

  const pattern = insights.patterns[0];
  if (pattern) {
    const drawn = page.getByRole("list", { name: "Patterns" });
    await expect(drawn.getByRole("listitem")).toHaveCount(insights.patterns.length);
    await drawn
      .getByRole("link", { name: String(pattern.group.of), exact: true })
      .first()
      .click();
    await expect(page.getByRole("dialog").getByRole("row")).not.toHaveCount(0);
    await expectAccessible(page);
    await page.keyboard.press("Escape");
  }

  const step = insights.next[0]!;
  await page.getByRole("button", { name: "Draft a campaign to them" }).first().click();
  await expect(page.getByText("nothing is sent until it is launched")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue(step.draft.name);
  await expect(page.getByText(step.sentence)).toBeVisible();
  const made = page.url().match(/campaigns\/(\d+)/)![1]!;
  expect((await client.ok(campaignEndpoints.get, { params: { id: made } })).state).toBe("draft");
});
