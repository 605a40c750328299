// Events: what comes in is learnt and shown in the settings, in a customer's story, and can be asked about in a segment.
import { eventEndpoints } from "../contract/events.ts";
import { answerOf, ruleOf } from "./builder.ts";
import { demoClient } from "./demo-client.ts";
import { expect, expectAccessible, test } from "./shop.ts";

const wait = { wait: "true" as const };

test("an event that comes in is told with its properties, their types and where these disagree", async ({
  page,
  server,
}) => {
  const client = demoClient(server);
  const customer = { email: "eve@events.example" };
  const events = [
    { id: "ws-1", name: "workshop_booked", customer, properties: { place: "Kochi", seats: 2 } },
    { id: "ws-2", name: "workshop_booked", customer, properties: { place: "Pune", seats: "two" } },
  ].map((event) => ({ ...event, occurred_at: new Date().toISOString() }));
  await client.ok(eventEndpoints.createBatch, { query: wait, body: { events } });

  await page.goto("/w/demo/settings/events");
  const head = page.getByRole("button", { name: /^workshop_booked/ });
  await expect(head).toContainText("2 times by 1 customer");
  await expect(head).toContainText("1 type conflict");
  await head.click();
  const properties = page.getByRole("table", { name: "Properties of workshop_booked" });
  await expect(properties.getByRole("row", { name: /^place text 100 %/ })).toContainText("Kochi");
  await expect(properties.getByRole("row", { name: /^seats/ })).toContainText("those are kept");
  await expectAccessible(page);

  await page.getByRole("combobox", { name: "Show events named" }).click();
  await page.getByRole("option", { name: "workshop_booked" }).click();
  const latest = page.getByRole("table", { name: "Latest events" });
  await expect(latest.getByRole("row", { name: /workshop_booked/ })).toHaveCount(2);
  await latest.getByRole("link", { name: "eve@events.example" }).first().click();
  const story = page.getByRole("dialog", { name: "eve@events.example" });
  await expect(story.getByText("workshop_booked").first()).toBeVisible();
});

test("the events of a customer are shown apart from the rest of their story", async ({ page, server }) => {
  const client = demoClient(server);
  const event = {
    id: "story-1",
    name: "tasting_visited",
    customer: { external_id: "mcw-00001" },
    occurred_at: new Date().toISOString(),
    properties: { blend: "Monsoon" },
  };
  await client.ok(eventEndpoints.create, { query: wait, body: event });
  await page.goto("/w/demo/settings/events");
  const row = page
    .getByRole("table", { name: "Latest events" })
    .getByRole("row", { name: /tasting_visited/ });
  await row.getByRole("link").click();
  const panel = page.getByRole("dialog");
  await panel.getByText("Events", { exact: true }).click();
  await expect(panel.getByText("tasting_visited").first()).toBeVisible();
  await expect(panel.getByText(/^Order /)).toHaveCount(0);
});

test("a segment asks about an event as soon as it is known", async ({ page, server }) => {
  const client = demoClient(server);
  const events = ["a", "b", "c"].map((who) => ({
    id: `quiz-${who}`,
    name: "quiz_finished",
    customer: { external_id: `quiz-${who}` },
    occurred_at: new Date().toISOString(),
    properties: {},
  }));
  await client.ok(eventEndpoints.createBatch, { query: wait, body: { events } });
  await page.goto("/w/demo/segments/new");
  await ruleOf(page).getByRole("button", { name: "Add condition" }).click();
  await page.getByRole("combobox", { name: /^What to ask/ }).fill("quiz_finished");
  await page
    .getByRole("option", { name: /quiz.finished/i })
    .first()
    .click();
  await page.keyboard.press("Escape");
  await expect(answerOf(page).getByText("3", { exact: true }).first()).toBeVisible();
});
