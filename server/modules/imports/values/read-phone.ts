// Phone numbers in international form. A number without its prefix is completed for the row's country where that is one
// of those below and the number has that country's length; anything else is a fault, since a guessed number reaches a
// stranger.
import { quoted, type Read, Unreadable } from "./value.ts";

interface Plan {
  code: string;
  /** Digits of a number within the country, without the leading 0. */
  least: number;
  most: number;
}

const plans: Record<string, Plan> = Object.fromEntries(
  "AE 971 8 9,AU 61 9 9,BD 880 8 10,CA 1 10 10,DE 49 7 11,ES 34 9 9,FR 33 9 9,GB 44 9 10,IE 353 7 9,IN 91 10 10,LK 94 9 9,MY 60 8 10,NL 31 9 9,NP 977 8 10,NZ 64 8 10,PH 63 8 10,PK 92 9 10,SA 966 8 9,SG 65 8 8,US 1 10 10,ZA 27 9 9"
    .split(",")
    .map((line) => {
      const [country, code, least, most] = line.split(" ");
      return [country, { code, least: Number(least), most: Number(most) }];
    }),
);

export const readPhone: Read = (text, about) => {
  if (/^\d(?:[.,]\d+)?E\+?\d+$/i.test(text))
    return new Unreadable(
      `${quoted(text)} was shortened by a spreadsheet; format the column as text and export it again`,
    );
  if (/[^\d\s+().\-–/'\u00a0\u202f]/.test(text)) return notANumber(text);
  const digits = text.replace(/\.0+$/, "").replace(/\(0\)/, "").replace(/\D/g, "");
  const international = /^[\s(]*(?:\+|00)/.test(text);
  const full = international ? digits.replace(/^00/, "") : completed(digits, about.country);
  if (full === undefined) return incomplete(text, about.country);
  return /^[1-9]\d{6,14}$/.test(full) ? `+${full}` : notANumber(text);
};

function completed(digits: string, country: string | undefined): string | undefined {
  const plan = plans[country ?? ""];
  if (!plan) return undefined;
  const fits = (national: string) => national.length >= plan.least && national.length <= plan.most;
  const national = digits.replace(/^0+/, "");
  if (fits(national)) return plan.code + national;
  const prefixed = national.startsWith(plan.code) && fits(national.slice(plan.code.length));
  return prefixed ? national : undefined;
}

function notANumber(text: string): Unreadable {
  return new Unreadable(`${quoted(text)} is not a phone number; +919812345678 is the sure form`);
}

function incomplete(text: string, country: string | undefined): Unreadable {
  const why = country && plans[country] ? `is no number of ${country}` : "does not say its country";
  return new Unreadable(`${quoted(text)} ${why}; write it with its prefix, such as +919812345678`);
}
