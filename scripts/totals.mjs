// Reads what the test runners report as JSON. A run that failed without naming a test (a file that does not load, a crash)
// counts as at least one failure.
import { existsSync, readFileSync } from "node:fs";

export const none = { passed: 0, failed: 0, skipped: 0 };

export function sum(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

export function vitestTotals(report, code) {
  const {
    numPassedTests: passed = 0,
    numFailedTests = 0,
    numPendingTests = 0,
    numTodoTests = 0,
    testResults = [],
  } = read(report);
  const brokenFiles = testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some(isFailed),
  );
  const failed = numFailedTests + brokenFiles.length;
  return honest({ passed, failed, skipped: numPendingTests + numTodoTests }, code);
}

function isFailed(test) {
  return test.status === "failed";
}

/** A flaky test passed in the end; its trace is kept. */
export function playwrightTotals(report, code) {
  const { stats = {}, errors = [] } = read(report);
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = stats;
  return honest({ passed: expected + flaky, failed: unexpected + errors.length, skipped }, code);
}

function honest(totals, code) {
  return code !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals;
}

function read(report) {
  return existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : {};
}
