// A phrase as a row of clauses and what joins them, before anyone asks what belongs together. A clause is what is said in one
// breath: at most one thing done, with its amount, its time, its objects.
import { type Chunk, isSmall, type MatchChunk } from "./chunks.ts";
import type { Act } from "./words/acts.ts";

export interface Clause {
  kind: "clause";
  chunks: Chunk[];
  /** Begins with those who are meant ("anyone who …"), so that it stands for itself. */
  headed: boolean;
  /** Brought in by "except" or its like: denied as a whole. */
  except: boolean;
  /** Denied by what a clause before it said: "never opened or clicked". */
  deniedToo?: boolean;
}

/** How tightly a joint binds: the higher, the tighter. */
export interface Joint {
  kind: "joint";
  op: "and" | "or";
  level: 0 | 1 | 2 | 3;
  but?: true;
}

export type Link = Clause | Joint | { kind: "open" | "close" | "either" | "neither" | "who" | "not" };

export const actOf = (clause: Clause): Act | undefined => {
  const chunk = clause.chunks.find((each) => each.kind === "act");
  return chunk?.kind === "act" ? chunk.act : undefined;
};

/** What two acts of one clause come to, where the one says what the other's amount is. */
const together: Partial<Record<Act, readonly Act[]>> = {
  order: [
    "spend",
    "aov",
    "largest",
    "smallest",
    "saved",
    "last_order",
    "first_order",
    "categories",
    "products",
    "items",
    "stop",
    "convert",
    "order",
    "join",
    "visit",
    "send",
    "receive",
  ],
  spend: ["order", "saved", "spend", "items"],
  visit: ["order", "visit"],
  receive: ["order", "send", "receive"],
  send: ["receive", "send", "order"],
  categories: ["order", "visit"],
  products: ["order", "visit"],
  items: ["order", "spend"],
  aov: ["spend", "order"],
  largest: ["order", "spend"],
  smallest: ["order", "spend"],
  saved: ["spend", "order"],
  join: ["join", "order"],
  last_order: ["order", "spend"],
  first_order: ["order", "spend", "first_order", "join"],
  stop: ["order", "stop"],
  convert: ["order", "receive", "convert"],
  live: ["live"],
  tag: ["tag"],
  subscribe: ["join", "subscribe", "receive"],
};

/** Chunks that may not stand twice in a clause. */
function clashes(clause: Clause, chunk: Chunk): boolean {
  if (chunk.kind === "act") {
    const act = actOf(clause);
    if (act === undefined) return false;
    return !(together[act] ?? []).includes(chunk.act);
  }
  if (chunk.kind === "event")
    return clause.chunks.some(
      (each) => each.kind === "event" || (each.kind === "act" && each.act !== "order"),
    );
  return false;
}

export function linksOf(chunks: readonly Chunk[]): Link[] {
  const links: Link[] = [];
  let open: Clause | undefined;
  const clause = (): Clause => {
    if (open) return open;
    open = { kind: "clause", chunks: [], headed: false, except: false };
    links.push(open);
    return open;
  };
  const end = () => {
    open = undefined;
  };
  for (const [i, chunk] of chunks.entries()) {
    const joint = jointAt(chunks, i);
    if (joint === "pass") continue;
    if (joint) {
      end();
      if (links.at(-1)?.kind !== "joint") links.push(joint);
      else mergeJoint(links, joint);
    } else if (chunk.kind === "mark") {
      end();
      if (chunk.mark === "(") links.push({ kind: "open" });
      if (chunk.mark === ")") links.push({ kind: "close" });
    } else if (isSmall(chunk, "either", "neither", "who")) {
      end();
      links.push({ kind: (chunk as { small: "either" | "neither" | "who" }).small });
    } else if (isSmall(chunk, "with")) {
      if (clauseHasCondition(open)) end();
      clause().chunks.push(chunk);
    } else if (isSmall(chunk, "except")) {
      end();
      const last = links.at(-1);
      if (last?.kind === "clause" || last?.kind === "close")
        links.push({ kind: "joint", op: "and", level: 1 });
      clause().except = true;
      clause().chunks.push(chunk);
    } else if (isSmall(chunk, "not", "no", "did_not")) {
      if (deniesAnew(open)) end();
      const next = chunks[i + 1];
      if (next?.kind === "mark" && next.mark === "(") links.push({ kind: "not" });
      else clause().chunks.push(chunk);
    } else {
      if (open && clashes(open, chunk)) end();
      if (isSmall(chunk, "people", "everyone") && !open) clause().headed = true;
      clause().chunks.push(chunk);
    }
  }
  return links;
}

const conditions: ReadonlySet<Chunk["kind"]> = new Set([
  "act",
  "match",
  "matches",
  "event",
  "vague",
  "quantity",
  "attribute",
  "quoted",
  "span",
  "unknown",
]);

function clauseHasCondition(clause: Clause | undefined): boolean {
  if (!clause) return false;
  const act = actOf(clause);
  const waits =
    act !== undefined &&
    !clause.chunks.some(
      ({ kind }) => kind === "quantity" || kind === "match" || kind === "matches" || kind === "span",
    );
  return !waits && clause.chunks.some(({ kind }) => conditions.has(kind));
}

/** A "not" after something said begins a clause of its own: "in Pune not tagged vip"; in Hindi it comes last. */
function deniesAnew(clause: Clause | undefined): boolean {
  if (clause && actOf(clause) && clause.chunks.some(({ kind }) => kind === "quantity")) return true;
  const named = clause?.chunks.some(({ kind }) => kind === "match" || kind === "matches" || kind === "vague");
  return named === true && actOf(clause!) === undefined;
}

