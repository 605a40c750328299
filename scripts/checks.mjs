// Everything that must hold, one step after another, and the sum on the last line: `N passed, N failed`. A step that is
// not a test run counts only when it fails, as one.
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureWebBuilt } from "./build-web.mjs";
import { ensureInstalled } from "./install.mjs";
import { readPinned, root, runTool, StepFailed, say } from "./run.mjs";
import { none, playwrightTotals, sum, vitestTotals } from "./totals.mjs";

const reports = join(root, ".cache/test");

const staticSteps = [
  { name: "Types of contract, server and tests", run: () => tool("tsc", ["-p", "."]) },
  { name: "Types of the web application", run: () => tool("tsc", ["-p", "web"]) },
  { name: "Style", run: () => tool("biome", ["check", "."]) },
  { name: "Nothing unused", run: () => tool("knip", []) },
  { name: "Tests of contract and server", run: vitest },
];

const browserSteps = [
  { name: "Build of the web application", run: ensureWebBuilt },
  { name: "Tests in the browser", run: playwright },
];

/** Answers the exit code. */
export async function check({ browser }) {
  const totals = [await step({ name: "Packages", run: ensureInstalled })];
  if (totals[0].failed === 0) {
    for (const each of browser ? [...staticSteps, ...browserSteps] : staticSteps)
      totals.push(await step(each));
  }
  const { passed, failed, skipped } = totals.reduce(sum);
  const tail = skipped > 0 ? `, ${skipped} skipped` : "";
  process.stdout.write(`\n${passed} passed, ${failed} failed${tail}\n`);
  return failed > 0 ? 1 : 0;
}

/** Runs a step under its heading; one that throws counts as one failure, and the others still run. */
async function step({ name, run }) {
  process.stdout.write(`\n== ${name}\n`);
  const began = Date.now();
  const totals = await run().catch(failure);
  const verdict = totals?.failed > 0 ? "FAILED" : "ok";
  process.stdout.write(`== ${name}: ${verdict}, ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
  return totals ?? none;
}

function failure(fault) {
  say(fault instanceof StepFailed ? fault.message : fault.stack);
  return { ...none, failed: 1 };
}

async function tool(name, args) {
  const code = await runTool(name, args);
  if (code !== 0) throw new StepFailed(`${name} found something, see above (exit code ${code}).`);
}

async function vitest() {
  const report = freshReport("vitest.json");
  const code = await runTool("vitest", [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  return vitestTotals(report, code);
}

async function playwright() {
  if (!hasSpecs()) {
    say("There are none yet.");
    return none;
  }
  const browser = readPinned(["test/programs.ts"]);
  if (!browser) return withoutBrowser();
  const report = freshReport("playwright.json");
  const env = { ...process.env, REGULARS_CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  return playwrightTotals(report, await runTool("playwright", ["test"], { env }));
}

function hasSpecs() {
  const folder = join(root, "e2e");
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith(".spec.ts"));
}

/** On a person's machine the rest is worth knowing; a build machine must not pass without having looked. */
function withoutBrowser() {
  if (process.env.CI)
    throw new StepFailed("No Chromium could be found or installed, so nothing was tested in a browser.");
  say("!! SKIPPED: no Chromium could be found or installed, so NOTHING WAS TESTED IN A BROWSER.");
  say("!! Install chromium or google-chrome, or name one in REGULARS_CHROMIUM, and run `npm test` again.");
  return { ...none, skipped: 1 };
}

function freshReport(name) {
  mkdirSync(reports, { recursive: true });
  const report = join(reports, name);
  rmSync(report, { force: true });
  return report;
}
