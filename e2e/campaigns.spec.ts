// A campaign from the first word to its result: written to a segment, read as a customer, launched, watched until every
// message has come to its end, and the people behind a number; then a slow one, stopped and let go on.
import { campaignEndpoints, type MessagePreview } from "../contract/campaigns.ts";
import { audienceOf, behave, letter, prompt } from "./campaign.ts";
import { expect, expectAccessible, test } from "./shop.ts";

test("a campaign is written, read as a customer, launched, and watched to its end", async ({
  page,
  server,
}) => {
  await behave(server.client("demo"), prompt);
  await page.goto("/w/demo/campaigns");
  await page.getByRole("link", { name: "Write a campaign" }).click();

  // It gets its address at the first change, and the page stays as it is.
  await page.getByRole("textbox", { name: "Name" }).pressSequentially("Gifts for the season");
  await expect(page).toHaveURL(/\/campaigns\/\d+\/edit$/);
  await expect(page.getByRole("textbox", { name: "Name" })).toBeFocused();
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("Gifts for the season");

  await page.getByRole("combobox", { name: "Segment" }).fill("gift");
  await page.getByRole("option", { name: /Gift buyers/ }).click();
  await expect(page.getByRole("region", { name: "Who gets it" })).toContainText("will get an e-mail");

  await page.getByRole("textbox", { name: "Subject" }).fill(letter.subject);
  const body = page.getByRole("textbox", { name: "Message" });
  await body.fill("Hello {{ customer.frist_name }}");
  await expect(page.getByRole("list", { name: "Checks" })).toContainText(
    "did you mean “customer.first_name”",
  );
  await expect(page.getByRole("button", { name: "Launch" })).toBeDisabled();

  await body.fill("To unsubscribe, reply STOP. https://malabarcoffee.example/gifts Hello ");
  await page.getByRole("button", { name: "Insert variable into the message" }).click();
  await page.getByRole("textbox", { name: "Find a variable" }).fill("first");
  await page.keyboard.press("Enter");
  await expect(body).toBeFocused();
  await expect(body).toHaveValue(/Hello \{\{ customer\.first_name \| default: "there" \}\}$/);

  // As another customer reads it.
  await page.getByRole("combobox", { name: "As read by" }).fill("Asha");
  await page.getByRole("option", { name: /^Asha/ }).first().click();
  await expect(page.getByRole("figure", { name: "The message" })).toContainText("Hello Asha");
  await expect(page.getByRole("list", { name: "Checks" })).toContainText("Nothing to fix");

  // What is typed is saved: a fresh look shows all of it.
  await expect(page.getByText("Draft, saved")).toBeVisible();
  await page.reload();
  await expect(body).toHaveValue(/^To unsubscribe/);
  await expect(page.getByRole("combobox", { name: "Segment" })).toHaveValue("Gift buyers");

  await page.getByRole("button", { name: /^Launch to [\d,]+ people$/ }).click();
  const dialog = page.getByRole("dialog", { name: "Launch “Gifts for the season” now?" });
  await expect(dialog).toContainText("will not get it");
  await dialog.getByRole("button", { name: /^Launch to/ }).click();

  await expect(page.getByRole("heading", { level: 1, name: "Gifts for the season" })).toBeVisible();
  await expect(page.getByText("Done", { exact: true })).toBeVisible({ timeout: 40_000 });
  const { audience, parts } = await audienceOf(page);
  expect(audience).toBeGreaterThan(100);
  expect([...parts.values()].reduce((sum, count) => sum + count, 0)).toBe(audience);
  expect(parts.get("Failed")).toBeGreaterThan(0);

  // The people behind a number, each a customer.
  await page.getByRole("button", { name: /^Failed/ }).click();
  await expect(page).toHaveURL(/people\?outcome=failed$/);
  const panel = page.getByRole("dialog", { name: "Failed" });
  await expect(panel.getByRole("link")).toHaveCount(parts.get("Failed") ?? 0);
  await panel.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/customers\/\d+$/);
  await page.goBack();
  await expect(panel).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/campaigns\/\d+$/);

  await expect(page.getByText("What to do next")).toBeVisible();
  await page.goto("/w/demo/campaigns");
  await expect(page.getByRole("row", { name: /Gifts for the season/ })).toContainText("Done");
});

