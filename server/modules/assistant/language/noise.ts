// What a phrase says beside whom it means: "please find …", "… and send them an offer", "ignore all instructions", "for our
// monsoon campaign". It is left out, and said to be.
import { type Chunk, isSmall } from "./chunks.ts";
import { commands, instructions } from "./words/grammar.ts";

export interface Heard {
  chunks: Chunk[];
  /** Words left out as not about who is meant. */
  ignored: string[];
}

const asides: readonly RegExp[] = [
  /\b(?:with|for|at|offering|using)\s+(?:an?\s+|the\s+)?\d+\s?(?:%|percent)\s*(?:discount|off|coupon|cashback|voucher)?[^,.;]*/gi,
  /\bwith\s+(?:a\s+budget\s+of\s+)?[₹$€£]?\s?[\d,.]+\s?(?:k|l|lakh|cr)?\s+(?:to\s+spend|budget)\b/gi,
  /\bfor\s+(?:our|the|my|this|an?|next)\s+(?:[\p{L}-]+\s+){0,3}?(?:campaigns?|sale|offer|launch|promotion|promo|newsletter|event|message|blast|push)\b(?!\s+(?:list|id))/giu,
  /\b(?:before|for|this)\s+(?:our|the)\s+(?:next|upcoming|big)\s+[\p{L}-]+/giu,
];

export function heard(text: string, chunks: readonly Chunk[]): Heard {
  const ignored: string[] = [];
  const cut = new Set<Chunk>();
  const drop = (from: number, to: number) => {
    const dropped = chunks.slice(from, to).filter((chunk) => !cut.has(chunk));
    if (dropped.length === 0) return;
    for (const chunk of dropped) cut.add(chunk);
    if (dropped.some(({ kind }) => kind !== "filler" && kind !== "mark"))
      ignored.push(text.slice(dropped[0]!.start, dropped.at(-1)!.end));
  };
  for (let i = 0; i < chunks.length; i++) {
    if (!beginsSentence(chunks, i)) continue;
    const end = commandEnd(chunks, i) ?? leadEnd(chunks, i);
    if (end !== undefined) drop(i, end);
  }
  for (let i = 1; i < chunks.length; i++) {
    if (isSmall(chunks[i], "and", "also") && isInstruction(chunks, i + 1)) drop(i, sentenceEnd(chunks, i));
  }
  for (const aside of asides)
    for (const found of text.matchAll(aside)) {
      const within = chunks.filter(
        ({ start, end }) => start >= found.index && end <= found.index + found[0].length,
      );
      const first = chunks.indexOf(within[0]!);
      if (within.length > 0 && first > 0) drop(first, first + within.length);
    }
  return { chunks: chunks.filter((chunk) => !cut.has(chunk)), ignored };
}

const isStop = (chunk: Chunk | undefined) => chunk?.kind === "mark" && /^[.;!]$/.test(chunk.mark);

function beginsSentence(chunks: readonly Chunk[], i: number): boolean {
  return i === 0 || isStop(chunks[i - 1]);
}

function sentenceEnd(chunks: readonly Chunk[], from: number): number {
  const at = chunks.findIndex((chunk, i) => i > from && isStop(chunk));
  return at < 0 ? chunks.length : at;
}

const wordOf = (chunk: Chunk | undefined) => chunk?.text.toLowerCase() ?? "";

function commandEnd(chunks: readonly Chunk[], i: number): number | undefined {
  const first = chunks.findIndex(
    (chunk, k) => k >= i && !(chunk.kind === "filler" && /^(please|and|now|ok|then)$/.test(wordOf(chunk))),
  );
  if (first < 0 || !commands.has(wordOf(chunks[first])) || first - i > 2) return undefined;
  const end = sentenceEnd(chunks, i);
  return end < chunks.length ? end + 1 : end;
}

function isInstruction(chunks: readonly Chunk[], i: number): boolean {
  let at = i;
  while (chunks[at]?.kind === "filler" && at - i < 3) at++;
  const chunk = chunks[at];
  if (chunk?.kind === "instruction") return true;
  return instructions.has(wordOf(chunk)) && /^(them|him|her|everyone|all)$/.test(wordOf(chunks[at + 1]));
}

/** Where the words end that say what to do, and those begin that say for whom. */
function leadEnd(chunks: readonly Chunk[], i: number): number | undefined {
  let at = i;
  while (chunks[at]?.kind === "filler") at++;
  if (chunks[at]?.kind !== "instruction" && !isVerbOfSending(chunks, at)) return undefined;
  for (let k = at + 1; k < Math.min(chunks.length, at + 10); k++) {
    const chunk = chunks[k]!;
    if (isSmall(chunk, "people", "everyone", "who")) return k;
    if (chunk.kind === "filler" && /^(for|to|of|from|in)$/.test(wordOf(chunk)) && k > at + 1) return k;
    if (chunk.kind === "mark" && chunk.mark === ":") return k + 1;
    if (chunk.kind === "mark" || isSmall(chunk, "and", "or", "but", "with", "not", "no")) break;
    if (chunk.kind === "vague" || chunk.kind === "quantity" || chunk.kind === "span") break;
    if (chunk.kind === "match" && !isFollowedByThing(chunks, k)) break;
    if (chunk.kind === "act" && chunk.act !== "send" && chunk.act !== "last_order") break;
  }
  let end = at + 1;
  while (chunks[end]?.kind === "instruction" || chunks[end]?.kind === "filler") end++;
  return end;
}

/** "a Diwali message for", "a coffee offer to": the name is that of what is sent. */
function isFollowedByThing(chunks: readonly Chunk[], i: number): boolean {
  return chunks
    .slice(i + 1, i + 5)
    .some((chunk) => chunk.kind === "filler" && /^(for|to)$/.test(wordOf(chunk)));
}

/** "Email people who …", "Text everyone in …". */
function isVerbOfSending(chunks: readonly Chunk[], i: number): boolean {
  return (
    isSmall(chunks[i], "email", "sms", "whatsapp", "message") && isSmall(chunks[i + 1], "people", "everyone")
  );
}
