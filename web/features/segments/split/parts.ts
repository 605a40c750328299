// The parts of a split as they are written: names and shares, and whether they add up.
import { endsOf } from "../../../../contract/rule-split.ts";

export interface Part {
  /** Tells it from the others while it has no name yet. */
  key: number;
  name: string;
  /** Undefined while nothing sensible is typed. */
  percent: number | undefined;
}

export const mostParts = 10;

/** Equal shares of 100 %, in hundredths of a percent; the last takes what is left over. */
export function equalShares(count: number): number[] {
  const share = Math.floor(10_000 / count);
  return Array.from(
    { length: count },
    (_, i) => (i < count - 1 ? share : 10_000 - share * (count - 1)) / 100,
  );
}

export function firstParts(of: string): Part[] {
  return equalShares(2).map((percent, i) => ({ key: i, name: `${of}, part ${i + 1}`, percent }));
}

/** Shares are made equal again, since any other would be a guess. */
export function withOneMore(parts: readonly Part[], of: string): Part[] {
  const shares = equalShares(parts.length + 1);
  const key = Math.max(...parts.map((part) => part.key)) + 1;
  const more = { key, name: `${of}, part ${parts.length + 1}` };
  return [...parts, more].map((part, i) => ({ ...part, percent: shares[i] }));
}

export function without(parts: readonly Part[], key: number): Part[] {
  const left = parts.filter((part) => part.key !== key);
  const shares = equalShares(left.length);
  return left.map((part, i) => ({ ...part, percent: shares[i] }));
}

export function sumOf(parts: readonly Part[]): number {
  return endsOf(parts.map(({ percent }) => percent ?? 0)).at(-1) ?? 0;
}

/** What stands in the way of saving, in words. */
export function obstacleTo(parts: readonly Part[]): string | undefined {
  const sum = sumOf(parts);
  const rest = Math.round(Math.abs(100 - sum) * 100) / 100;
  if (parts.some(({ percent }) => !percent)) return "Give each part a share.";
  if (sum < 100) return `The shares add up to ${sum} %; ${rest} % are not given to any part.`;
  if (sum > 100) return `The shares add up to ${sum} %; that is ${rest} % too much.`;
  if (parts.some(({ name }) => name.trim() === "")) return "Give each part a name.";
  const names = parts.map(({ name }) => name.trim().toLowerCase());
  if (new Set(names).size < names.length) return "Two parts have the same name.";
  return undefined;
}
