// Holds theme.css to its promise: every text and outcome colour reads at 4.5:1 on every surface of its scheme.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { shownOutcomes } from "./ui/outcome.ts";

const css = readFileSync(new URL("theme.css", import.meta.url), "utf8");
const texts = ["ink", "muted", "faint", "accent-ink", "danger", "warning"];
const outcomes = shownOutcomes.map((outcome) => `outcome-${outcome.replace("_", "-")}`);
const surfaces = ["paper", "raised", "sunken", "hover"];
const filled = [
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["on-danger", "danger"],
  ["on-danger", "danger-hover"],
  ["accent-ink", "accent-soft"],
  ["ink", "accent-soft"],
  ["paper", "ink"],
] as const;

const schemes = {
  light: variablesOf(":root {"),
  dark: variablesOf(':root[data-mantine-color-scheme="dark"] {'),
};

test("the stylesheet was read", () => {
  expect(Object.keys(schemes.light).length).toBeGreaterThan(30);
  expect(Object.keys(schemes.dark).length).toBeGreaterThan(30);
});

const pairs = [
  ...[...texts, ...outcomes].flatMap((text) => surfaces.map((surface) => [text, surface] as const)),
  ...filled,
];

for (const [scheme, colours] of Object.entries(schemes)) {
  test.each(pairs)(`in ${scheme}, %s reads on %s`, (text, surface) => {
    expect(contrast(colours[text]!, colours[surface]!)).toBeGreaterThanOrEqual(4.5);
  });
}

function variablesOf(opening: string): Record<string, string> {
  const start = css.indexOf(opening) + opening.length;
  const block = css.slice(start, css.indexOf("\n}", start));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]),
  );
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
