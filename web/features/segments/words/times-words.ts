// How often something happened: "once", "twice", "3 times".
import { numberWords } from "../../../../contract/words.ts";

export function timesWords(value: unknown, currency: string): string | undefined {
  if (typeof value === "number")
    return { 1: "once", 2: "twice" }[value] ?? `${numberWords(value, currency)} times`;
  if (!Array.isArray(value) || value.every((n) => n === undefined)) return undefined;
  const [low, high] = value.map((n) => (typeof n === "number" ? numberWords(n, currency) : "…"));
  return `${low} and ${high} times`;
}
