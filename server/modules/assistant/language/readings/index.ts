// From clauses to rules: each clause is read by what is done in it, then by the words and names left over; what nothing takes up
// is refused.
import type { Rule } from "../../../../../contract/rule.ts";
import { type Chunk, isSmall } from "../chunks.ts";
import type { Clause } from "../clauses.ts";
import type { Tree } from "../grammar.ts";
import type { Reader } from "../reader.ts";
import { momentsOf, windowOf } from "../spans.ts";
import type { Act } from "../words/acts.ts";
import { topicOf } from "../words/topics.ts";
import { attributeReading } from "./attributes.ts";
import { allOf, amount, anyOf, attribute, denial, deniedIf, did, didNot, moment, row } from "./build.ts";
import { namesReading } from "./loose-names.ts";
import { channelsSaid, consentReading, isMessageAct, messageReading } from "./messages.ts";
import {
  amountReading,
  isAmountAct,
  lentOp,
  momentReading,
  orderReading,
  spendReading,
  stoppedReading,
} from "./orders.ts";
import { free, type Parts, partsOf, type Scene, takeQuantity, takeSpans, type Unsaid } from "./parts.ts";
import { addressReading, genderReading, isAddress, joinReading, tagReading } from "./people.ts";
import { vagueReading } from "./vague.ts";

export interface Interpretation {
  rule?: Rule;
  unsaid: Unsaid[];
}

export function interpreted(tree: Tree, order: readonly Clause[], reader: Reader): Interpretation {
  const unsaid: Unsaid[] = [];
  const known = new Map<Clause, Parts>();
  for (const [i, clause] of order.entries()) {
    const before = known.get(order[i - 1]!);
    known.set(clause, inherited(partsOf(clause), before));
  }
  const rules = new Map<Clause, Rule | undefined>();
  for (const [i, clause] of order.entries()) {
    const scene: Scene = {
      reader,
      previous: known.get(order[i - 1]!),
      refuse: (chunk, reason) => unsaid.push({ chunk, reason }),
    };
    rules.set(clause, clauseRule(known.get(clause)!, scene));
  }
  return { rule: ruleOf(tree, rules, reader), unsaid };
}

function ruleOf(tree: Tree, rules: Map<Clause, Rule | undefined>, reader: Reader): Rule | undefined {
  if (tree.kind === "clause") return rules.get(tree.clause);
  if (tree.kind === "not") {
    const part = ruleOf(tree.part, rules, reader);
    return part && denial(part, reader);
  }
  const parts = tree.parts.map((part) => ruleOf(part, rules, reader)).filter((rule) => rule !== undefined);
  return tree.kind === "all" ? allOf(parts) : anyOf(parts);
}

/** Acts that a clause without one may take over from the clause before. */
const lent: ReadonlySet<Act> = new Set([
  "last_order",
  "first_order",
  "join",
  "order",
  "spend",
  "aov",
  "largest",
  "open",
  "click",
  "receive",
  "send",
  "subscribe",
  "unsubscribe",
  "tag",
  "visit",
  "categories",
  "products",
  "items",
  "saved",
]);

/** "bought shoes but not socks": what has no verb of its own means the verb before it. */
function inherited(own: Parts, before: Parts | undefined): Parts {
  const parts = meant(own, before);
  if (parts.act || !before?.act || !lent.has(before.act) || parts.clause.headed || !needsAct(parts, before))
    return parts;
  const bringsThings = parts.groups.length > 0 || parts.unknown.length > 0 || parts.quoted.length > 0;
  const onlyWhen = !bringsThings && parts.quantities.length === 0 && parts.spans.length > 0;
  return { ...parts, act: before.act, actChunk: before.actChunk, ...(onlyWhen && { groups: before.groups }) };
}

/** "… but did not open it": the message or campaign before. */
function meant(parts: Parts, before: Parts | undefined): Parts {
  if (!parts.act || !before?.act || !isMessageAct(parts.act) || !isMessageAct(before.act)) return parts;
  const points = parts.clause.chunks.some(
    ({ kind, text }) => kind === "filler" && /^(it|them|that|those|one)$/i.test(text),
  );
  const told = parts.groups.length > 0 || channelsSaid(parts).length > 0;
  const bare = parts.spans.length + parts.quantities.length === 0 && parts.denied;
  if (!(points || bare) || told) return parts;
  const lentChunks = before.clause.chunks.filter(
    (chunk) =>
      chunk.kind === "match" ||
      chunk.kind === "matches" ||
      isSmall(chunk, "email", "sms", "whatsapp", "push"),
  );
  return partsOf({ ...parts.clause, chunks: [...parts.clause.chunks, ...lentChunks] });
}

