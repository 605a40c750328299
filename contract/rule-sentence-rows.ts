// How rows are said: what they are called, which of them are meant (`where`), and what a customer did for one to exist.
import { listed, type Phrase, say, spaced, text } from "./phrase.ts";
import { foldWhere, type Where } from "./rule.ts";
import { columnsOf, isStatic, type RowSource, type StaticSource } from "./rule-columns.ts";
import { type EventSource, eventNamed } from "./rule-events.ts";
import { comparisonPhrase } from "./rule-sentence-columns.ts";
import { quoted, type Speaker, windowPhrase } from "./rule-sentence-values.ts";
import type { Window } from "./rule-windows.ts";

/** The words for one kind of rows; `✽` is where "first" or "last" goes. */
interface RowWords {
  did: string;
  not: string;
  things: readonly [one: string, many: string];
  /** One thing with what became of it, as in "whose first … was"; messages of one channel are a thing of their own. */
  noun: (thing: string) => string;
  moment: string;
  /** Said instead of `did` and `not` where they are counted. */
  had?: readonly [did: string, not: string];
}

const messages = ["message", "messages"] as const;

const rowWords: Record<StaticSource, RowWords> = {
  orders: {
    did: "placed",
    not: "did not place",
    things: ["order", "orders"],
    noun: (order) => order,
    moment: "✽ ordered",
  },
  items: {
    did: "bought",
    not: "did not buy",
    things: ["item", "items"],
    noun: (item) => item,
    moment: "✽ bought",
  },
  "messages.sent": {
    did: "were sent",
    not: "were not sent",
    things: messages,
    noun: (message) => `${message} sent`,
    moment: "were ✽ sent a message",
  },
  "messages.delivered": {
    did: "received",
    not: "did not receive",
    things: messages,
    noun: (message) => `${message} received`,
    moment: "✽ received a message",
  },
  "messages.opened": {
    did: "opened",
    not: "did not open",
    things: messages,
    noun: (message) => `${message} opened`,
    moment: "✽ opened a message",
  },
  "messages.clicked": {
    did: "clicked",
    not: "did not click",
    things: messages,
    noun: (message) => `${message} clicked`,
    moment: "✽ clicked a message",
  },
  "messages.converted": {
    did: "ordered after",
    not: "did not order after",
    things: messages,
    noun: (message) => `order after ${article(message)}`,
    moment: "✽ ordered after a message",
  },
  "messages.failed": {
    did: "failed to receive",
    not: "did not fail to receive",
    things: messages,
    noun: (message) => `failed ${message}`,
    moment: "✽ failed to receive a message",
  },
};

export function rowWordsOf(source: RowSource): RowWords {
  return isStatic(source) ? rowWords[source] : eventWords(source);
}

/** What an event is called is the shop's own, so that it stands in quotes: "did “product_viewed”". */
function eventWords(source: EventSource): RowWords {
  const name = quoted(eventNamed(source));
  return {
    did: "did",
    not: "did not do",
    things: [name, `${name} events`],
    noun: (event) => event,
    moment: `✽ did ${name}`,
    had: ["had", "did not have"],
  };
}

const channelThings: Record<string, readonly [string, string]> = {
  email: ["e-mail", "e-mails"],
  sms: ["SMS", "SMS messages"],
  whatsapp: ["WhatsApp message", "WhatsApp messages"],
  push: ["push message", "push messages"],
};

interface Rows {
  window?: Window;
  where?: Where;
}
/** What is counted, and which of them: "orders", "(where coupon is “TEA”)", "in the last 30 days". */
export interface RowsPhrase {
  things: readonly [one: string, many: string];
  rest: Phrase;
}

export function rowsPhrase(source: RowSource, { window, where }: Rows, speaker: Speaker): RowsPhrase {
  const byChannel = channelOf(source, where);
  return {
    things: byChannel ?? rowWordsOf(source).things,
    rest: restPhrase(source, { window, where: byChannel ? undefined : where }, speaker),
  };
}

/** Which rows are meant, where the sentence does not say what they are called. */
export function restPhrase(source: RowSource, { window, where }: Rows, speaker: Speaker): Phrase {
  return spaced(where === undefined ? [] : whereClause(where, source, speaker), windowPhrase(window));
}

/** Messages of one channel have a name of their own. */
function channelOf(source: RowSource, where: Where | undefined): readonly [string, string] | undefined {
  if (!source.startsWith("messages.") || !where) return undefined;
  if ((where.kind === "all" || where.kind === "any") && where.rules.length === 1)
    return channelOf(source, where.rules[0]);
  if (where.kind !== "row" || where.column !== "channel") return undefined;
  const [channel, ...others] = where.op === "is" ? [where.value] : where.op === "in" ? where.value : [];
  return others.length > 0 ? undefined : channelThings[channel?.toLowerCase() ?? ""];
}

export function whereClause(where: Where, source: RowSource, speaker: Speaker): Phrase {
  return say`(where ${wherePhrase(where, source, speaker).phrase})`;
}

interface Part {
  phrase: Phrase;
  several?: boolean;
}

function wherePhrase(where: Where, source: RowSource, speaker: Speaker): Part {
  return foldWhere<Part>(where, {
    all: (_node, parts) => joinParts(parts, "and"),
    any: (_node, parts) => joinParts(parts, "or"),
    not: (_node, [part]) => ({ phrase: say`not (${part!.phrase})` }),
    row: (node) => ({ phrase: comparisonPhrase(node, columnNamed(node.column, source, speaker), speaker) }),
  });
}

function joinParts(parts: Part[], joint: "and" | "or"): Part {
  if (parts.length === 1) return parts[0]!;
  const phrases = parts.map(({ phrase, several }) => (several ? say`(${phrase})` : phrase));
  return { phrase: listed(phrases, joint), several: true };
}

function columnNamed(column: string, source: RowSource, speaker: Speaker) {
  const { type, label } = columnsOf(source, speaker)[column]!;
  const of = source.split(".")[0];
  const known = speaker.columns.find((c) => c.of === of && c.column === column)?.common_values ?? [];
  const show = (value: string) => quoted(known.find((k) => k.value === value)?.label ?? value);
  return { type, label, show };
}

/** "an order", "a message", “product_viewed”. */
export function oneThing(thing: string): Phrase {
  return text(thing.startsWith("“") ? thing : article(thing));
}

const article = (thing: string) => `${/^([aeiou]|SMS)/.test(thing) ? "an" : "a"} ${thing}`;
