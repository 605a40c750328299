// Which tags are one and the same, however they are written: “Win-back”, “winback” and “win backs”.
import { editDistance } from "../../../contract/nearest.ts";
import { singular } from "../writing/index.ts";

/** Words in small letters, without plurals, marks and accents, run together. */
export function tagKey(tag: string): string {
  const words =
    tag
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map(singular).join("");
}

/** From so many letters on, a letter more, less or changed is a slip and no other word. */
const longEnough = 7;

/** Equal but for spelling. Numbers tell tags apart: “Diwali 2025” is not “Diwali 2026”. */
export function isSameTag(a: string, b: string): boolean {
  const [x, y] = [tagKey(a), tagKey(b)];
  if (x === y) return x !== "" || a.trim() === b.trim();
  if (numbersOf(x) !== numbersOf(y) || Math.min(x.length, y.length) < longEnough) return false;
  return editDistance(x, y, 2) < 2;
}

const numbersOf = (text: string) => text.replace(/\P{N}+/gu, " ").trim();
