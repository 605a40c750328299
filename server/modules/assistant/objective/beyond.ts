// What an objective may ask for that cannot be done here: named, with why, rather than passed over.
import { readNumber } from "../language/numbers.ts";
import type { Scan } from "./scan.ts";

export interface Beyond {
  end: number;
  reason: string;
}

const joints = new Set([
  "with",
  "and",
  "keeping",
  "keep",
  "using",
  "plus",
  "run",
  "as",
  "a",
  "an",
  "the",
  "of",
  "for",
  "out",
]);
const kinds: [string, string[]][] = [
  [
    "nobody is held back from a campaign here yet, so that all who can be reached are written to",
    [
      "hold out",
      "hold - out",
      "holdout",
      "hold out group",
      "holdout group",
      "hold - out group",
      "control group",
      "control",
      "hold outs",
      "hold - outs",
    ],
  ],
  [
    "one campaign sends one message; tests of several against each other are not made yet",
    ["a / b test", "ab test", "a / b testing", "ab testing", "split test", "split testing", "a b test"],
  ],
  [
    "a campaign goes out once; it is not repeated by itself",
    [
      "every day",
      "every week",
      "every month",
      "every monday",
      "every tuesday",
      "every wednesday",
      "every thursday",
      "every friday",
      "every saturday",
      "every sunday",
      "every year",
      "each day",
      "each week",
      "each month",
      "daily",
      "weekly",
      "monthly",
      "twice a week",
      "once a week",
      "once a month",
      "recurring",
      "automatically",
      "repeatedly",
      "on their birthday",
      "on their birthdays",
      "on the birthday",
      "when they abandon",
      "after each order",
      "after every order",
    ],
  ],
  [
    "a campaign is one message; a series of several is not made here",
    [
      "drip",
      "drip campaign",
      "in three steps",
      "in two steps",
      "a journey",
      "follow up",
      "follow ups",
      "and follow up",
      "a series",
    ],
  ],
];
const owned = new Set(
  "order orders ordered buy buys bought shop shops shopping purchase purchases visit visits who that".split(
    " ",
  ),
);

export function beyondAt(scan: Scan, i: number): Beyond | undefined {
  return share(scan, i) ?? known(scan, i) ?? target(scan, i);
}

function known(scan: Scan, i: number): Beyond | undefined {
  const at = scan.skip(i, joints, 3);
  for (const [reason, words] of kinds) {
    const end = scan.after(at, words) ?? scan.after(i, words);
    if (end !== undefined && !(reason.startsWith("a campaign goes") && scan.isNear(i, owned, 3)))
      return { end, reason };
  }
  return undefined;
}

/** "with a 10% hold-out". */
function share(scan: Scan, i: number): Beyond | undefined {
  const number = readNumber(scan.tokens, scan.skip(i, joints, 3));
  if (!number?.percent) return undefined;
  const end = scan.after(scan.skip(number.end, joints, 1), kinds[0]![1]);
  return end === undefined ? undefined : { end, reason: kinds[0]![0] };
}

/** "to get 50 orders", "and make ₹2 lakh in sales": what comes of it is foretold, not promised. */
function target(scan: Scan, i: number): Beyond | undefined {
  const at = scan.skip(i, new Set(["to", "and", "target", "so", "we", "i", "want"]), 3);
  if (at === i && i > 0 && !scan.isStop(i - 1)) return undefined;
  if (
    !scan.is(
      at,
      "get",
      "make",
      "earn",
      "generate",
      "reach",
      "achieve",
      "hit",
      "bring",
      "drive",
      "bag",
      "need",
      "want",
    )
  )
    return undefined;
  const number = readNumber(
    scan.tokens,
    scan.skip(at + 1, new Set(["at", "least", "about", "around", "over", "in"]), 2),
  );
  if (!number) return undefined;
  const noun = scan.skip(number.end, new Set(["in", "of", "new", "more", "extra"]), 2);
  if (!scan.is(noun, "orders", "sales", "revenue", "order", "purchases", "opens", "clicks")) return undefined;
  return { end: noun + 1, reason: "what will come of it is foretold below, and cannot be promised" };
}
