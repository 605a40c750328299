// A phrase that changes the rule at hand: "now only those in Pune", "also include …", "drop the city condition", "make it 60
// days", "Mumbai instead of Pune". What it says is read as any phrase is; how it is put to the rule is decided here.
import type { Rule } from "../../../../contract/rule.ts";
import { negateRule } from "../../../../contract/rule-complement.ts";
import type { Relative } from "../../../../contract/rule-values.ts";
import type { Chunk } from "./chunks.ts";
import { changedLeaves, leavesOf, withoutLeaves } from "./leaves.ts";
import { chunked, type Reading, readPhrase, type Setting } from "./read.ts";
import { allOf, anyOf } from "./readings/build.ts";
import type { Act } from "./words/acts.ts";

export type Change = "replaced" | "narrowed" | "widened" | "edited";
export interface Answer extends Reading {
  change: Change;
}

type Edit = (text: string, current: Rule, setting: Setting) => Answer | undefined;

/** In the order in which they are tried. */
const edits: Edit[] = [startedOver, turnedRound, swapped, dropped, setAnew, excluded, widened, narrowed];

export function readRequest(text: string, current: Rule | undefined, setting: Setting): Answer {
  if (current && current.kind !== "everyone")
    for (const edit of edits) {
      const answer = edit(text, current, setting);
      if (answer) return answer;
    }
  return { ...readPhrase(text, setting), change: "replaced" };
}

const over =
  /^(?:start over|start again|start afresh|from scratch|reset|scrap that|new segment|begin again)\b[\s:,.;-]*/i;

function startedOver(text: string, _current: Rule, setting: Setting): Answer | undefined {
  const rest = text.replace(over, "");
  return rest === text || rest === "" ? undefined : { ...readRest(text, rest, setting), change: "replaced" };
}

function turnedRound(text: string, current: Rule, { catalogue }: Setting): Answer | undefined {
  if (
    !/^(?:now )?(?:everyone else|everybody else|the opposite|the others|all others|the rest|invert (?:it|that)|flip (?:it|that)|reverse (?:it|that))\.?$/i.test(
      text,
    )
  )
    return undefined;
  return plain(negateRule(current, catalogue), "edited");
}

const plain = (rule: Rule, change: Change): Answer => ({
  rule,
  ambiguities: [],
  refusals: [],
  corrections: [],
  ignored: [],
  change,
});

/** A reading, put to the rule at hand; its open choices as well. */
function combined(reading: Reading, change: Change, combine: (rule: Rule) => Rule): Answer {
  return {
    ...reading,
    ...(reading.rule && { rule: combine(reading.rule) }),
    ...(reading.without && { without: combine(reading.without) }),
    ambiguities: reading.ambiguities.map((each) => ({
      ...each,
      choices: each.choices.map(({ label, rule }) => ({ label, rule: combine(rule) })),
    })),
    change,
  };
}

/** What is left of a text after the words that say what to do, with places counted in the whole text. */
function readRest(text: string, rest: string, setting: Setting): Reading {
  const by = Math.max(0, text.indexOf(rest));
  const choices = setting.choices?.map((each) => ({ ...each, start: each.start - by, end: each.end - by }));
  const reading = readPhrase(rest, { ...setting, choices });
  const moved = <T extends { start: number; end: number }>(each: T): T => ({
    ...each,
    start: each.start + by,
    end: each.end + by,
  });
  return { ...reading, ambiguities: reading.ambiguities.map(moved), refusals: reading.refusals.map(moved) };
}

const narrowing =
  /^(?:ok(?:ay)?[, ]+)?(?:(?:and|but|now|then|also)[, ]+)*(?:(?:only|just|keep|restrict(?: it| that| this)?(?: to)?|limit(?: it| that| this)?(?: to)?|narrow(?: it| that| this)?(?: down)?(?: to)?|show|make (?:it|that))\s+)+(?:only\s+|just\s+)?(?:(?:the|to)\s+)?(?:ones?\s+|those\s+|people\s+|them\s+)?|^(?:(?:of|among|from|within|out of)\s+(?:those|these|them)[, ]+)(?:only\s+)?/i;
const continuing =
  /^(?:and|but|now|then|also)\b[, ]+|^(?=(?:who|whose|that|with|in|from|tagged|living|not)\b)/i;

