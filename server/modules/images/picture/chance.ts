// Numbers that look drawn by lot and are the same for the same words: where drops fall, how bunting hangs.
import { createHash } from "node:crypto";

/** Each call answers a number from `least` up to `most`. */
export type Chance = (least: number, most: number) => number;

/** Marsaglia's xorshift, begun with a hash of the words. */
export function chanceOf(text: string): Chance {
  let state = createHash("sha256").update(text).digest().readUInt32LE(0) || 1;
  return (least, most) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return least + ((state >>> 0) / 2 ** 32) * (most - least);
  };
}
