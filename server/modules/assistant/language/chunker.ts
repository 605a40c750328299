// Cuts a phrase into chunks: at each place the longest thing that can be read there.
import type { Chunk } from "./chunks.ts";
import { type Found, lookUp, type Sense } from "./lexicon.ts";
import { type Names, plainWords } from "./names.ts";
import { readQuantity } from "./quantities.ts";
import { readSpan } from "./read-span.ts";
import type { Reader } from "./reader.ts";
import { stemmed, verbStem } from "./stems.ts";
import { fillers, instructions } from "./words/grammar.ts";
import { unitWords } from "./words/times.ts";
import { topicOf } from "./words/topics.ts";

type Piece = Omit<Chunk, "start" | "end" | "text" | "from" | "to"> & { length: number };

export function chunksOf(reader: Reader, names: Names): Chunk[] {
  const chunks: Chunk[] = [];
  for (let i = 0; i < reader.tokens.length; ) {
    const { length, ...meaning } = pieceAt(reader, names, i, chunks.at(-1));
    const { start, end } = reader.placeOf(i, i + length);
    chunks.push({
      ...meaning,
      start,
      end,
      text: reader.text.slice(start, end),
      from: i,
      to: i + length,
    } as Chunk);
    i += length;
  }
  return chunks;
}

function pieceAt(reader: Reader, names: Names, i: number, previous: Chunk | undefined): Piece {
  const token = reader.tokens[i]!;
  if (token.kind === "quoted") return quotedPiece(reader, names, i);
  const words = (at: number) => reader.word(at);
  const event = eventAt(reader, names, i);
  const sense = lookUp(words, i);
  const named = ownName(reader, names, i, sense);
  const label = names.attributeAt(words, i);
  const read = amountAt(reader, i, previous);
  const longest = Math.max(sense?.length ?? 0, named?.length ?? 0, label?.length ?? 0, event?.length ?? 0);
  const titled = named?.candidates.some(({ kind }) => /^(campaign|segment|list|product)$/.test(kind));
  if (read && (titled ? read.length > longest : read.length >= longest)) return read;
  if (event && event.length >= longest) return event;
  const prefersName =
    named && named.length >= longest && (named.length > (sense?.length ?? 0) || isAsked(previous));
  if (prefersName || (named && named.length >= longest && sense?.sense.kind === "vague"))
    return {
      kind: "match",
      candidates: named.candidates,
      ...(sense?.sense.kind === "vague" && sense.length === named.length && { vague: sense.sense.term }),
      length: named.length,
    } as Piece;
  if (label && label.length >= longest && label.length >= (sense?.length ?? 0) && sense?.sense.kind !== "act")
    return { kind: "attribute", attribute: label.attribute, length: label.length } as Piece;
  if (sense) return sensePiece(sense);
  return otherPiece(reader, i);
}

/** A single word of a product's name says little: small words and instructions come before it. */
function ownName(reader: Reader, names: Names, i: number, sense: Found<Sense> | undefined) {
  const named = names.candidatesAt((at) => reader.word(at), i);
  const isPart = named?.length === 1 && named.candidates.every(({ kind }) => kind === "name");
  const isPlain =
    sense ||
    fillers.has(reader.word(i)) ||
    instructions.has(reader.word(i)) ||
    Object.hasOwn(topicOf, reader.word(i));
  return isPart && isPlain ? undefined : named;
}

/** After "tagged", or after the name of an attribute, a word is a value first. */
function isAsked(previous: Chunk | undefined): boolean {
  if (previous?.kind === "act") return previous.act === "tag";
  return previous?.kind === "attribute" || (previous?.kind === "small" && previous.small === "is");
}

function quotedPiece(reader: Reader, names: Names, i: number): Piece {
  const text = reader.tokens[i]!.text;
  const inner = plainWords(text);
  const named = names.candidatesAt((at) => inner[at] ?? "", 0);
  if (named && named.length === inner.length)
    return { kind: "match", candidates: named.candidates, length: 1 } as Piece;
  return { kind: "quoted", text, length: 1 } as Piece;
}

function sensePiece({ sense, length }: Found<Sense>): Piece {
  return { ...sense, length } as unknown as Piece;
}

/** Times and amounts; the longer of the two, since "at least 6 months" begins as an amount does. */
function amountAt(reader: Reader, i: number, previous: Chunk | undefined): Piece | undefined {
  const rate = previous?.kind === "quantity" ? rateAt(reader, i) : undefined;
  if (rate) return rate;
  const quantity = readQuantity(reader, i);
  const span =
    reader.word(i) === "the" &&
    !/^(last|past|previous|next|day|first|second|third|fourth)$/.test(reader.word(i + 1))
      ? undefined
      : readSpan(reader, i);
  const spanLength = span ? span.end - i : 0;
  const quantityLength = quantity ? quantity.end - i : 0;
  if (span && spanLength >= quantityLength)
    return { kind: "span", span: span.span, length: spanLength } as Piece;
  return quantity && ({ kind: "quantity", quantity: quantity.quantity, length: quantityLength } as Piece);
}

const rateDays: Record<string, number> = { days: 1, weeks: 7, months: 30, years: 365 };

/** "once a month", "3 times per week": counted over the last such stretch. */
function rateAt(reader: Reader, i: number): Piece | undefined {
  if (!/^(a|an|per|each|every|in|ek)$/.test(reader.word(i))) return undefined;
  const at = reader.word(i) === "in" ? (/^(a|an)$/.test(reader.word(i + 1)) ? i + 2 : -1) : i + 1;
  const unit = unitWords[reader.word(at)];
  const n = unit && (rateDays[unit.unit] ?? 0) * unit.times;
  if (!n) return undefined;
  return { kind: "span", span: { kind: "last", length: { n, unit: "days" } }, length: at + 1 - i } as Piece;
}

const linking: ReadonlySet<string> = new Set([
  "a",
  "an",
  "the",
  "our",
  "their",
  "to",
  "in",
  "any",
  "my",
  "some",
  "for",
  "on",
  "at",
  "of",
  "from",
]);

/** "viewed a product", "abandoned their cart": the words of an event's name in any order, with small words between. */
function eventAt(reader: Reader, names: Names, i: number): Piece | undefined {
  let best: Piece | undefined;
  for (const { name, stems } of names.events) {
    const length = eventLength(reader, i, stems);
    if (length !== undefined && length > (best?.length ?? 0))
      best = { kind: "event", event: name, length } as Piece;
  }
  return best;
}

function eventLength(reader: Reader, i: number, stems: readonly string[]): number | undefined {
  const wanted = new Set(stems);
  let at = i;
  while (wanted.size > 0 && at < reader.tokens.length && at - i < stems.length + 3) {
    const word = reader.word(at);
    if (!wanted.delete(verbStem(word)) && !(at > i && (linking.has(word) || word === "_" || word === "-")))
      return undefined;
    at++;
  }
  return wanted.size === 0 ? at - i : undefined;
}

const marks = /^[,;:().!?&/|]$/;

function otherPiece(reader: Reader, i: number): Piece {
  const token = reader.tokens[i]!;
  const { word } = token;
  if (marks.test(word)) return { kind: "mark", mark: word, length: 1 } as Piece;
  if (token.kind === "mark") return { kind: "filler", length: 1 } as Piece;
  if (instructions.has(word)) return { kind: "instruction", word, length: 1 } as Piece;
  if (fillers.has(word) || fillers.has(stemmed(word))) return { kind: "filler", length: 1 } as Piece;
  return { kind: "unknown", length: 1 } as Piece;
}
