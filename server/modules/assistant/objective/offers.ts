// What is offered: "20% off", "flat ₹200 off on tea", "free delivery", with its code and its end. It stays as large as it was said.
import { readNumber } from "../language/numbers.ts";
import { comingPeriod } from "./coming.ts";
import type { Scan } from "./scan.ts";

const openers = new Set([
  "with",
  "offering",
  "offer",
  "giving",
  "give",
  "using",
  "at",
  "for",
  "plus",
  "and",
  "get",
]);
const articles = new Set(["a", "an", "flat", "extra", "our", "upto", "additional", "some", "the"]);
const gains = [
  "off",
  "discount",
  "cashback",
  "cash back",
  "discount coupon",
  "voucher",
  "coupon",
  "discount code",
  "gift voucher",
];
const gifts = ["free shipping", "free delivery", "free gift", "free sample", "free samples", "free gifts"];
const deals = [
  "buy one get one free",
  "buy one get one",
  "buy 1 get 1 free",
  "buy 1 get 1",
  "buy 2 get 1 free",
  "buy 2 get 1",
  "buy two get one free",
  "buy two get one",
  "bogo",
];
const theirs = new Set(["used", "redeemed", "got", "had", "applied", "claimed"]);

/** The end of an offer that begins here. */
export function offerAt(scan: Scan, i: number): number | undefined {
  const opened = scan.skip(i, openers, 2);
  const at = scan.skip(opened, articles, 2);
  const end =
    gained(scan, at, opened > i || at > opened) ??
    scan.after(at, gifts) ??
    scan.after(at, deals) ??
    discountOf(scan, at);
  if (end === undefined) return codeAt(scan, i);
  if (scan.isNear(i, theirs, 3)) return undefined;
  return ended(scan, onThing(scan, codeAt(scan, end) ?? end));
}

function gained(scan: Scan, i: number, opened: boolean): number | undefined {
  const number = readNumber(scan.tokens, i);
  if (!number) return undefined;
  const end = scan.after(number.end, gains);
  if (end !== undefined) return end;
  return number.percent && opened && !scan.is(number.end, "of", "hold", "holdout", "control")
    ? number.end
    : undefined;
}

function discountOf(scan: Scan, i: number): number | undefined {
  if (!scan.is(i, "discount", "cashback") || scan.word(i + 1) !== "of") return undefined;
  return readNumber(scan.tokens, i + 2)?.end;
}

/** "on tea", where what is named ends before the next part. */
function onThing(scan: Scan, end: number): number {
  if (!scan.is(end, "on", "off")) return end;
  const first = scan.skip(end + 1, articles, 1);
  if (comingPeriod(scan, first)) return end;
  const stops = /^(with|for|by|before|until|till|via|to|and|using|code|this|next|on|from|valid|ends?)$/;
  let at = first;
  while (at - first < 4 && !scan.isStop(at) && !stops.test(scan.word(at))) at++;
  return at > first ? (codeAt(scan, at) ?? at) : end;
}

/** "until Sunday": right behind the offer it is the offer's end. */
function ended(scan: Scan, end: number): number {
  const valid = scan.is(end, "valid", "ending", "ends") ? end + 1 : end;
  if (!scan.is(valid, "until", "till", "through", "on") || (valid === end && scan.is(end, "on"))) return end;
  return comingPeriod(scan, valid + 1)?.end ?? end;
}

/** "with code CHAI20". */
function codeAt(scan: Scan, i: number): number | undefined {
  let at = scan.skip(i, new Set(["with", "using", "use", "and", "the", "our", "a", "promo", ",", "("]), 3);
  if (!scan.is(at, "code", "coupon", "voucher")) return undefined;
  at++;
  if (scan.is(at, "code")) at++;
  if (scan.is(at, ":", "is")) at++;
  const token = scan.tokens[at];
  if (!token || !/^[A-Z][A-Z0-9-]{2,19}$/.test(token.text)) return undefined;
  const end = at + 1;
  return scan.word(end) === ")" ? end + 1 : end;
}
