// A phrase read to the end: the rule, what it left open, what it could not say. Pure: the same words, catalogue and moment give
// the same answer.
import type { Catalogue } from "../../../../contract/attributes.ts";
import { nearest } from "../../../../contract/nearest.ts";
import type { Rule } from "../../../../contract/rule.ts";
import { builtInAttributes } from "../../../../contract/rule-attributes.ts";
import { findRuleFaults } from "../../../../contract/rule-faults.ts";
import type { Clock } from "../../../../contract/rule-windows.ts";
import { moneyWords } from "../../../../contract/words.ts";
import { chunksOf } from "./chunker.ts";
import { type Chunk, type ChunkOf, isSmall } from "./chunks.ts";
import { type Clause, gathered, type Link, linksOf } from "./clauses.ts";
import { treeOf } from "./grammar.ts";
import { type Names, namesOf } from "./names.ts";
import { heard } from "./noise.ts";
import {
  choiceKey,
  type Definition,
  type Forced,
  type Habits,
  type OpenChoice,
  type Place,
  Reader,
} from "./reader.ts";
import { interpreted } from "./readings/index.ts";
import { shared } from "./scope.ts";
import { spelt } from "./spelling.ts";
import { type Token, tokensOf } from "./tokens.ts";
import { readWritten } from "./written/read.ts";

export interface Refusal extends Place {
  text: string;
  reason: string;
  suggestions: string[];
}
export interface Ambiguity extends Place {
  text: string;
  question: string;
  chosen: number;
  choices: { label: string; rule: Rule }[];
}
export interface Reading {
  rule?: Rule;
  /** What the phrase comes to without the words that were refused. */
  without?: Rule;
  ambiguities: Ambiguity[];
  refusals: Refusal[];
  corrections: { typed: string; read: string }[];
  ignored: string[];
  /** Words that were taken as the shop's own orders have them. */
  definitions?: Definition[];
}

/** An open question answered otherwise than by its first choice. */
export interface Chosen extends Place {
  question: string;
  chosen: number;
}

export interface Setting {
  catalogue: Catalogue;
  clock: Clock;
  choices?: readonly Chosen[];
  habits?: Habits;
}

interface Prepared {
  text: string;
  tokens: Token[];
  names: Names;
  setting: Setting;
}

const nothing: Forced = new Map();

/** Most ready rules that are worked out for open questions. */
const mostChoices = 24;

export function readPhrase(text: string, setting: Setting): Reading {
  const written = readWritten(text, setting.catalogue);
  if (written) return { rule: written, ambiguities: [], refusals: [], corrections: [], ignored: [] };
  const names = namesOf(setting.catalogue);
  const tokens = spelt(tokensOf(text), names);
  const prepared = { text, tokens, names, setting };
  const forced: Forced = new Map(setting.choices?.map((choice) => [choiceKey(choice), choice.chosen]));
  const first = readOnce(prepared, forced);
  const refusals = first.unsaid.map(({ chunk, reason }) => refusalOf(chunk, reason, text, setting.catalogue));
  const sound =
    first.rule && findRuleFaults(first.rule, setting.catalogue).length === 0 ? first.rule : undefined;
  if (!sound && refusals.length === 0) refusals.push(notUnderstood(text));
  const refused = refusals.length > 0;
  return {
    ...(refused ? { ...(sound && { without: sound }) } : { rule: sound! }),
    ambiguities: sound && !refused ? ambiguitiesOf(prepared, first.choices, forced) : [],
    refusals,
    corrections: [
      ...tokens.flatMap(({ typed, word }) => (typed === undefined ? [] : [{ typed, read: word }])),
      ...first.foreign,
    ],
    ignored: first.ignored,
    definitions: first.definitions,
  };
}

/** The chunks of a few words, for those who change a rule. */
export function chunked(text: string, { catalogue, clock }: Setting): Chunk[] {
  const names = namesOf(catalogue);
  const tokens = spelt(tokensOf(text), names);
  return chunksOf(new Reader(text, tokens, catalogue, clock, nothing), names);
}

function readOnce({ text, tokens, names, setting }: Prepared, forced: Forced) {
  const reader = new Reader(text, tokens, setting.catalogue, setting.clock, forced, setting.habits);
  const { chunks, ignored } = heard(text, chunksOf(reader, names));
  const links = shared(linksOf(gathered(withTrailing(withoutInnerBrackets(chunks)))));
  const clauses = links.filter((link): link is Clause => link.kind === "clause");
  const tree = treeOf(links as Link[]);
  const { rule, unsaid } = tree ? interpreted(tree, clauses, reader) : { rule: undefined, unsaid: [] };
  const foreign = chunks.flatMap((chunk) =>
    chunk.kind === "quantity" ? foreignMoney(chunk, setting.catalogue.currency) : [],
  );
  return { rule, unsaid, choices: reader.choices, ignored, foreign, definitions: reader.definitions };
}

