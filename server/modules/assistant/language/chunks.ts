// A phrase in pieces that mean something: amounts, times, what was done, names of the shop's own, joints, and words that nobody
// knows. The grammar is written over these.
import type { Quantity } from "./quantities.ts";
import type { Place } from "./reader.ts";
import type { Span } from "./spans.ts";
import type { Act } from "./words/acts.ts";
import type { Small } from "./words/grammar.ts";
import type { VagueTerm } from "./words/vague.ts";

/** What a name of the shop's may stand for. */
export type Candidate =
  | { kind: "value"; attribute: string; value: string; list: boolean }
  | { kind: "category"; value: string }
  | { kind: "product"; value: string; label: string }
  | { kind: "name"; value: string }
  | { kind: "store" | "coupon" | "order_channel" | "status"; value: string }
  | { kind: "campaign" | "segment" | "list"; value: string; label: string };

type Meaning =
  | { kind: "quantity"; quantity: Quantity }
  | { kind: "span"; span: Span }
  | { kind: "act"; act: Act }
  | { kind: "match"; candidates: readonly Candidate[]; vague?: VagueTerm }
  /** Several names in a row: "Pune, Delhi or Chennai". */
  | { kind: "matches"; of: readonly MatchChunk[]; joint: "and" | "or" }
  | { kind: "attribute"; attribute: string }
  | { kind: "event"; event: string }
  | { kind: "vague"; term: VagueTerm }
  | { kind: "small"; small: Small }
  | { kind: "quoted"; text: string }
  | { kind: "mark"; mark: string }
  | { kind: "filler" }
  | { kind: "instruction"; word: string }
  | { kind: "unknown" };

export type Chunk = Meaning & Place & { text: string /** Its tokens. */; from: number; to: number };
export type ChunkOf<K extends Chunk["kind"]> = Extract<Chunk, { kind: K }>;
export type MatchChunk = ChunkOf<"match">;

export function isSmall(chunk: Chunk | undefined, ...which: Small[]): boolean {
  return chunk?.kind === "small" && which.includes(chunk.small);
}
