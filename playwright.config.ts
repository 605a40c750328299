// Tests in a real Chromium. Each test starts its own server through a fixture, so there is none here.
import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";
import { presentChromium } from "./test/programs.ts";

// The sandbox needs privileges that containers and root lack; the rest keeps the browser from calling home.
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: "e2e",
  // Each has a server, its PostgreSQL and a browser, which wait for one another: they keep less than one core busy.
  workers: Math.max(1, Math.min(4, availableParallelism())),
  forbidOnly: Boolean(process.env.CI),
  // Where two cores hold two servers and two browsers, one of a hundred may come too late. It is tried once more on a
  // fresh server, and told of as flaky.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [
    ["list"],
    ["json", { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? "test-results/report.json" }],
  ],
  use: {
    browserName: "chromium",
    // A click that finds nothing fails soon, and says on what.
    actionTimeout: 10_000,
    // Recording a trace doubles the time of every test; ask for one with PWTRACE=1.
    trace: process.env.PWTRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: presentChromium(), args: flags },
  },
});