function narrowed(text: string, current: Rule, setting: Setting): Answer | undefined {
  const begins = narrowing.test(text) || continuing.test(text);
  if (!begins) return undefined;
  const rest = text.replace(narrowing.test(text) ? narrowing : continuing, "");
  return combined(readRest(text, rest, setting), "narrowed", (rule) => allOf([current, rule])!);
}

const widening =
  /^(?:now |and |please )*(?:(?:also |too )?(?:include|add(?: in)?|bring in|throw in|count)(?: also)?|plus|or(?: also)?|also(?= (?:those|people|anyone|everyone|anybody|customers|the ones))|as well as|along with|widen (?:it )?to(?: include)?|extend (?:it )?to(?: include)?)\s+(?!only)/i;

function widened(text: string, current: Rule, setting: Setting): Answer | undefined {
  if (!widening.test(text)) return undefined;
  const rest = text.replace(widening, "").replace(/\s+(?:as well|too)\.?$/i, "");
  return combined(readRest(text, rest, setting), "widened", (rule) => anyOf([current, rule])!);
}

function excluded(text: string, current: Rule, setting: Setting): Answer | undefined {
  const leading =
    /^(?:and |but |now |please )*(?=(?:exclude|excluding|except|leave out|leaving out|omit|skip|minus|not counting|without|but not)\b)/i;
  if (!leading.test(text)) return undefined;
  return combined(
    readRest(text, text.replace(leading, ""), setting),
    "narrowed",
    (rule) => allOf([current, rule])!,
  );
}

const dropping =
  /^(?:now |and |please )*(?:drop|remove|delete|lose|take out|take away|get rid of|ditch|forget(?: about)?|clear|ignore|no longer ask for)\s+(?:the\s+|that\s+)?(.+?)(?:\s+(?:condition|filter|rule|part|bit|requirement|limit|restriction|clause|criteria|criterion|thing)s?)?\.?$/i;

function dropped(text: string, current: Rule, setting: Setting): Answer | undefined {
  const topic = dropping.exec(text)?.[1];
  if (topic === undefined) return undefined;
  if (/^(?:everything|all|all of it|them all)$/i.test(topic)) return plain({ kind: "everyone" }, "edited");
  const about = matcherFor(topic, setting);
  const rest = about && withoutLeaves(current, about);
  if (!rest) return refused(topic, text, "no condition of this rule is about that");
  return plain(rest, "edited");
}

function refused(word: string, text: string, reason: string): Answer {
  const start = Math.max(0, text.indexOf(word));
  return {
    ambiguities: [],
    refusals: [{ start, end: start + word.length, text: word, reason, suggestions: [] }],
    corrections: [],
    ignored: [],
    change: "edited",
  };
}

type Matcher = (leaf: Rule) => boolean;

/** Which conditions a few words speak of. */
function matcherFor(words: string, setting: Setting): Matcher | undefined {
  const chunks = chunked(words, setting);
  const matchers = chunks.map(matcherOf).filter((each) => each !== undefined);
  return matchers.length > 0 ? (leaf) => matchers.some((each) => each(leaf)) : undefined;
}

const json = (rule: Rule) => JSON.stringify(rule).toLowerCase();

function matcherOf(chunk: Chunk): Matcher | undefined {
  if (chunk.kind === "attribute")
    return (leaf) => leaf.kind === "attribute" && leaf.attribute === chunk.attribute;
  if (chunk.kind === "act") return actMatcher(chunk.act);
  if (chunk.kind === "event") return (leaf) => json(leaf).includes(`"events.${chunk.event.toLowerCase()}`);
  if (chunk.kind === "match") {
    const values = chunk.candidates.map(({ value }) => `"${value.toLowerCase()}"`);
    return (leaf) => values.some((value) => json(leaf).includes(value));
  }
  if (chunk.kind === "span") return (leaf) => /"(last|older_than|from|n)":/.test(json(leaf));
  if (chunk.kind === "vague") return (leaf) => leaf.kind === "measure";
  if (chunk.kind !== "small") return undefined;
  const known: Partial<Record<typeof chunk.small, RegExp>> = {
    email: /"email"|consent\.email|messages\./,
    sms: /"sms"|consent\.sms/,
    whatsapp: /"whatsapp"|consent\.whatsapp/,
    message: /messages\./,
    category_word: /"category"/,
    store_word: /"store"/,
    segment_word: /"kind":"segment"/,
    list_word: /"kind":"list"/,
    women: /"gender"/,
    men: /"gender"/,
    campaign_word: /campaign_id/,
    coupon_word: /"coupon"/,
  };
  const pattern = known[chunk.small];
  return pattern && ((leaf) => pattern.test(json(leaf)));
}

