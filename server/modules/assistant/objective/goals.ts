// What it is to bring about: the verb at the head ("bring back", "promote … to"), what is asked of the people ("to order again") and
// what it tells of ("about our new espresso"). The verbs are a table; each says whether the people or the thing comes after it.
import type { Goal } from "../../../../contract/writing.ts";
import type { Scan } from "./scan.ts";

export interface Verb {
  goal: Goal | undefined;
  words: string;
  /** The thing comes first, and the people after "to", "among" or "from". */
  thing?: true;
}

const people = (goal: Goal | undefined, words: string): Verb[] =>
  words.split("|").map((one) => ({ goal, words: one }));
const thing = (goal: Goal | undefined, words: string): Verb[] =>
  words.split("|").map((one) => ({ goal, words: one, thing: true }));

const verbs: Verb[] = [
  ...people(
    "win_back",
    "bring back|win back|get back|lure back|woo back|call back|re - engage|reengage|re - activate|reactivate|wake up|wake|revive|recover|rekindle|wapas lao|wapas lana|reawaken|winback|win - back",
  ),
  ...people("welcome", "welcome|onboard"),
  ...people(
    "thank",
    "thank|reward|appreciate|say thank you to|say thanks to|show some love to|show love to|treat|recognise|recognize|delight|pamper|spoil",
  ),
  ...people("announce", "tell|inform|let|show|update"),
  ...people("festival", "wish|greet"),
  ...people("replenish", "remind|nudge"),
  ...people("review", "ask|survey"),
  ...people(
    undefined,
    "target|reach|reach out to|contact|write to|message|ping|convert|encourage|persuade|get|make|invite|engage|retain|keep|upsell|upsell to|cross - sell to|cross sell to|surprise|activate|excite|address|talk to|give|offer|send",
  ),
  ...thing("announce", "promote|announce|launch|introduce|advertise|push|showcase|unveil"),
  ...thing("offer", "sell|sell more|clear|run|share|give|offer|pitch|cross - sell|cross sell|upsell"),
  ...thing(undefined, "boost|drive|increase|grow|raise|lift|improve|send|get more|generate|make"),
  ...thing("review", "collect|gather|get reviews|get feedback|ask for reviews|ask for feedback|request"),
];

const particles: Record<string, Goal> = {
  bring: "win_back",
  win: "win_back",
  get: "win_back",
  lure: "win_back",
  woo: "win_back",
  call: "win_back",
};
const fillers = [
  "please",
  "i want to",
  "we want to",
  "i would like to",
  "we would like to",
  "i d like to",
  "let us",
  "lets",
  "help me",
  "help us",
  "can you",
  "could you",
  "need to",
  "we need to",
  "i need to",
  "want to",
  "plan a campaign to",
  "create a campaign to",
  "make a campaign to",
  "run a campaign to",
  "launch a campaign to",
  "a campaign to",
  "campaign to",
  "try to",
  "kindly",
  "i am trying to",
  "our goal is to",
  "the goal is to",
  "goal is to",
  "goal :",
  "objective :",
  "aim to",
  "aim :",
  "hey",
  "hi",
  "so",
];

export const skipFillers = (scan: Scan, from: number): number => {
  let at = from;
  for (let end = scan.after(at, fillers); end !== undefined; end = scan.after(at, fillers)) at = end;
  return at;
};

export interface Head {
  goal: Goal | undefined;
  end: number;
  /** The word that stands behind the people: "bring them back". */
  particle?: number;
  /** Up to here it is about the thing; the people come after. */
  until?: number;
}

const separators = new Set(["to", "among", "amongst", "for", "from", "at", "with", "of"]);

export function headAt(scan: Scan, i: number): Head | undefined {
  const particle = particleOf(scan, i);
  if (particle !== undefined) return { goal: particles[scan.word(i)], end: i + 1, particle };
  const fitting = verbs.filter(({ words }) => scan.says(i, words));
  if (fitting.length === 0) return undefined;
  const longest = Math.max(...fitting.map(({ words }) => words.split(" ").length));
  const end = i + longest;
  const own = fitting.filter(({ words }) => words.split(" ").length === longest);
  const withThing = own.find((verb) => verb.thing && !namesPeople(scan, end, own));
  const until = withThing && separatorAfter(scan, end);
  if (withThing && until !== undefined) return { goal: withThing.goal, end, until };
  const withPeople = own.find((verb) => !verb.thing);
  if (withPeople) return { goal: withPeople.goal, end };
  return { goal: withThing!.goal, end, until: thingEnd(scan, end) };
}

const peopleWords =
  /^(customers?|people|buyers?|members?|vips?|shoppers?|regulars|everyone|subscribers?|users|those|folks|clients|spenders)$/;

/** "Offer VIPs early access to the sale": whom it is offered stands first. */
function namesPeople(scan: Scan, from: number, own: readonly Verb[]): boolean {
  if (!own.some((verb) => !verb.thing)) return false;
  for (let at = from; at < from + 5 && !scan.isStop(at) && !separators.has(scan.word(at)); at++)
    if (peopleWords.test(scan.word(at))) return true;
  return false;
}