/** Money in another currency is taken as so much of the shop's own, and said to be. */
function foreignMoney({ quantity, text }: ChunkOf<"quantity">, currency: string) {
  if (quantity.currency === undefined || quantity.currency === currency) return [];
  return [{ typed: text, read: moneyWords(quantity.value, currency) }];
}

/** "big spenders (50k and up)": what is bracketed after a word only says what the word means. */
function withoutInnerBrackets(chunks: readonly Chunk[]): Chunk[] {
  const isMark = (chunk: Chunk | undefined, mark: string) => chunk?.kind === "mark" && chunk.mark === mark;
  return chunks.filter((chunk, i) => {
    const opens = isMark(chunk, "(") && isMark(chunks[i + 2], ")") && explains(chunks, i);
    const closes = isMark(chunk, ")") && isMark(chunks[i - 2], "(") && explains(chunks, i - 2);
    return !opens && !closes;
  });
}

const trailing: Record<string, "gte" | "lte"> = {
  more: "gte",
  above: "gte",
  up: "gte",
  higher: "gte",
  over: "gte",
  less: "lte",
  fewer: "lte",
  below: "lte",
  under: "lte",
};

/** "3 orders or more": the comparison comes after what is counted. */
function withTrailing(chunks: readonly Chunk[]): Chunk[] {
  const out: Chunk[] = [];
  for (let i = 0; i < chunks.length; i++) {
    const chunk = chunks[i]!;
    const op =
      isSmall(chunk, "or", "and") && chunks[i + 1]?.kind !== "quantity"
        ? trailing[chunks[i + 1]?.text.toLowerCase() ?? ""]
        : undefined;
    const at = op ? out.findLastIndex(({ kind }) => kind === "quantity") : -1;
    const amount = out[at];
    if (op && amount?.kind === "quantity" && amount.quantity.op === undefined && out.length - at <= 3) {
      out[at] = { ...amount, quantity: { ...amount.quantity, op } };
      i++;
    } else out.push(chunk);
  }
  return out;
}

function explains(chunks: readonly Chunk[], i: number): boolean {
  const inner = chunks[i + 1]?.kind;
  return i > 0 && (inner === "quantity" || inner === "span");
}

/** Each open question with a ready rule for each of its answers, the others left as they are. */
function ambiguitiesOf(prepared: Prepared, choices: readonly OpenChoice[], forced: Forced): Ambiguity[] {
  let worked = 0;
  return choices.flatMap((choice) => {
    if (worked + choice.labels.length > mostChoices) return [];
    worked += choice.labels.length;
    const answers = choice.labels.flatMap((label, i) => {
      const { rule, unsaid } = readOnce(prepared, new Map([...forced, [choiceKey(choice), i]]));
      const sound =
        rule && unsaid.length === 0 && findRuleFaults(rule, prepared.setting.catalogue).length === 0;
      return sound ? [{ label, rule }] : [];
    });
    if (new Set(answers.map(({ rule }) => JSON.stringify(rule))).size < 2) return [];
    const { start, end, question, chosen } = choice;
    return [{ start, end, text: prepared.text.slice(start, end), question, chosen, choices: answers }];
  });
}

function refusalOf({ start, end }: Place, reason: string, text: string, catalogue: Catalogue): Refusal {
  const word = text.slice(start, end);
  return { start, end, text: word, reason, suggestions: suggestionsFor(word, catalogue) };
}

function suggestionsFor(word: string, { attributes, columns, segments, lists, events }: Catalogue): string[] {
  const known = [
    ...Object.values(builtInAttributes).map(({ label }) => label as string),
    ...attributes.filter(({ custom }) => custom).map(({ label }) => label),
    ...attributes.flatMap(({ common_values }) => common_values.map(({ value }) => value)),
    ...columns.flatMap(({ common_values }) => common_values.map(({ value, label }) => label ?? value)),
    ...[...segments, ...lists, ...events].map(({ name }) => name),
  ];
  const near = nearest(word, [...new Set(known)]);
  return near === undefined ? [] : [near];
}

const notUnderstood = (text: string): Refusal => ({
  start: 0,
  end: text.length,
  text,
  reason: "this does not say which customers are meant",
  suggestions: [],
});
