// The offer in an objective, exactly as large as it was said.

export interface Offer {
  offer: string | undefined;
  code: string | undefined;
  deadline: string | undefined;
}

const amount = /(?:₹|rs\.?|inr|\$|€|£)\s?[\d,]+(?:\.\d+)?/i;
type OfferKind = "discount" | "buy one get one" | "free delivery" | "free gift";

const forms: [OfferKind, RegExp, (found: RegExpExecArray) => string][] = [
  [
    "buy one get one",
    /\b(?:buy|get)\s+(one|two|1|2)\s+(?:and )?get\s+(one|two|1|2)(?:\s+free)?\b|\bbogo\b/i,
    bogo,
  ],
  ["discount", /(\d{1,2}(?:\.\d+)?)\s?(?:%|per ?cent)/i, (found) => `${found[1]}% off`],
  [
    "discount",
    new RegExp(`(${amount.source})\\s*(?:off|discount|cash ?back)`, "i"),
    (found) => `${money(found[1]!)} off`,
  ],
  ["discount", /\bflat\s+([\d,]+)\s+off\b/i, (found) => `${found[1]} off`],
  ["free delivery", /\bfree\s+(shipping|delivery)\b/i, (found) => `free ${found[1]!.toLowerCase()}`],
  ["free gift", /\bfree\s+(gift|sample)s?\b/i, (found) => `a free ${found[1]!.toLowerCase()}`],
];

const coupon = /\b(?:code|coupon|voucher)\s*(?:is\s+|:\s*)?["“']?([A-Z][A-Z0-9-]{2,19})\b/;

/** The kinds of offers that a text makes, each with the words it does so by. */
export function offersSaid(text: string): { kind: OfferKind | "coupon"; quote: string }[] {
  const all: [OfferKind | "coupon", RegExp][] = [
    ...forms.map(([kind, form]): [OfferKind, RegExp] => [kind, form]),
    ["coupon", coupon],
  ];
  const said = all.flatMap(([kind, form]) => {
    const quote = form.exec(text)?.[0];
    return quote ? [{ kind, quote }] : [];
  });
  return said.filter(({ kind }, at) => said.findIndex((other) => other.kind === kind) === at);
}

export function offerIn(text: string): Offer {
  const parts = forms.flatMap(([, form, say]) => {
    const found = form.exec(text);
    return found ? [say(found)] : [];
  });
  return {
    offer: parts.length > 0 ? parts.slice(0, 2).join(" and ") : undefined,
    code: coupon.exec(text)?.[1],
    deadline: deadlineIn(text),
  };
}

function bogo(found: RegExpExecArray): string {
  const words: Record<string, string> = { "1": "one", "2": "two" };
  const say = (n: string | undefined) => words[n ?? "1"] ?? n!.toLowerCase();
  return `buy ${say(found[1])}, get ${say(found[2])} free`;
}

const money = (said: string) => said.replace(/^(?:rs\.?|inr)\s?/i, "₹").replace(/\s/g, "");

const days = "mon|tues|wednes|thurs|fri|satur|sun";
const months = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
/** A day that can be named: nothing longer, so that half a sentence never becomes one. */
const end = new RegExp(
  `\\b(until|till|by|before|through|ends?(?: on)?|valid (?:until|till))\\s+(` +
    `(?:this |next |the )?(?:${days})[a-z]*day|tonight|midnight|tomorrow|the weekend|(?:the )?end of (?:the |this )?(?:day|week|month|year)|` +
    `(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: of)?(?: (?:${months})[a-z]*)?(?! ?%)|(?:${months})[a-z]* \\d{1,2}(?:st|nd|rd|th)?` +
    `|diwali|holi|eid|christmas|new year|navratri|dussehra|raksha bandhan|rakhi|onam|pongal)\\b`,
  "i",
);

function deadlineIn(text: string): string | undefined {
  const found = end.exec(text);
  if (!found) return undefined;
  const word = /^before/i.test(found[1]!) ? "before" : "until";
  return `${word} ${found[2]}`;
}
