// Which things a clause about buying is about: products, categories, stores, coupons, channels of sale; in the catalogue, or by
// what somebody calls them.
import type { Where } from "../../../../../contract/rule.ts";
import type { Candidate, Chunk } from "../chunks.ts";
import { isSmall } from "../chunks.ts";
import { topicOf } from "../words/topics.ts";
import { row } from "./build.ts";
import { candidatesOf, free, type Group, type Parts, type Scene } from "./parts.ts";

/** Wheres that must all be met by one row; each entry of `several` is a purchase of its own. */
export interface Goods {
  /** Of items where what was bought is asked for, else of orders. */
  source: "orders" | "items";
  where: Where[];
  /** "both coffee and tea": each must have been bought. */
  each: Where[];
}

const isGood = (candidate: Candidate) =>
  candidate.kind === "category" || candidate.kind === "product" || candidate.kind === "name";
const ofOrder = (candidate: Candidate) =>
  candidate.kind === "store" ||
  candidate.kind === "coupon" ||
  candidate.kind === "order_channel" ||
  candidate.kind === "status";
const columnOf: Partial<Record<Candidate["kind"], string>> = {
  category: "category",
  product: "product_id",
  name: "name",
  store: "store",
  coupon: "coupon",
  order_channel: "channel",
  status: "status",
};

export function takeGoods(parts: Parts, scene: Scene): Goods {
  const goods: Goods = { source: "orders", where: [], each: [] };
  for (const group of parts.groups) {
    if (parts.used.has(group.chunk) || isForPeople(parts, group)) continue;
    const things = candidatesOf(group, isGood) ?? undefined;
    const places = candidatesOf(group, ofOrder);
    const chosen = prefersPlace(parts, group) ? (places ?? things) : (things ?? places);
    if (!chosen) continue;
    parts.used.add(group.chunk);
    addGroup(goods, group, chosen);
  }
  addOnline(parts, scene, goods);
  addNamed(parts, scene, goods);
  return goods;
}

/** "coffee-tagged customers who bought": names before "tagged" are not goods. */
function isForPeople(parts: Parts, group: Group): boolean {
  return (
    parts.act === "tag" ||
    (parts.has("segment_word") && candidatesOf(group, ({ kind }) => kind === "segment") !== undefined)
  );
}

function prefersPlace(parts: Parts, group: Group): boolean {
  if (parts.has("coupon_word")) return candidatesOf(group, ({ kind }) => kind === "coupon") !== undefined;
  return parts.has("store_word") && candidatesOf(group, ({ kind }) => kind === "store") !== undefined;
}

function addGroup(goods: Goods, group: Group, chosen: readonly Candidate[]): void {
  const things = chosen.some(isGood);
  if (things) goods.source = "items";
  const wheres = chosen.map(whereOf);
  if (group.joint === "and" && things && wheres.length > 1) goods.each.push(...wheres);
  else goods.where.push(eitherOf(wheres));
}

function whereOf(candidate: Candidate): Where {
  const column = columnOf[candidate.kind]!;
  return row(column, candidate.kind === "name" ? "contains" : "is", candidate.value);
}

/** One of several; the same column is asked once. */
export function eitherOf(wheres: readonly Where[]): Where {
  const [first] = wheres;
  if (wheres.length === 1) return first!;
  const rows = wheres.map((where) => where as { column: string; op: string; value: string });
  const same = rows.every(({ column, op }) => column === rows[0]!.column && op === "is");
  if (same) return row(rows[0]!.column, "in", [...new Set(rows.map(({ value }) => value))]);
  return { kind: "any", rules: [...wheres] };
}

/** "online" and "in store" are the channels of sale that sound like it; a coupon that is not named is any. */
function addOnline(parts: Parts, { reader }: Scene, goods: Goods): void {
  const known =
    reader.catalogue.columns.find(({ of, column }) => of === "orders" && column === "channel")
      ?.common_values ?? [];
  const called = (pattern: RegExp) => known.find(({ value }) => pattern.test(value))?.value;
  const asked = (column: string) =>
    goods.where.some((where) => where.kind === "row" && where.column === column);
  if (parts.has("online_word"))
    goods.where.push(row("channel", "is", called(/web|online|site|shopify|ecom/i) ?? "online"));
  if (parts.has("coupon_word") && !asked("coupon"))
    goods.where.push({ kind: "row", column: "coupon", op: "is_set" });
  const shop = called(/store|pos|retail|offline|shop/i);
  if (parts.has("store_word") && parts.act === "order" && !asked("store") && !asked("channel") && shop)
    goods.where.push(row("channel", "is", shop));
}

/** What is bought by a name that the catalogue does not know: the words right after the verb. */
function addNamed(parts: Parts, scene: Scene, goods: Goods): void {
  const words = objectAfterVerb(parts);
  const quoted = free(parts, parts.quoted)[0];
  if (quoted) {
    parts.used.add(quoted);
    goods.source = "items";
    goods.where.push(row("name", "contains", quoted.text));
    return;
  }
  if (words.length === 0) return;
  for (const chunk of words) parts.used.add(chunk);
  const place = { start: words[0]!.start, end: words.at(-1)!.end };
  const name = scene.reader.text.slice(place.start, place.end);
  goods.source = "items";
  const column = scene.reader.choose(place, `No product or category here is called “${name}”. What is it?`, [
    { label: "Words in the name of a product", value: "name" },
    { label: "A category", value: "category" },
  ]);
  goods.where.push(row(column, column === "name" ? "contains" : "is", name));
}

const isDeterminer = (chunk: Chunk | undefined) =>
  isSmall(chunk, "free") ||
  (chunk?.kind === "filler" &&
    /^(a|an|the|any|some|our|your|their|my|in|only)$/i.test(chunk.text) &&
    !/^in$/i.test(chunk.text));

function objectAfterVerb({ clause, act, actChunk, used }: Parts): Chunk[] {
  const { chunks } = clause;
  const verbs = chunks.findLastIndex(
    (chunk) => chunk.kind === "act" && chunk.act === "order" && /b[ou]|purch|khar|order/i.test(chunk.text),
  );
  const own = act === "order" && verbs >= 0;
  const lent = actChunk !== undefined && !chunks.includes(actChunk);
  let at = own ? verbs + 1 : chunks.findIndex((chunk) => chunk.kind === "unknown");
  if (at < 0 || (!own && !lent)) return [];
  while (isDeterminer(chunks[at])) at++;
  const words: Chunk[] = [];
  while (chunks[at]?.kind === "unknown" && !used.has(chunks[at]!) && words.length < 4)
    words.push(chunks[at++]!);
  return words.some(({ text }) => Object.hasOwn(topicOf, text.toLowerCase())) ? [] : words;
}
