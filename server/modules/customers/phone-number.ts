// Phone numbers as people write them, put into international form (E.164) by the numbering plans of libphonenumber. The
// one place that does so, for everything by which a number comes in.
import {
  type CountryCode,
  isSupportedCountry,
  ParseError,
  type PhoneNumber,
  parsePhoneNumberWithError,
} from "libphonenumber-js/min";

export type PhoneRead = { phone: string } | { reason: string };

/** What a cell, a form or a payload puts around the digits; letters other than these make no number. */
const spelling = /^(?:tel:|phone:)?\s*|\.0+$/gi;
/** Dialled before a country's code from Europe and Asia, and from Australia. */
const dialledAbroad = /^\(?(?:0011|00)[\s)-]*(?=[1-9])/;

/**
 * `country` (ISO 3166) completes a number that does not say its own. What no plan knows is refused, since a guess reaches
 * a stranger.
 */
export function readPhoneNumber(text: string, country: string | undefined): PhoneRead {
  const written = text.trim().replace(spelling, "").replace(dialledAbroad, "+");
  if (/^\d(?:[.,]\d+)?E\+?\d+$/i.test(written))
    return { reason: "was shortened by a spreadsheet; format the column as text and export it again" };
  const plan = country && isSupportedCountry(country) ? country : undefined;
  try {
    const number = parsePhoneNumberWithError(written, { defaultCountry: plan, extract: false });
    const whole = /^\W*[+＋]/.test(written);
    return isTaken(number) ? { phone: number.number } : { reason: noNumberOf(whole ? number.country : plan) };
  } catch (error) {
    if (error instanceof ParseError) return { reason: reasonOf(error.message, written, plan) };
    throw error;
  }
}

/** North America's are known by their length: its examples, with 555, are of no plan and in every shop's first orders. */
function isTaken(number: PhoneNumber): boolean {
  const known = number.countryCallingCode === "1" ? number.isPossible() : number.isValid();
  return known && kept.test(number.number);
}

/** Of some islands' numbers are too short, and of some networks' too long, to be kept. */
const kept = /^\+\d{7,15}$/;

const sureForm = "such as +919812345678";

function reasonOf(fault: string, written: string, plan: CountryCode | undefined): string {
  if (fault === "INVALID_COUNTRY")
    return written.includes("+")
      ? `begins with the code of no country; write it with its prefix, ${sureForm}`
      : `does not say its country; write it with its prefix, ${sureForm}`;
  const digits = fault === "TOO_SHORT" || fault === "TOO_LONG";
  return digits && !written.includes("+") && plan
    ? noNumberOf(plan)
    : "is not a phone number; +919812345678 is the sure form";
}

function noNumberOf(country: CountryCode | undefined): string {
  return `is no number of ${country ?? "the country it names"}; write it with its prefix, ${sureForm}`;
}
