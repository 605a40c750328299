// Numbers as people write them, by the plan of the country they are in; whatever is taken has one form, which is taken again.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { phone as phoneSchema } from "../../../contract/customers.ts";
import { homeCountry } from "./home-country.ts";
import { readPhoneNumber } from "./phone-number.ts";

describe("a phone number", () => {
  test.each([
    ["+91 98123 45678", undefined, "+919812345678"],
    ["+91 (0)98123 45678", undefined, "+919812345678"],
    ["0091 98123 45678", "IN", "+919812345678"],
    ["0044 (0)20 7946 0958", "US", "+442079460958"],
    ["0011 44 20 7946 0958", "AU", "+442079460958"],
    ["98123 45678", "IN", "+919812345678"],
    ["09812345678", "IN", "+919812345678"],
    ["919812345678", "IN", "+919812345678"],
    ["9812345678.0", "IN", "+919812345678"],
    ["tel:+919812345678", undefined, "+919812345678"],
    ["(415) 555-0132", "US", "+14155550132"],
    ["555-625-1199", "US", "+15556251199"],
    ["+1 415 555 0132 ext. 5", undefined, "+14155550132"],
    ["030 123456", "DE", "+4930123456"],
    ["(11) 96123-4567", "BR", "+5511961234567"],
    ["06 12 34 56 78", "FR", "+33612345678"],
    ["090-1234-5678", "JP", "+819012345678"],
    ["02-312-3456", "IT", "+39023123456"],
    ["+599 9 461 1234", undefined, "+59994611234"],
  ])("%s in %s", (text, country, phone) => {
    expect(readPhoneNumber(text, country)).toEqual({ phone });
  });

  test.each([
    ["98123 45678", undefined, /does not say its country/],
    ["98123 45678", "ZZ", /does not say its country/],
    ["12345", "IN", /is no number of IN/],
    ["98123 4567", "US", /is no number of US/],
    ["+999 123 456 789", "IN", /begins with the code of no country/],
    ["+91 98123 4567", undefined, /is no number of IN/],
    ["+12", undefined, /is not a phone number/],
    ["9.19812E+11", "IN", /shortened by a spreadsheet/],
    ["call me", "IN", /is not a phone number/],
    ["", "IN", /is not a phone number/],
  ])("%s in %s is refused with a reason", (text, country, reason) => {
    const read = readPhoneNumber(text, country);
    expect("reason" in read && read.reason).toMatch(reason);
  });

  test("whatever is taken is of the contract's form and taken again as itself, in every country", () => {
    const piece = fc.constantFrom(..."0123456789 +-().");
    const written = fc.string({ unit: piece, maxLength: 20 });
    const country = fc.constantFrom("IN", "US", "GB", "DE", "IT", "AU", "BR", "SG", undefined);
    fc.assert(
      fc.property(written, country, country, (text, at, elsewhere) => {
        const read = readPhoneNumber(text, at);
        if ("reason" in read) return;
        expect(phoneSchema.safeParse(read.phone).success).toBe(true);
        expect(readPhoneNumber(read.phone, elsewhere)).toEqual(read);
      }),
      { numRuns: 3_000 },
    );
  });
});

test.each([
  ["INR", "Asia/Kolkata", "IN"],
  ["USD", "UTC", "US"],
  ["EUR", "Europe/Berlin", "DE"],
  ["EUR", "UTC", undefined],
  ["XOF", "Africa/Dakar", "SN"],
])("a workspace of %s in %s is at home in %s", (currency, timezone, country) => {
  expect(homeCountry({ currency, timezone })).toBe(country);
});
