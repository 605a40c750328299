// E-mail addresses and phone numbers in what goes to a model, replaced by stand-ins of the same kind that reach nobody; in
// its answer they are put back, so that “those who wrote from asha@example.com” works without the address leaving.

export interface Mask {
  hide(text: string): string;
  /** Puts the addresses back in every text inside. */
  show<T>(value: T): T;
}

const email = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** With a country's code, or the ten digits of an Indian mobile; amounts of money are shorter or begin otherwise. */
const phone = /\+\d[\d\s().-]{6,}\d|(?<![\d.,₹$€£])[6-9]\d{9}(?!\d|[.,]\d)/g;

export function createMask(): Mask {
  const standIns = new Map<string, string>();
  const standInFor = (real: string, make: (n: number) => string) => {
    const known = standIns.get(real) ?? make(standIns.size + 1);
    standIns.set(real, known);
    return known;
  };
  const showText = (text: string) =>
    [...standIns].reduce((shown, [real, standIn]) => shown.replaceAll(standIn, real), text);
  const show = (value: unknown): unknown => {
    if (typeof value === "string") return showText(value);
    if (Array.isArray(value)) return value.map(show);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, show(inner)]));
  };
  return {
    hide: (text) =>
      text
        .replace(email, (real) => standInFor(real, (n) => `person${two(n)}@hidden.invalid`))
        .replace(phone, (real) => standInFor(real, (n) => `+0000000${two(n)}`)),
    show: (value) => show(value) as typeof value,
  };
}

/** All of one length, so that none is the beginning of another. */
const two = (n: number) => String(n).padStart(4, "0");

/** For a workspace that shares them. */
export const noMask: Mask = { hide: (text) => text, show: (value) => value };
