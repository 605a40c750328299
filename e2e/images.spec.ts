// A marketer asks for pictures that go with a message, sees that their colours can be read, and takes one along.
import { readFile } from "node:fs/promises";
import { expect, expectAccessible, test } from "./shop.ts";

test("picture ideas for a message come with colours, alternative text and files to take along", async ({
  page,
}) => {
  await page.goto("/w/demo/campaigns/new");
  await page
    .getByLabel("Intent")
    .fill("Bring back quiet coffee buyers before Diwali with 20% off, code CHAI20");
  await page.getByRole("button", { name: "Picture ideas" }).click();
  const panel = page.getByRole("dialog", { name: "Picture ideas" });
  await panel.getByRole("button", { name: "Suggest pictures" }).click();
  const cards = panel.getByRole("article");
  await expect(cards).toHaveCount(3);
  await expect(panel.getByText("Answered by the built-in engine")).toBeVisible();
  await expectAccessible(page);

  const offer = panel.getByRole("article", { name: "The offer as a ticket" });
  const picture = offer.getByRole("img", { name: /a tear-off ticket|A tear-off ticket/ });
  await expect
    .poll(() => picture.evaluate((img) => (img as unknown as { naturalWidth: number }).naturalWidth))
    .toBe(1_200);
  await expect(offer.getByRole("list", { name: "Colours" }).getByRole("listitem")).toHaveCount(5);
  await expect(offer.getByText(/:1 on the background, 4\.5:1 is asked/)).toBeVisible();

  const save = async (name: RegExp) => {
    await offer.getByRole("button", { name: /^Download/ }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name }).click(),
    ]);
    return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
  };
  const svg = await save(/^SVG/);
  expect(svg.name).toBe("the-offer-as-a-ticket.svg");
  expect(svg.content.toString()).toContain("CHAI20");
  const png = await save(/^PNG/);
  expect(png.name).toBe("the-offer-as-a-ticket.png");
  expect(png.content.readUInt32BE(16)).toBe(2_400);
  expect(png.content.readUInt32BE(20)).toBe(1_600);

  await panel.getByLabel("What the campaign should bring about").fill("");
  await panel
    .getByRole("button", { name: "Suggest pictures" })
    .or(panel.getByRole("button", { name: "Suggest again" }))
    .click();
  await expect(panel.getByText("Say what the campaign should bring about")).toBeVisible();
});
