// The browser's tests start where a newcomer does: a server with the demo shop, and its owner signed in by the one-time
// link that the server prints. One server serves all tests of a worker.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { type ServerProcess, startServer } from "../test/server-process.ts";

interface ForWorker {
  server: ServerProcess;
  /** Cookies of the signed-in owner. */
  owner: Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>;
}

export const test = base.extend<{ page: Page }, ForWorker>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const dataDir = await mkdtemp(join(tmpdir(), "regulars-e2e-"));
      const server = await startServer(dataDir, ["--demo", "shop"]);
      await use(server);
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 120_000 },
  ],
  owner: [
    async ({ server, browser }, use) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(ownerLink(server));
      await page.waitForURL(/\/w\/demo/);
      await use(await context.storageState());
      await context.close();
    },
    { scope: "worker" },
  ],
  page: async ({ browser, server, owner, viewport, colorScheme }, use) => {
    const context = await browser.newContext({
      baseURL: server.url,
      storageState: owner,
      viewport,
      colorScheme,
    });
    const page = await context.newPage();
    await use(page);
    await context.close();
  },
});

export { expect };

export function ownerLink(server: ServerProcess): string {
  const link = /https?:\/\/\S+\/link\/\S+/.exec(server.printed);
  if (!link) throw new Error(`the server printed no owner link:\n${server.printed}`);
  return link[0];
}

/**
 * Nothing that axe can see is wrong with the page as it stands, or with the part that floats over it. It is asked for with
 * little motion: what is half faded in is too pale for a moment, and no colour of ours.
 */
export function expectAccessible(page: Page, part?: string): Promise<void> {
  const builder = new AxeBuilder({ page }).withTags([
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
  ]);
  return expectNothing(page, part ? builder.include(part) : builder);
}

/** As `expectAccessible`, of what colours alone decide: for a page that was looked at in others. */
export const expectColoursAccessible = (page: Page) =>
  expectNothing(page, new AxeBuilder({ page }).withRules(["color-contrast", "link-in-text-block"]));

// A transition that had begun runs on when motion is turned off, and half way between light and dark nothing can be read.
const endTransitions =
  "for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish()";

async function expectNothing(page: Page, builder: AxeBuilder): Promise<void> {
  // A page that has not begun yet has nothing to wait for.
  await expect(page.locator("h1").first()).toBeVisible();
  // What is about to change is faded until then.
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.evaluate(endTransitions);
  const { violations } = await builder.analyze();
  await page.emulateMedia({ reducedMotion: "no-preference" });
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 200)).join(", ")}`)).toEqual(
    [],
  );
}
