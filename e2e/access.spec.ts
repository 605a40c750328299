// Coming in, letting others in, and keys for programs.
import { expect, expectAccessible, test } from "./shop.ts";

test("a stranger is sent to sign in, and told of the first link", async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.url });
  const page = await context.newPage();
  await page.goto("/w/demo/customers");
  await expect(page).toHaveURL(/\/sign-in\?return_to=/);
  await expect(page.getByRole("heading", { name: "Sign in to Regulars" })).toBeVisible();
  await expect(page.getByText("one-time link for the owner")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/link/this-was-never-a-link-of-ours");
  await expect(page.getByRole("heading", { name: "This link did not work" })).toBeVisible();
  await expectAccessible(page);
  await context.close();
});

test("someone invited comes in by their link, and sees what their role allows", async ({ page, browser }) => {
  await page.goto("/w/demo/settings/people");
  await page.getByLabel("E-mail").fill("kabir@example.com");
  await page.getByRole("combobox", { name: "Role", exact: true }).click();
  await page.getByRole("option", { name: "Viewer" }).click();
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const invitation = page.getByRole("status").filter({ hasText: "Invitation for kabir@example.com" });
  const link = await invitation.getByRole("code").innerText();

  const context = await browser.newContext();
  const theirs = await context.newPage();
  await theirs.goto(link);
  await expect(theirs).toHaveURL(/\/w\/demo/);
  await theirs.goto(new URL("/w/demo/customers", link).href);
  await expect(theirs.getByRole("heading", { name: "Customers" })).toBeVisible();
  await expect(theirs.getByRole("link", { name: "Add customer" })).toHaveCount(0);
  await context.close();

  await page.reload();
  await page.getByRole("combobox", { name: /^Role of kabir/ }).click();
  await page.getByRole("option", { name: "Analyst" }).click();
  await expect(page.getByText("kabir is now analyst")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("combobox", { name: /^Role of kabir/ })).toHaveValue("Viewer");
});

test("an API key is shown once, works, and ends when it is revoked", async ({ page, server }) => {
  await page.goto("/w/demo/settings/keys");
  await page.getByRole("button", { name: "Create key" }).click();
  await expect(page.getByText("Say what the key is for")).toBeVisible();
  await page.getByLabel("What it is for").fill("Monthly report");
  await page.getByLabel("Send data in").uncheck();
  await page.getByLabel("Read", { exact: true }).check();
  await page.getByRole("button", { name: "Create key" }).click();
  const key = await page.getByRole("status").getByRole("code").innerText();
  const ask = () =>
    fetch(`${server.url}/api/customers?limit=1`, { headers: { authorization: `Bearer ${key}` } });
  expect((await ask()).status).toBe(200);

  await page.reload();
  await expect(page.getByText(key)).toHaveCount(0);
  await page.getByRole("button", { name: "Revoke Monthly report" }).click();
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Revoke key" }).click();
  await expect(page.getByText("“Monthly report” was revoked")).toBeVisible();
  expect((await ask()).status).toBe(401);
});

test("the workspace's name is changed everywhere at once, and changed back", async ({ page }) => {
  await page.goto("/w/demo/settings");
  const name = page.getByLabel("Name");
  const before = await name.inputValue();
  await name.fill("Monsoon Stores");
  await page.getByRole("button", { name: "Save workspace" }).click();
  await expect(page.getByRole("button", { name: "Workspace: Monsoon Stores" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: `Workspace: ${before}` })).toBeVisible();
  await expect(name).toHaveValue(before);
});