function actMatcher(act: Act): Matcher | undefined {
  const patterns: Partial<Record<Act, RegExp>> = {
    order: /"of":"orders"|"what":"(orders|items)"|ordered_at/,
    spend: /"measure":"sum","of":"(orders|items)\.total"/,
    aov: /"measure":"avg"/,
    largest: /"measure":"max"/,
    saved: /discount/,
    last_order: /"measure":"last"|"what":"orders"/,
    first_order: /"measure":"first"/,
    join: /created_at/,
    tag: /"tags"/,
    open: /messages\.opened/,
    click: /messages\.clicked/,
    send: /messages\.(sent|delivered)/,
    receive: /messages\.(sent|delivered)/,
    live: /"(city|country|region)"/,
    categories: /items\.category/,
    products: /items\.product_id/,
    visit: /"of":"orders"|"what":"orders"/,
    items: /"what":"items"|items\./,
    subscribe: /consent\./,
    unsubscribe: /consent\./,
  };
  const pattern = patterns[act];
  return pattern && ((leaf) => pattern.test(JSON.stringify(leaf)));
}

const setting =
  /^(?:now |and |please |actually[, ]*)*(?:make|change|set|raise|lower|increase|reduce|bump|extend|shorten|turn|move|let|push)\s+(?:it|that|this|them|the\s+(.+?)|(.+?))?\s*(?:to be|to|into|be|at|as|=)?\s+((?:at least|at most|more than|less than|over|under|above|below|exactly|up to|no more than)?\s*[₹$€£]?\s?(?:\d|an?\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|twelve\b|half\b|rs|inr|last\b|the last\b|since\b|this\b).*)$/i;

function setAnew(text: string, current: Rule, given: Setting): Answer | undefined {
  const found = setting.exec(text);
  const bare = found
    ? undefined
    : /^(?:no[, ]+|actually[, ]*)?((?:the last |last )?\d+\s+(?:days?|weeks?|months?|years?|hours?))(?:\s+(?:instead|rather))?\.?$/i.exec(
        text,
      )?.[1];
  const wanted = found?.[3] ?? bare;
  if (wanted === undefined) return undefined;
  const topic = found?.[1] ?? found?.[2];
  const about = topic === undefined ? undefined : matcherFor(topic, given);
  const chunks = chunked(wanted.replace(/\s+instead\.?$/i, ""), given);
  const span = chunks.find((chunk) => chunk.kind === "span");
  const amount = chunks.find((chunk) => chunk.kind === "quantity");
  if (span?.kind === "span" && "length" in span.span)
    return timed(current, span.span.length, about, text, wanted);
  if (amount?.kind === "quantity") return amounted(current, amount.quantity, about, text, wanted);
  return undefined;
}

/** One of the leaves is changed; where several could be, each is offered. */
function changedOne(
  current: Rule,
  leaves: Rule[],
  change: (leaf: Rule) => Rule,
  text: string,
  word: string,
): Answer {
  const rules = leaves.map((leaf) => changedLeaves(current, (each) => (each === leaf ? change(each) : each)));
  const [first] = rules;
  if (!first) return refused(word, text, "no condition of this rule has that to change");
  const start = Math.max(0, text.indexOf(word));
  const open = rules.length > 1;
  return {
    ...plain(first, "edited"),
    ambiguities: open
      ? [
          {
            start,
            end: start + word.length,
            text: word,
            question: "Which condition is meant?",
            chosen: 0,
            choices: rules.map((rule, i) => ({ label: `Condition ${i + 1}`, rule })),
          },
        ]
      : [],
  };
}

function timed(
  current: Rule,
  length: Relative,
  about: Matcher | undefined,
  text: string,
  word: string,
): Answer {
  const leaves = leavesOf(current).filter((leaf) => hasLength(leaf) && (about?.(leaf) ?? true));
  return changedOne(current, leaves, (leaf) => withLength(leaf, length), text, word);
}

