// A clause taken apart for the readings: what was done, how much, when, to which things, and whether it is denied.
import type { Candidate, Chunk, ChunkOf, MatchChunk } from "../chunks.ts";
import { isSmall } from "../chunks.ts";
import type { Clause } from "../clauses.ts";
import type { Quantity } from "../quantities.ts";
import type { Reader } from "../reader.ts";
import type { Span } from "../spans.ts";
import type { Act } from "../words/acts.ts";

/** A word that a rule cannot say. */
export interface Unsaid {
  chunk: Chunk;
  reason: string;
}

export interface Scene {
  reader: Reader;
  /** The clause before, whose verb and amount may be meant again. */
  previous?: Parts;
  refuse(chunk: Chunk, reason: string): void;
}

export interface Group {
  of: readonly MatchChunk[];
  joint: "and" | "or";
  chunk: Chunk;
}

export interface Parts {
  clause: Clause;
  act?: Act;
  actChunk?: Chunk;
  quantities: ChunkOf<"quantity">[];
  spans: ChunkOf<"span">[];
  groups: Group[];
  attributes: ChunkOf<"attribute">[];
  events: ChunkOf<"event">[];
  vague: ChunkOf<"vague">[];
  quoted: ChunkOf<"quoted">[];
  unknown: Chunk[];
  /** Said to have nothing of it, wherever in the clause. */
  denied: boolean;
  /** Where the denial stands, as a place in the text. */
  deniedFrom: number;
  /** Denied by "did not" or "no": the plain complement, also of those who never did. */
  plainly: boolean;
  has(...which: Parameters<typeof isSmall> extends [unknown, ...infer S] ? S : never): boolean;
  /** What was taken up by a reading; the rest is read on its own. */
  used: Set<Chunk>;
}

/** Of several acts in one clause, the one that says what the amount is of. */
const priority: readonly Act[] = [
  "stop",
  "convert",
  "unsubscribe",
  "subscribe",
  "aov",
  "largest",
  "smallest",
  "last_order",
  "first_order",
  "categories",
  "products",
  "spend",
  "saved",
  "visit",
  "open",
  "click",
  "fail",
  "receive",
  "send",
  "join",
  "tag",
  "order",
  "items",
  "live",
];

export function partsOf(clause: Clause): Parts {
  const { chunks } = clause;
  const of = <K extends Chunk["kind"]>(kind: K) =>
    chunks.filter((chunk): chunk is ChunkOf<K> => chunk.kind === kind);
  const acts = of("act");
  const actChunk = [...acts].sort((a, b) => priority.indexOf(a.act) - priority.indexOf(b.act))[0];
  const denials = chunks.filter((chunk) => isSmall(chunk, "not", "no", "did_not"));
  const odd = (denials.length + (clause.except ? 1 : 0) + (clause.deniedToo ? 1 : 0)) % 2 === 1;
  const nahi = denials.some(({ text }) => /^na?h/i.test(text) && !/^non/i.test(text));
  return {
    clause,
    act: actChunk?.act,
    actChunk,
    quantities: of("quantity"),
    spans: of("span"),
    groups: chunks.flatMap((chunk): Group[] => {
      if (chunk.kind === "match") return [{ of: [chunk], joint: "or", chunk }];
      return chunk.kind === "matches" ? [{ of: chunk.of, joint: chunk.joint, chunk }] : [];
    }),
    attributes: of("attribute"),
    events: of("event"),
    vague: of("vague"),
    quoted: of("quoted"),
    unknown: of("unknown"),
    denied: odd,
    deniedFrom:
      clause.except || clause.deniedToo || nahi ? -1 : (denials[0]?.start ?? Number.POSITIVE_INFINITY),
    plainly: denials.some((chunk) => isSmall(chunk, "no", "did_not") || /never/i.test(chunk.text)),
    has: (...which) => chunks.some((chunk) => isSmall(chunk, ...which)),
    used: new Set(acts),
  };
}

/** Whether a chunk of the clause is denied: it stands after the word that denies. */
export const isDeniedAt = (parts: Parts, chunk: Chunk): boolean =>
  parts.denied && chunk.start > parts.deniedFrom;

export const free = <T extends Chunk>(parts: Parts, chunks: readonly T[]): T[] =>
  chunks.filter((chunk) => !parts.used.has(chunk));

export function takeQuantity(parts: Parts): Quantity | undefined {
  const [chunk] = free(parts, parts.quantities).filter(({ quantity }) => !quantity.percent);
  if (chunk) parts.used.add(chunk);
  return chunk?.quantity;
}

export function takeSpans(parts: Parts): Span[] {
  const chunks = free(parts, parts.spans);
  for (const chunk of chunks) parts.used.add(chunk);
  return chunks.map(({ span }) => span);
}

/** Candidates of the wanted kinds in a group, one for each of its names; undefined if a name has none. */
export function candidatesOf(
  group: Group,
  wanted: (candidate: Candidate) => boolean,
): Candidate[] | undefined {
  const found = group.of.map(({ candidates }) => candidates.filter(wanted).sort((a, b) => rank(a) - rank(b)));
  return found.every((list) => list.length > 0) ? found.map((list) => list[0]!) : undefined;
}

/** A category or a whole product before a word of some product's name. */
const rank = ({ kind }: Candidate) => (kind === "name" ? 2 : kind === "product" ? 1 : 0);
