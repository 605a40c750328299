// What a clause leaves to its neighbours: "never opened or clicked an e-mail" denies both and says the e-mail once.
import { type Chunk, isSmall } from "./chunks.ts";
import { actOf, type Clause, type Joint, type Link } from "./clauses.ts";
import type { Act } from "./words/acts.ts";

const aboutMessages: ReadonlySet<Act> = new Set(["open", "click", "receive", "send", "convert", "fail"]);
const shareable: ReadonlySet<Chunk["kind"]> = new Set(["span", "match", "matches", "quantity"]);

/** The same links, with what one clause says for two put into both. */
export function shared(links: readonly Link[]): Link[] {
  const out = links.map((link) => (link.kind === "clause" ? { ...link, chunks: [...link.chunks] } : link));
  for (let i = 0; i + 2 < out.length; i++) shareDenial(out, i);
  for (let i = out.length - 3; i >= 0; i--) shareObject(out, i);
  return out;
}

export const isDenied = (clause: Clause): boolean =>
  clause.deniedToo === true || clause.chunks.some((chunk) => isSmall(chunk, "not", "no", "did_not"));

function trio(links: Link[], i: number): [Clause, Joint, Clause] | undefined {
  const [a, joint, b] = links.slice(i, i + 3);
  return a?.kind === "clause" && joint?.kind === "joint" && b?.kind === "clause" ? [a, joint, b] : undefined;
}

/** "not a or b" is neither, unless b begins anew. */
function shareDenial(links: Link[], i: number): void {
  const [a, joint, b] = trio(links, i) ?? [];
  if (!a || !b || joint?.op !== "or" || joint.level < 2) return;
  if (!isDenied(a) || isDenied(b) || b.headed || b.except || !isBareVerb(a)) return;
  const begins = b.chunks.find(({ kind }) => kind !== "filler");
  if (!begins || isSmall(begins, "with", "people", "everyone")) return;
  b.deniedToo = true;
  links[i + 1] = { ...joint, op: "and", level: 3 };
}

/** Denied and doing something without an amount, so that what is denied goes on. */
function isBareVerb(clause: Clause): boolean {
  return (
    actOf(clause) !== undefined && !clause.chunks.some(({ kind }) => kind === "quantity" || kind === "span")
  );
}

/** "opened or clicked an e-mail last week": what was opened and when is said after the second verb. */
function shareObject(links: Link[], i: number): void {
  const [a, joint, b] = trio(links, i) ?? [];
  if (!a || !b || !joint || joint.level < 2) return;
  const [first, second] = [actOf(a), actOf(b)];
  if (!first || !second || !aboutMessages.has(first) || !aboutMessages.has(second)) return;
  if (a.chunks.some((chunk) => shareable.has(chunk.kind) || isChannel(chunk))) return;
  const from = b.chunks.findIndex(({ kind }) => kind === "act");
  a.chunks.push(...b.chunks.slice(from + 1).filter((chunk) => shareable.has(chunk.kind) || isChannel(chunk)));
}

const isChannel = (chunk: Chunk) => isSmall(chunk, "email", "sms", "whatsapp", "push", "message");
