// A stamp changes with everything its step depends on, and with nothing else.
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { root } from "./run.mjs";
import { stampOf } from "./stamp.mjs";

let folder: string;

beforeEach(() => {
  mkdirSync(join(root, ".cache"), { recursive: true });
  folder = mkdtempSync(join(root, ".cache/stamp-"));
  mkdirSync(join(folder, "parts"));
  writeFileSync(join(folder, "parts/page.tsx"), "a page");
});

afterEach(() => rmSync(folder, { recursive: true }));

function stamp(): string {
  return stampOf([relative(root, folder), "a-file-that-is-not-there"]);
}

test("content, names and new files count", () => {
  const stamps = new Set([stamp()]);
  writeFileSync(join(folder, "parts/page.tsx"), "another page");
  stamps.add(stamp());
  renameSync(join(folder, "parts/page.tsx"), join(folder, "parts/side.tsx"));
  stamps.add(stamp());
  writeFileSync(join(folder, "new.ts"), "");
  stamps.add(stamp());
  expect(stamps.size).toBe(4);
});

test("tests, hidden files and times of change do not count", () => {
  const before = stamp();
  writeFileSync(join(folder, "parts/page.test.tsx"), "a test");
  writeFileSync(join(folder, ".draft"), "");
  writeFileSync(join(folder, "parts/page.tsx"), "a page");
  expect(stamp()).toBe(before);
});
