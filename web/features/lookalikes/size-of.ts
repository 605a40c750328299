// Sizes of an audience along a slider, on which each step multiplies: small ones can be told apart, and large ones reached.
import type { LookalikeResult } from "../../../contract/lookalikes.ts";

export const slots = 1_000;

export const sizeAt = (slot: number, largest: number) => Math.max(1, Math.round(largest ** (slot / slots)));

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
