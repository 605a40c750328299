// The windows of time that one may choose, each with the words around its value and a window to begin with.
import { lengthWords } from "../../../../contract/rule-sentence-values.ts";
import type { Relative } from "../../../../contract/rule-values.ts";
import type { Window } from "../../../../contract/rule-windows.ts";
import { dayWords } from "../../../../contract/words.ts";

export const windowModes = ["ever", "last", "older_than", "since", "until", "between"] as const;
export type WindowMode = (typeof windowModes)[number];

export const windowWords: Record<WindowMode, { before: string; after?: string }> = {
  ever: { before: "at any time" },
  last: { before: "in the last" },
  older_than: { before: "more than", after: "ago" },
  since: { before: "since" },
  until: { before: "up to" },
  between: { before: "between" },
};

export function modeOf(window: Window | undefined): WindowMode {
  if (window === undefined) return "ever";
  if ("last" in window) return "last";
  if ("older_than" in window) return "older_than";
  if (!("from" in window)) return "until";
  return window.to === undefined ? "since" : "between";
}

/** A window of another mode that keeps what it can of this one. */
export function windowInMode(
  mode: WindowMode,
  window: Window | undefined,
  today: string,
): Window | undefined {
  const length = (window && lengthOf(window)) ?? { n: 30, unit: "days" as const };
  const { from = `${today.slice(0, 4)}-01-01`, to = today } = daysOf(window);
  const windows: Record<WindowMode, Window | undefined> = {
    ever: undefined,
    last: { last: length.n, unit: length.unit },
    older_than: { older_than: length.n, unit: length.unit },
    since: { from },
    until: { to },
    between: { from, to: to < from ? from : to },
  };
  return windows[mode];
}

export function lengthOf(window: Window): Relative | undefined {
  if ("last" in window) return { n: window.last, unit: window.unit };
  return "older_than" in window ? { n: window.older_than, unit: window.unit } : undefined;
}

function daysOf(window: Window | undefined): { from?: string; to?: string } {
  return window && ("from" in window || "to" in window) ? window : {};
}

/** "30 days", "1 October 2026 and 31 October 2026"; nothing for all time. */
export function windowValueWords(window: Window | undefined): string {
  if (window === undefined) return "";
  const length = lengthOf(window);
  if (length) return countedLength(length);
  const { from, to } = daysOf(window);
  return [from, to]
    .filter((day) => day !== undefined)
    .map(dayWords)
    .join(" and ");
}

/** "1 month", "6 months". */
export function countedLength(length: Relative): string {
  return length.n === 1 ? `1 ${lengthWords(length)}` : lengthWords(length);
}