const hasLength = (leaf: Rule) => {
  const { value, window } = leaf as {
    value?: { n?: number };
    window?: { last?: number; older_than?: number };
  };
  return value?.n !== undefined || window?.last !== undefined || window?.older_than !== undefined;
};

function withLength(leaf: Rule, { n, unit }: Relative): Rule {
  const { value, window } = leaf as {
    value?: { n?: number };
    window?: { last?: number; older_than?: number };
  };
  if (value?.n !== undefined) return { ...leaf, value: { n, unit } } as Rule;
  const key = window?.last !== undefined ? "last" : "older_than";
  return { ...leaf, window: { [key]: n, unit } } as Rule;
}

interface Amount {
  value: number;
  high?: number;
  op?: string;
  currency?: string;
}

function amounted(
  current: Rule,
  amount: Amount,
  about: Matcher | undefined,
  text: string,
  word: string,
): Answer {
  const leaves = leavesOf(current).filter((leaf) => numberOf(leaf) !== undefined);
  const meant = about ? leaves.filter(about) : [];
  const money = leaves.filter((leaf) => leaf.kind === "measure" && /total|discount/.test(leaf.of));
  const counts = leaves.filter((leaf) => !money.includes(leaf));
  const likely = amount.currency !== undefined || amount.value >= 500 ? money : counts;
  const chosen = [meant, likely, leaves].find((list) => list.length > 0) ?? [];
  return changedOne(current, chosen, (leaf) => withAmount(leaf, amount), text, word);
}

function numberOf(leaf: Rule): number | undefined {
  const { value, times } = leaf as { value?: unknown; times?: { value: unknown } };
  if (typeof value === "number") return value;
  return typeof times?.value === "number" ? times.value : undefined;
}

function withAmount(leaf: Rule, { value, high, op }: Amount): Rule {
  const asked = op === "between" ? { op, value: [value, high] } : { ...(op && { op }), value };
  const { times } = leaf as { times?: object };
  return (times ? { ...leaf, times: { ...times, ...asked } } : { ...leaf, ...asked }) as Rule;
}

const swaps: RegExp[] = [
  /^(?:now |and |please )*(?:use |make it |take |have )?(?<to>.+?)\s+(?:instead of|rather than|in place of)\s+(?<from>.+?)\.?$/i,
  /^(?:now |and |please )*(?:replace|swap|switch|change|exchange)\s+(?<from>.+?)\s+(?:with|for|to|by|into)\s+(?<to>.+?)\.?$/i,
];

/** "Mumbai instead of Pune": a value of one condition becomes another of the same kind. */
function swapped(text: string, current: Rule, given: Setting): Answer | undefined {
  for (const swap of swaps) {
    const { from, to } = swap.exec(text)?.groups ?? {};
    if (from === undefined || to === undefined) continue;
    const [old] = chunked(from, given).filter(({ kind }) => kind === "match");
    const [fresh] = chunked(to, given).filter(({ kind }) => kind === "match");
    if (old?.kind !== "match" || fresh?.kind !== "match") continue;
    const pairs = old.candidates.flatMap((a) =>
      fresh.candidates
        .filter(
          (b) =>
            a.kind === b.kind && (a.kind !== "value" || (b.kind === "value" && a.attribute === b.attribute)),
        )
        .map((b) => [a.value, b.value] as const),
    );
    const rule = changedLeaves(current, (leaf) =>
      pairs.reduce((each, [a, b]) => replacedText(each, a, b), leaf),
    );
    if (JSON.stringify(rule) === JSON.stringify(current))
      return refused(from, text, "no condition of this rule is about that");
    return plain(rule, "edited");
  }
  return undefined;
}

function replacedText(leaf: Rule, from: string, to: string): Rule {
  const replaced = (value: unknown): unknown => {
    if (typeof value === "string") return value.toLowerCase() === from.toLowerCase() ? to : value;
    if (Array.isArray(value)) return value.map(replaced);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [
        key,
        key === "value" || key === "where" || key === "rules" || key === "rule" || key === "id"
          ? replaced(each)
          : each,
      ]),
    );
  };
  return replaced(leaf) as Rule;
}
