// Which goal an objective is about, by the words people use for it. The more particular come first: “20% off to bring them
// back” is about coming back.
import type { Goal } from "../../../contract/writing.ts";

const signs: [Goal, RegExp][] = [
  ["review", /\b(reviews?|feedback|ratings?|testimonials?|what they thought|survey)\b/i],
  [
    "win_back",
    /\b(win[- ]?back|bring (?:\w+ ){0,4}back|come back|lapsed|inactive|dormant|gone quiet|quiet|missed?|missing|re-?activate|re-?engage|not (?:bought|ordered|shopped)|haven[’']?t (?:bought|ordered|shopped)|lost customers?|churn\w*)\b/i,
  ],
  [
    "welcome",
    /\b(welcome|new (?:customers?|subscribers?|members?|sign-?ups?|buyers?)|first (?:order|purchase)|onboard\w*)\b/i,
  ],
  [
    "replenish",
    /\b(re-?orders?|refills?|replenish\w*|running (?:low|out)|ran out|buy again|order again|stock up)\b/i,
  ],
  ["thank", /\b(thank\w*|loyal\w*|vips?|appreciat\w*|reward\w*|gratitude|best customers?|regulars)\b/i],
];
const later: [Goal, RegExp][] = [
  [
    "announce",
    /\b(new|launch\w*|arriv\w*|introduc\w*|announc\w*|just in|back in stock|restock\w*|opening|unveil\w*)\b/i,
  ],
  ["offer", /\b(sales?|discounts?|offers?|deals?|coupons?|promo\w*|clearance|free (?:shipping|delivery))\b/i],
];

/** The goal that a text speaks of in so many words, with these; undefined where it has to be guessed. */
export function goalSaid(text: string): { goal: Goal; quote: string } | undefined {
  for (const [goal, sign] of [...signs, ...later]) {
    const quote = sign.exec(text)?.[0];
    if (quote) return { goal, quote };
  }
  return undefined;
}

export function goalOf(
  objective: string,
  { festival, offer }: { festival: string | undefined; offer: string | undefined },
): Goal {
  const sure = signs.find(([, sign]) => sign.test(objective));
  if (sure) return sure[0];
  if (festival) return "festival";
  const likely = later.find(([, sign]) => sign.test(objective));
  if (likely)
    return likely[0] === "announce" && offer && !/\b(launch|introduc|announc)/i.test(objective)
      ? "offer"
      : likely[0];
  return offer ? "offer" : "announce";
}