function needsAct(parts: Parts, before: Parts): boolean {
  if (parts.attributes.length > 0 || parts.events.length > 0 || parts.vague.length > 0) return false;
  const amounts = parts.quantities.length > 0 && !parts.has("women", "men");
  const goods = isGoodsFor(parts, before.act!);
  const channel = isConsentOrMessage(before.act!) && channelsSaid(parts).length > 0;
  const when =
    parts.spans.length > 0 &&
    parts.groups.length === 0 &&
    parts.unknown.length === 0 &&
    !parts.has("people", "everyone");
  return amounts || goods || channel || when;
}

const isConsentOrMessage = (act: Act) => isMessageAct(act) || act === "subscribe" || act === "unsubscribe";

function isGoodsFor(parts: Parts, act: Act): boolean {
  const kinds = parts.groups.flatMap(({ of }) => of.flatMap(({ candidates }) => candidates));
  if (act === "tag")
    return kinds.some((each) => each.kind === "value" && each.attribute === "tags") && !parts.has("with");
  if (act !== "order" && act !== "visit") return false;
  if (
    kinds.some(
      (each) => each.kind === "value" && ["city", "country", "gender", "region"].includes(each.attribute),
    )
  )
    return false;
  const goods = kinds.some(({ kind }) => ["category", "product", "name", "store", "coupon"].includes(kind));
  if (parts.has("online_word", "coupon_word") || (act === "order" && parts.has("store_word"))) return true;
  return (
    goods ||
    (kinds.length === 0 &&
      parts.unknown.length > 0 &&
      (parts.denied || parts.clause.chunks.every(({ kind }) => kind === "unknown" || kind === "filler")))
  );
}

function clauseRule(parts: Parts, scene: Scene): Rule | undefined {
  const rules: (Rule | undefined)[] = [];
  const isConsent = parts.act === "subscribe" || parts.act === "unsubscribe";
  for (const event of parts.events) rules.push(eventRule(event, parts, scene));
  for (const chunk of parts.attributes)
    if (!parts.used.has(chunk) && !isConsent) rules.push(attributeReading(chunk, parts, scene));
  if (
    !parts.act ||
    ["order", "tag", "live", "visit"].includes(parts.act) === false ||
    parts.quantities.length === 0
  )
    takeVague(parts, scene, rules);
  if (parts.act) rules.push(actRule(parts.act, parts, scene));
  takeVague(parts, scene, rules);
  if (!parts.act && parts.has("coupon_word", "online_word")) rules.push(orderReading(parts, scene));
  rules.push(...boughtByPeople(parts, scene));
  rules.push(...namesReading(parts, scene));
  rules.push(genderReading(parts, scene));
  rules.push(...leftOver(parts, scene));
  if (parts.has("everyone") && !rules.some((rule) => rule !== undefined)) rules.push({ kind: "everyone" });
  for (const chunk of free(parts, parts.unknown)) scene.refuse(chunk, reasonFor(chunk));
  for (const chunk of free(parts, parts.quoted)) scene.refuse(chunk, "nothing of this shop has that name");
  return allOf(rules.filter((rule) => rule !== undefined)) ?? undefined;
}

export function reasonFor(chunk: Chunk): string {
  const about = topicOf[chunk.text.toLowerCase()];
  return about ? `this shop's data does not tell ${about}` : "nothing of this shop has that name";
}

function takeVague(parts: Parts, scene: Scene, rules: (Rule | undefined)[]): void {
  const told = parts.act !== undefined && parts.act !== "live" && parts.act !== "visit";
  for (const chunk of free(parts, parts.vague)) {
    if (parts.act === "tag") continue;
    const repeats = told && chunk.term === "recent" && parts.spans.length > 0;
    if (repeats) parts.used.add(chunk);
    else rules.push(vagueReading(chunk.term, chunk, parts, scene));
  }
}

function actRule(act: Act, parts: Parts, scene: Scene): Rule | undefined {
  if (isMessageAct(act)) return messageReading(parts, scene);
  if (isAmountAct(act)) return amountReading(act, parts, scene);
  switch (act) {
    case "order":
      return orderOrNothing(parts, scene);
    case "visit":
      return orderReading(parts, scene);
    case "spend":
      return spendReading(parts, scene);
    case "last_order":
      return momentReading("last", parts, scene);
    case "first_order":
      return momentReading("first", parts, scene);
    case "stop":
      return stoppedReading(parts, scene);
    case "join":
      return joinReading(parts, scene);
    case "tag":
      return tagReading(parts, scene);
    case "subscribe":
      return consentReading(true, parts, scene);
    case "unsubscribe":
      return consentReading(false, parts, scene);
    default:
      return undefined;
  }
}

/** "used to order often": how often is said by the vague word, which was read already. */
function orderOrNothing(parts: Parts, scene: Scene): Rule | undefined {
  const said = parts.vague.some((chunk) => parts.used.has(chunk));
  const more =
    free(parts, parts.quantities).length +
      free(parts, parts.spans).length +
      parts.groups.length +
      parts.unknown.length >
    0;
  return said && !more ? undefined : orderReading(parts, scene);
}

