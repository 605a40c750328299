// The last line of `npm test` must never look better than the runs were.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { playwrightTotals, sum, vitestTotals } from "./totals.mjs";

let folder: string;
let report: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "regulars-totals-"));
  report = join(folder, "report.json");
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(content: object): void {
  writeFileSync(report, JSON.stringify(content));
}

test("counts of both runners add up", () => {
  write({ numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1, testResults: [] });
  const vitest = vitestTotals(report, 1);
  expect(vitest).toEqual({ passed: 7, failed: 2, skipped: 2 });
  write({ stats: { expected: 3, flaky: 1, unexpected: 1, skipped: 4 }, errors: [] });
  const playwright = playwrightTotals(report, 1);
  expect(playwright).toEqual({ passed: 4, failed: 1, skipped: 4 });
  expect(sum(vitest, playwright)).toEqual({ passed: 11, failed: 3, skipped: 6 });
});

test("a test file that does not load is a failure", () => {
  const loaded = { status: "failed", assertionResults: [{ status: "failed" }] };
  const broken = { status: "failed", assertionResults: [] };
  write({ numPassedTests: 7, numFailedTests: 1, testResults: [loaded, broken] });
  expect(vitestTotals(report, 1).failed).toBe(2);
});

test("a fault outside any test is a failure", () => {
  write({ numPassedTests: 7, numFailedTests: 0, testResults: [] });
  expect(vitestTotals(report, 1)).toEqual({ passed: 7, failed: 1, skipped: 0 });
  write({ stats: { expected: 3 }, errors: [{ message: "no such fixture" }] });
  expect(playwrightTotals(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
});

test("a run that wrote no report is a failure", () => {
  expect(vitestTotals(report, 137)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(playwrightTotals(report, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
