// Amounts and quantities as people write them (₹1,00,000.50, 1.234,56 €, (12.50), Rs. 500), as exact decimal text.
import type { ImportOptions } from "../../../../contract/import-reading.ts";
import { type About, quoted, type Read, Unreadable } from "./value.ts";

const plain = /^-?\d{1,13}(?:\.\d{1,10})?$/;
/** `₹`, `INR`, `US$`, and abbreviations with their point: “Rs.500” is five hundred. */
const currencyBefore = /^(?:[A-Z]{1,3}\.?)?\p{Sc}?/iu;
const currencyAfter = /\p{Sc}?(?:[A-Z]{1,3}\.?)?$/iu;
const sign = /^[-−–+]/;
const spaces = /[\s\u00a0\u202f]+/g;
/** Thousands grouped in threes, or as in India in twos before the last three. */
const grouped = {
  ".": /^\d{1,3}(?:[,'’]\d{2,3})*[,'’]\d{3}(?:\.\d*)?$|^\d*(?:\.\d*)?$/,
  ",": /^\d{1,3}(?:[.'’]\d{2,3})*[.'’]\d{3}(?:,\d*)?$|^\d*(?:,\d*)?$/,
} as const;

/** Decimal text such as `-12.5`: an optional minus, digits, and a point with more digits where needed. */
export const readDecimal: Read = (text, about) => {
  if (about.options.decimal === "." && plain.test(text)) return text;
  return parseDecimal(text, about.options.decimal) ?? notANumber(text, about);
};

/** Like `readDecimal`, and within bounds that the data model sets. */
export function decimalWithin(least: number, most: number): Read {
  return (text, about) => {
    const value = readDecimal(text, about);
    if (typeof value !== "string") return value;
    const number = Number(value);
    if (number >= least && number <= most) return value;
    return new Unreadable(
      `${quoted(text)} is not between ${least.toLocaleString("en")} and ${most.toLocaleString("en")}`,
    );
  };
}

export const readNumber: Read = (text, about) => {
  const value = readDecimal(text, about);
  return typeof value === "string" ? Number(value) : value;
};

/** Undefined where the text is no number with this decimal sign. */
export function parseDecimal(text: string, decimal: ImportOptions["decimal"]): string | undefined {
  const { digits, negative } = unsigned(text.replace(spaces, ""));
  if (!/\d/.test(digits) || !grouped[decimal].test(digits)) return undefined;
  const [whole = "", fraction = ""] = digits
    .replace(decimal === "." ? /[,'’]/g : /[.'’]/g, "")
    .split(decimal);
  if (whole.length > 13) return undefined;
  const kept = fraction.slice(0, 10).replace(/0+$/, "");
  const number = `${whole.replace(/^0+(?=\d)/, "") || "0"}${kept ? `.${kept}` : ""}`;
  return negative && /[1-9]/.test(number) ? `-${number}` : number;
}

/** Takes off currency and one sign, which may stand in either order, at either end, or as accountants' parentheses. */
function unsigned(text: string): { digits: string; negative: boolean } {
  if (/^\(.*\)$/.test(text)) return { digits: withoutCurrency(text.slice(1, -1)), negative: true };
  const before = sign.exec(text)?.[0];
  const digits = withoutCurrency(before ? text.slice(1) : text);
  const within = before ?? sign.exec(digits)?.[0];
  if (within) return { digits: before ? digits : digits.slice(1), negative: within !== "+" };
  return { digits: digits.replace(/[-−–]$/, ""), negative: /[-−–]$/.test(digits) };
}

function withoutCurrency(text: string): string {
  return text.replace(currencyBefore, "").replace(currencyAfter, "");
}

function notANumber(text: string, { options }: About): Unreadable {
  const other = options.decimal === "." ? "," : ".";
  const hint = parseDecimal(text, other)
    ? ` with “${options.decimal}” as the decimal sign; the sign can be changed`
    : "";
  return new Unreadable(`${quoted(text)} is not a number${hint}`);
}