function particleOf(scan: Scan, i: number): number | undefined {
  if (!Object.hasOwn(particles, scan.word(i)) || scan.word(i + 1) === "back") return undefined;
  for (let at = i + 2; at < i + 12 && !scan.isStop(at); at++) if (scan.word(at) === "back") return at;
  return undefined;
}

const clauseWords = new Set(["who", "that", "whose", "before", "by", "via", "and", "but", "with"]);

/** Where the people begin, after "to" or "among": not where "to" begins what they are to do. */
function separatorAfter(scan: Scan, from: number): number | undefined {
  for (let at = from + 1; at < from + 10 && !scan.isStop(at); at++) {
    if (scan.word(at) === "to" && isPurpose(scan, at)) return undefined;
    if (separators.has(scan.word(at)) && !scan.is(at, "with", "at", "of") && !isDayAfter(scan, at))
      return at + 1;
    if (clauseWords.has(scan.word(at)) && !scan.is(at, "and", "with")) return undefined;
  }
  return undefined;
}

/** "for Diwali" tells of no people. */
const isDayAfter = (scan: Scan, at: number) =>
  scan.is(at, "for", "from") &&
  /^(diwali|holi|eid|christmas|this|next|the|rs|inr|₹|under|less|now|free|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/.test(
    scan.word(at + 1),
  ) &&
  !/^(people|customers|ones)$/.test(scan.word(at + 2));

function thingEnd(scan: Scan, from: number): number {
  let at = from;
  while (
    !scan.isStop(at) &&
    !clauseWords.has(scan.word(at)) &&
    !scan.is(at, "for", "on", "this", "until", "till", "in", "within", "under")
  )
    at++;
  return at;
}

const purposeVerbs = new Set(
  "come buy order shop visit return try leave write give review share refer place get use complete stock upgrade subscribe check see join celebrate reorder re restock buying purchase taste pick book rate tell explore enjoy renew refill add switch make spend take show sign claim redeem download register attend unlock".split(
    " ",
  ),
);
/** "used to buy", "yet to order" say who they are. */
const theirTo = new Set(
  "used like likes love loves want wants about due going likely able yet need tend prefer".split(" "),
);

export const isPurpose = (scan: Scan, i: number): boolean =>
  scan.word(i) === "to" && purposeVerbs.has(scan.word(i + 1)) && !theirTo.has(scan.word(i - 1));

/** Where something begins that says what the people are to do, or what they are told. */
export function beginsPurpose(scan: Scan, i: number): boolean {
  if (isPurpose(scan, i)) return true;
  if (scan.is(i, "about", "regarding") && i > 0) return !/^\d/.test(scan.word(i + 1));
  if (
    scan.is(i, "for") &&
    scan.skip(i + 1, new Set(["a", "an", "their", "some"]), 1) &&
    /^(reviews?|feedback|loyalty|support|shopping|ratings?)$/.test(
      scan.word(scan.skip(i + 1, new Set(["a", "an", "their", "some"]), 1)),
    )
  )
    return true;
  if (scan.is(i, "that", "know") && scan.is(i - 1, "know", "let")) return true;
  if (saysSomething.has(scan.verb) && scan.is(i, "that") && !scan.isOfPeople(i))
    return tellers.test(scan.word(i + 1));
  if (
    givesSomething.has(scan.verb) &&
    i > scan.people &&
    !scan.isOfPeople(i) &&
    scan.is(i, "a", "an", "early", "exclusive", "special", "our", "their")
  )
    return true;
  if (scan.verb === "invite" && scan.is(i, "to") && !isPurpose(scan, i)) return true;
  return scan.is(i, "know") && scan.is(i + 1, "about", "that", "of");
}

const saysSomething = new Set(["tell", "inform", "remind", "update", "let", "show"]);
const tellers = /^(the|our|we|a|an|there|it|you|this|new|they|all|every|free)$/;
const givesSomething = new Set("give offer send wish greet show surprise treat reward".split(" "));

const things =
  /^(campaign|campaigns|message|messages|sale|offer|note|reminder|request|mail|newsletter|greetings?|wishes|email|sms|whatsapp|blast|text|push|notifications?|promotion|promo|announcement|discount|deal|invite|invitation|survey|launch|drive)$/;

/** "a win-back campaign for …", "Diwali sale for VIPs": up to the people; undefined where no such noun stands at the head. */
export function titleAt(scan: Scan, i: number): { end: number; people: boolean } | undefined {
  for (let at = i; at < i + 7 && !scan.isStop(at); at++) {
    if (scan.is(at, "who", "with", "by", "before", "to", "for", "and")) return undefined;
    if (!things.test(scan.word(at)) || things.test(scan.word(at + 1))) continue;
    const next = scan.word(at + 1);
    if (
      /^(for|to|among|aimed|targeting)$/.test(next) &&
      !isDayAfter(scan, at + 1) &&
      !isPurpose(scan, at + 1)
    )
      return { end: next === "aimed" ? at + 3 : at + 2, people: true };
    if (
      scan.isStop(at + 1) ||
      /^(with|by|before|on|this|via|until|for|over|at|in|under|next|within)$/.test(next) ||
      at + 1 === scan.tokens.length
    )
      return { end: at + 1, people: false };
    return undefined;
  }
  return undefined;
}