function eventRule(event: { event: string } & Chunk, parts: Parts, scene: Scene): Rule {
  parts.used.add(event);
  const quantity = takeQuantity(parts);
  const what = `events.${event.event}`;
  const known = scene.reader.catalogue.events.find(({ name }) => name === event.event)?.properties ?? [];
  const wheres = parts.groups.flatMap((group) => {
    if (parts.used.has(group.chunk)) return [];
    const value =
      "value" in group.of[0]!.candidates[0]! ? group.of[0]!.candidates[0]!.value : group.chunk.text;
    const property = known.find(({ common_values }) =>
      common_values.some((each) => each.value.toLowerCase() === value.toLowerCase()),
    );
    if (!property) return [];
    parts.used.add(group.chunk);
    return [row(property.name, "is", value)];
  });
  const where = wheres.length > 1 ? ({ kind: "all", rules: wheres } as const) : wheres[0];
  const spans = takeSpans(parts);
  const rows = { where, window: windowOf(spans[0]) };
  if (!quantity) return parts.denied ? didNot(what, rows) : did(what, rows);
  return deniedIf(parts.denied, did(what, rows, quantity), scene.reader);
}

const buying = /buyer|purchas|shopper|drinker|lover|customer|fan|spender/i;

/** "coffee buyers": the people are named by what they buy. */
function boughtByPeople(parts: Parts, scene: Scene): Rule[] {
  const buyers = parts.clause.chunks.some(
    (chunk) =>
      (isSmall(chunk, "people") && buying.test(chunk.text)) ||
      (chunk.kind === "vague" && /buyer|purchas|shopper/i.test(chunk.text)),
  );
  const goods = parts.groups.some(
    (group) =>
      !parts.used.has(group.chunk) &&
      group.of.every(({ candidates }) =>
        candidates.some(({ kind }) => kind === "category" || kind === "product"),
      ),
  );
  if (!buyers || !goods || parts.act) return [];
  const rule = orderReading({ ...parts, unknown: [], quoted: [] }, scene);
  return rule ? [rule] : [];
}

/** Channels, addresses, times and amounts that nothing took up. */
function leftOver(parts: Parts, scene: Scene): Rule[] {
  const rules: (Rule | undefined)[] = [];
  const named = free(parts, parts.unknown).some(isAddress);
  const address =
    named || parts.has("email_address", "phone_number") || (parts.has("email") && parts.vague.length === 0);
  if (address && !parts.act) rules.push(addressReading(parts));
  else if (!parts.act && parts.has("sms", "whatsapp", "push") && parts.vague.length === 0)
    rules.push(consentReading(true, parts, scene));
  const [span] = free(parts, parts.spans);
  if (span) {
    takeSpans(parts);
    rules.push(lonelySpan(span, parts, scene));
  }
  const [quantity] = free(parts, parts.quantities);
  if (quantity) rules.push(lonelyAmount(quantity, parts, scene));
  return rules.filter((rule) => rule !== undefined);
}

/** "customers since March": they signed up then, or first ordered then. */
function lonelySpan(chunk: Parts["spans"][number], parts: Parts, scene: Scene): Rule | undefined {
  const { reader } = scene;
  const { span } = chunk;
  if (span.kind === "next" || span.kind === "before_that") return undefined;
  const held = span.kind === "length" && /^for/i.test(chunk.text) ? { ...span, more: true as const } : span;
  const moments = momentsOf(held);
  const quiet = scene.previous?.vague.some(({ term }) => term === "lapsed" || term === "churned");
  if (quiet && !scene.previous!.act)
    return deniedIf(
      parts.denied,
      allOf(moments.map((each) => moment("last", "orders.ordered_at", each)))!,
      reader,
    );
  const joined = allOf(moments.map(({ op, value }) => attribute("created_at", op, value)))!;
  const first = allOf(moments.map((each) => moment("first", "orders.ordered_at", each)))!;
  const rule = reader.choose(chunk, "What was then?", [
    { label: "They signed up", value: joined },
    { label: "They first ordered", value: first },
    { label: "They ordered", value: did("orders", { window: windowOf(span) }) },
  ]);
  return deniedIf(parts.denied, rule, reader);
}

/** An amount of nothing named is money if it looks like money. */
function lonelyAmount(chunk: Parts["quantities"][number], parts: Parts, scene: Scene): Rule | undefined {
  parts.used.add(chunk);
  const { quantity } = chunk;
  if (quantity.percent) {
    scene.refuse(chunk, "it is not said of what");
    return undefined;
  }
  const asked = quantity.op ? quantity : { ...quantity, op: lentOp(scene) };
  if (quantity.times) return deniedIf(parts.denied, amount("count", "orders", quantity, "eq"), scene.reader);
  const isMoney = quantity.currency !== undefined || (quantity.value >= 1_000 && parts.unknown.length === 0);
  if (isMoney && parts.unknown.length === 0)
    return deniedIf(parts.denied, amount("sum", "orders.total", asked, "gte"), scene.reader);
  scene.refuse(chunk, "it is not said of what");
  return undefined;
}