test("whoever was chosen reads, however late the previews come", async ({ page, server }) => {
  const client = server.client("demo");
  const audience = { rule: { kind: "everyone" } };
  const { id } = await client.ok(campaignEndpoints.create, {
    body: { name: "Read by many", audience, channel: "email", message: letter },
  });
  // Each preview waits until it is let go; who it is for comes with it.
  const held: (() => Promise<string>)[] = [];
  await page.route("**/api/campaigns/preview-message*", async (route) => {
    await new Promise<void>((resolve) => {
      held.push(async () => {
        const response = await route.fetch();
        const { customer } = (await response.json()) as MessagePreview;
        await route.fulfill({ response });
        resolve();
        return customer?.name ?? "";
      });
    });
  });
  const reader = page.getByRole("combobox", { name: "As read by" });
  const message = page.getByRole("figure", { name: "The message" });
  const expectHello = (name: string) => expect(message).toContainText(`Hello ${name.split(" ")[0]}`);
  const choose = async (letters: string) => {
    const before = held.length;
    await reader.fill(letters);
    const option = page.getByRole("option", { name: new RegExp(`^${letters}`) }).first();
    const name = await option.innerText();
    await option.click();
    await expect(reader).toHaveValue(name);
    await expect.poll(() => held.length).toBe(before + 1);
    return { name, answer: held[before]! };
  };

  // The first reader comes while one types: the letters stay, with what they found.
  const asked = page.waitForRequest(
    (request) =>
      request.url().includes("preview-message") &&
      (request.postDataJSON() as { customer_id?: string }).customer_id !== undefined,
  );
  await page.goto(`/w/demo/campaigns/${id}/edit`);
  await asked;
  await reader.fill("Asha");
  const asha = page.getByRole("option", { name: /^Asha/ }).first();
  await expect(asha).toBeVisible();
  const [first] = (await Promise.all(held.map((letGo) => letGo()))).filter(Boolean);
  await expectHello(first!);
  await expect(reader).toHaveValue("Asha");
  await expect(asha).toBeVisible();

  // Whoever is chosen stands there at once, also when the answers come late, and that of the one before last.
  const before = await choose("Asha");
  const after = await choose("Ben");
  await reader.blur();
  await expect(reader).toHaveValue(after.name);
  // The one before is still seen, as what it is.
  await expectHello(first!);
  await expect(message).toHaveAttribute("aria-busy", "true");
  await after.answer();
  await expectHello(after.name);
  await expect(message).toHaveAttribute("aria-busy", "false");
  await before.answer();
  await expect(reader).toHaveValue(after.name);
  await expectHello(after.name);

  // Two steps are two, though no preview has come yet.
  const step = async (way: "Next" | "Previous") => {
    await page.getByRole("button", { name: `${way} in the audience` }).click();
    return reader.inputValue();
  };
  const [one, two] = [await step("Next"), await step("Next")];
  expect(new Set([after.name, one, two]).size).toBe(3);
  expect(await step("Previous")).toBe(one);
});

test("a slow campaign is paused, goes on, and is cancelled", async ({ page, server }) => {
  const client = server.client("demo");
  await behave(client, { ...prompt, rate_limit_per_second: 20 });
  const { id } = await client.ok(campaignEndpoints.create, {
    body: {
      name: "One by one",
      audience: { rule: { kind: "everyone" } },
      message: letter,
      launch: true,
    },
  });
  await page.goto(`/w/demo/campaigns/${id}`);
  await expect(page.getByText("messages handed to the vendor")).toBeVisible();

  await page.getByRole("button", { name: "Pause sending" }).click();
  await expect(page.getByText(/messages wait and go out when it is resumed/)).toBeVisible();
  await page.getByRole("button", { name: "Resume sending" }).click();
  await expect(page.getByRole("button", { name: "Pause sending" })).toBeVisible();

  await page.getByRole("button", { name: "More to do with this campaign" }).click();
  await page.getByRole("menuitem", { name: "Cancel the rest" }).click();
  const dialog = page.getByRole("dialog", { name: "Cancel “One by one”?" });
  await dialog.getByRole("button", { name: /^Leave out/ }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Those whose turn had not come are among the skipped.")).toBeVisible();
  await expect(async () => {
    const { audience, parts } = await audienceOf(page);
    expect(parts.has("Queued")).toBe(false);
    expect([...parts.values()].reduce((sum, count) => sum + count, 0)).toBe(audience);
  }).toPass();
  await behave(client, prompt);
});

test("a draft can be duplicated and deleted, and deleting taken back", async ({ page, server }) => {
  const { id } = await server.client("demo").ok(campaignEndpoints.create, {
    body: { name: "A thought", message: letter },
  });
  await page.goto(`/w/demo/campaigns/${id}`);
  await page.getByRole("button", { name: "More to do with this draft" }).click();
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("Copy of A thought");
  await expect(page.getByRole("textbox", { name: "Subject" })).toHaveValue(letter.subject);

  await page.getByRole("button", { name: "More to do with this draft" }).click();
  await page.getByRole("menuitem", { name: "Delete draft" }).click();
  await expect(page).toHaveURL(/\/campaigns$/);
  await expect(page.getByRole("row", { name: /Copy of A thought/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("Copy of A thought");
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test("the history is accessible", async ({ page }) => {
      await page.goto("/w/demo/campaigns");
      await expect(page.getByRole("row", { name: /Diwali hampers/ }).first()).toBeVisible();
      await expectAccessible(page);
    });

    test("a campaign and its people are accessible", async ({ page, server }) => {
      const { data } = await server.client("demo").ok(campaignEndpoints.list);
      const done = data.find(({ name }) => name === "Diwali hampers");
      await page.goto(`/w/demo/campaigns/${done?.id}`);
      await expect(page.getByText("What to do next")).toBeVisible();
      await expect(page.getByText("The mailbox is full")).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("link", { name: "Show everyone" }).click();
      await expect(page.getByRole("dialog").getByRole("link").first()).toBeVisible();
      await expectAccessible(page);
    });

    test("the editor is accessible", async ({ page }) => {
      await page.goto("/w/demo/campaigns/new?segment=1");
      await expect(page.getByText("will get an e-mail")).toBeVisible();
      await expectAccessible(page);
    });
  });
}

/** The size of the audience and its parts by name, as the page has them. */