function mergeJoint(links: Link[], joint: Joint): void {
  const before = links.at(-1) as Joint;
  links[links.length - 1] = {
    ...joint,
    level: Math.min(before.level, joint.level) as Joint["level"],
    ...(before.but && { but: true }),
  };
}

/** What joins at this chunk; "pass" where it joins nothing. */
function jointAt(chunks: readonly Chunk[], i: number): Joint | "pass" | undefined {
  const chunk = chunks[i]!;
  if (chunk.kind === "mark") return markJoint(chunks, i, chunk.mark);
  if (chunk.kind !== "small") return undefined;
  const comma = isComma(chunks[i - 1]);
  if (chunk.small === "but") return { kind: "joint", op: "and", level: comma ? 1 : 3, but: true };
  if (chunk.small === "nor") return { kind: "joint", op: "or", level: 2 };
  if (chunk.small === "also")
    return joinsPeople(chunks, i)
      ? { kind: "joint", op: "or", level: 0 }
      : { kind: "joint", op: "and", level: 3 };
  if (chunk.small === "or")
    return { kind: "joint", op: "or", level: comma || joinsPeople(chunks, i) ? 0 : 2 };
  if (chunk.small === "and") return { kind: "joint", op: "and", level: comma ? 1 : 3 };
  return undefined;
}

const isComma = (chunk: Chunk | undefined) => chunk?.kind === "mark" && /^[,;]$/.test(chunk.mark);

/** Whether new people come after it: "or anyone who …". */
function joinsPeople(chunks: readonly Chunk[], i: number): boolean {
  return isSmall(chunks[i + 1], "people", "everyone") && !isSmall(chunks[i + 2], "or", "and");
}

function markJoint(chunks: readonly Chunk[], i: number, mark: string): Joint | "pass" | undefined {
  if (mark === "(" || mark === ")") return undefined;
  if (mark === "/" || mark === "|") return { kind: "joint", op: "or", level: 3 };
  if (mark === ":" || mark === "?" || mark === "!") return "pass";
  if (mark === "." || mark === ";")
    return i === chunks.length - 1 ? "pass" : { kind: "joint", op: "and", level: 1 };
  const next = chunks[i + 1];
  if (isSmall(next, "and", "or", "but", "also", "except")) return "pass";
  return commaJoint(chunks, i);
}

/** A comma takes the joint that its row of commas ends in. */
function commaJoint(chunks: readonly Chunk[], i: number): Joint {
  for (let k = i + 1; k < chunks.length; k++) {
    const chunk = chunks[k]!;
    if (chunk.kind === "mark" && /^[().]$/.test(chunk.mark)) break;
    if (!isSmall(chunk, "and", "or", "but")) continue;
    const comma = isComma(chunks[k - 1]);
    if (isSmall(chunk, "or")) return { kind: "joint", op: "or", level: comma ? 0 : 2 };
    break;
  }
  return { kind: "joint", op: "and", level: 1 };
}

/** Names in a row, of the same kind of thing, become one chunk: "Pune, Delhi or Chennai". */
export function gathered(chunks: readonly Chunk[]): Chunk[] {
  const out: Chunk[] = [];
  for (let i = 0; i < chunks.length; ) {
    const row = rowAt(chunks, i);
    if (row) {
      out.push(row.chunk);
      i = row.next;
    } else out.push(chunks[i++]!);
  }
  return out;
}

function rowAt(chunks: readonly Chunk[], i: number): { chunk: Chunk; next: number } | undefined {
  const first = chunks[i];
  if (first?.kind !== "match") return undefined;
  const of: MatchChunk[] = [first];
  let joint: "and" | "or" | undefined;
  let next = i + 1;
  for (;;) {
    const joined = nextInRow(chunks, next, of.at(-1)!);
    if (!joined) break;
    of.push(joined.match);
    joint = joined.joint ?? joint;
    next = joined.next;
  }
  if (of.length === 1) return undefined;
  const last = of.at(-1)!;
  const text = chunks
    .slice(i, next)
    .map((each) => each.text)
    .join(" ");
  return {
    chunk: {
      kind: "matches",
      of,
      joint: joint ?? "or",
      start: first.start,
      end: last.end,
      text,
      from: first.from,
      to: last.to,
    },
    next,
  };
}

function nextInRow(chunks: readonly Chunk[], i: number, last: MatchChunk) {
  let at = i;
  let joint: "and" | "or" | undefined;
  let some = false;
  while (isSmall(chunks[at], "and", "or", "nor") || isComma(chunks[at]) || isSlash(chunks[at])) {
    if (isSmall(chunks[at], "and")) joint = "and";
    if (isSmall(chunks[at], "or", "nor") || isSlash(chunks[at])) joint = "or";
    some = true;
    at++;
  }
  while (some && (chunks[at]?.kind === "filler" || isSmall(chunks[at], "either", "both"))) at++;
  const match = chunks[at];
  if (!some || match?.kind !== "match" || !alike(last, match)) return undefined;
  return { match, joint, next: at + 1 };
}

const isSlash = (chunk: Chunk | undefined) => chunk?.kind === "mark" && /^[/&]$/.test(chunk.mark);

const subjectOf = (candidate: MatchChunk["candidates"][number]) =>
  candidate.kind === "value"
    ? candidate.attribute
    : ["category", "product", "name"].includes(candidate.kind)
      ? "goods"
      : candidate.kind;

function alike(a: MatchChunk, b: MatchChunk): boolean {
  const subjects = new Set(a.candidates.map(subjectOf));
  return b.candidates.some((candidate) => subjects.has(subjectOf(candidate)));
}
