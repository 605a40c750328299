// Chance that is the same each time: a number that follows from a customer's id and a purpose, whatever order they come in.

/** From 0 to 1 (excluded). Two rounds of multiply and xor, as in MurmurHash3's finish. */
export function chance(id: number, purpose: number): number {
  let h = Math.imul(id >>> 0, 0x9e3779b1) ^ Math.imul(Math.floor(id / 2 ** 32) + purpose, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}
