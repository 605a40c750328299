// Sizes of an audience along a slider, on which each step multiplies: small ones can be told apart, and large ones reached.
import type { LookalikeResult } from "../../../contract/lookalikes.ts";

export const slots = 100;

const sizeAt = (slot: number, largest: number) =>
  Math.min(largest, Math.max(1, Math.round(largest ** (slot / slots))));

/** Where a step is less than one person, it is one person all the same, or a key would lead nowhere. */
export function sizeTowards(slot: number, size: number, largest: number): number {
  const there = sizeAt(slot, largest);
  const step = Math.sign(slot - slotOf(size, largest));
  return there === size ? Math.min(largest, Math.max(1, size + step)) : there;
}

export const slotOf = (size: number, largest: number) =>
  largest > 1 ? Math.round((slots * Math.log(size)) / Math.log(largest)) : slots;

/** How alike an audience of a size is, by a straight line between the points of the curve. */
export function likenessOf({ curve }: Pick<LookalikeResult, "curve">, size: number) {
  const after = curve.find((point) => point.size >= size) ?? curve.at(-1)!;
  const before = curve.findLast((point) => point.size <= size) ?? curve[0]!;
  const part = after.size === before.size ? 0 : (size - before.size) / (after.size - before.size);
  const between = (key: "average" | "lowest") => before[key] + part * (after[key] - before[key]);
  return { average: between("average"), lowest: between("lowest") };
}
