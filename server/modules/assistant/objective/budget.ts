// The money there is for it: "with ₹20,000 to spend", "a budget of 1.5 lakh", "for under 5k". An amount that people spent is theirs.
import { type ReadNumber, readNumber } from "../language/numbers.ts";
import type { Scan } from "./scan.ts";

export interface Budget {
  amount: number;
  end: number;
  trouble?: string;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const openers = set("with on within for using have got has spend spending under and in at only just");
const measures = set(
  "a an my our the total only just about around roughly max maximum some exactly full we i of is",
);
const most = [
  "at most",
  "up to",
  "no more than",
  "not more than",
  "max",
  "maximum",
  "under",
  "less than",
  "below",
  "within",
  "only",
];
const after = [
  "to spend",
  "budget",
  "to use",
  "in total",
  "in all",
  "max",
  "maximum",
  "at most",
  "total",
  "of budget",
  "to work with",
  "in budget",
  "in hand",
  "for it",
  "for this",
  "tops",
];
/** What follows an amount that is the people's: "₹500 in orders". */
const theirs = set(
  "off discount cashback cash orders order spend spent sales revenue aov lifetime voucher coupon per each back",
);

export function budgetAt(scan: Scan, i: number): Budget | undefined {
  return named(scan, i) ?? opened(scan, i) ?? trailing(scan, i);
}

/** "Budget: ₹20,000", "a budget of 20k". */
function named(scan: Scan, i: number): Budget | undefined {
  const at = scan.skip(scan.skip(i, openers, 1), measures, 2);
  const spend = scan.word(at) === "spend" && scan.is(at - 1, "max", "maximum", "total") && at > i;
  if (!spend && !scan.is(at, "budget", "budgeted", "budgeting")) return undefined;
  let amountAt = at + 1;
  while (
    scan.is(
      amountAt,
      ":",
      "=",
      "of",
      "is",
      "about",
      "around",
      "up",
      "to",
      "-",
      "max",
      "under",
      "at",
      "most",
      "only",
    )
  )
    amountAt++;
  const number = money(scan, amountAt, true);
  return number && told(scan, number, tail(scan, number.end));
}

/** "with ₹20,000 to spend", "for under 5k", "spend at most 10k". */
function opened(scan: Scan, i: number): Budget | undefined {
  if (scan.is(i, "i", "we") && scan.is(i + 1, "have", "got")) return opened(scan, i + 1);
  if (!openers.has(scan.word(i))) return undefined;
  const plainly = scan.skip(i, openers, 2);
  const limit =
    scan.after(i + 1, most) ?? scan.after(plainly, most) ?? (scan.is(i, "under") ? plainly : undefined);
  let at = plainly;
  if (limit !== undefined) at = limit;
  at = scan.skip(at, measures, 2);
  const plain = money(scan, at, true);
  if (!plain) return undefined;
  const said = scan.after(plain.end, after);
  const sure =
    said !== undefined || plain.currency !== undefined || plain.value >= 1_000 || limit !== undefined;
  if (!sure || theirs.has(scan.word(plain.end)) || (scan.is(plain.end, "in", "of") && said === undefined))
    return undefined;
  if (said === undefined && !isMoney(scan, plain, at)) return undefined;
  const weak = !scan.is(i, "with", "using", "have", "on", "within", "for");
  const verb = scan.is(i, "spend", "spending") && !scan.isOfPeople(i) && limit !== undefined;
  const begun =
    i === 0 ||
    scan.isStop(i - 1) ||
    scan.taken[i - 1] !== undefined ||
    scan.is(i - 1, "and", "please", "but");
  if (weak && said === undefined && !verb && !begun) return undefined;
  if (scan.isOfPeople(i) && said === undefined && !scan.is(i, "with", "using") && !apart(scan, i, limit))
    return undefined;
  return told(scan, plain, tail(scan, plain.end));
}

const bought = set(
  "order orders ordered bought purchase purchases purchased spent spend shopped items products",
);

/** "… since January for less than ₹3,000": right behind what was bought it would be its price. */
const apart = (scan: Scan, i: number, limit: number | undefined) =>
  limit !== undefined && scan.is(i, "for", "within") && !bought.has(scan.word(i - 1));

/** "20k budget", "₹20,000 to spend". */
function trailing(scan: Scan, i: number): Budget | undefined {
  const number = money(scan, i, true);
  if (number?.currency && scan.is(number.end, "per", "each")) return told(scan, number, number.end);
  const end =
    number && scan.after(number.end, ["to spend", "budget", "of budget", "to work with", "in budget"]);
  return end === undefined ? undefined : told(scan, number!, end);
}

function money(scan: Scan, i: number, bare: boolean): ReadNumber | undefined {
  const number = readNumber(scan.tokens, i);
  if (!number || number.percent || number.plus) return undefined;
  return bare || number.currency ? number : undefined;
}

/** With a currency, or in thousands, so that "with 3 orders" is no budget. */
function isMoney(scan: Scan, number: ReadNumber, from: number): boolean {
  if (number.currency !== undefined) return true;
  const next = scan.word(number.end);
  const counted =
    /^(orders?|customers?|people|points|days?|weeks?|months?|years?|items?|products?|messages?)$/.test(next);
  return !counted && (number.end - from > 1 || number.value >= 1_000);
}

const tail = (scan: Scan, end: number) => scan.after(end, after) ?? end;

function told(scan: Scan, { value, currency }: ReadNumber, end: number): Budget {
  if (
    scan.is(end, "per", "each", "a") &&
    /^(message|customer|person|head|week|month|day|order)$/.test(scan.word(end + 1))
  )
    return {
      amount: value,
      end: end + 2,
      trouble: "a budget is for the whole campaign here, not for each message or stretch of time",
    };
  if (currency && currency !== scan.currency)
    return {
      amount: value,
      end,
      trouble: `a budget is in the shop's currency, ${scan.currency}; what ${currency} is worth by then is not known`,
    };
  if (value <= 0) return { amount: value, end, trouble: "a budget is more than nothing" };
  return { amount: value, end };
}
