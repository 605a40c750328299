// What customers are: an attribute named in the phrase, with what is said of it.
import type { AttributeType } from "../../../../../contract/attributes.ts";
import type { Rule } from "../../../../../contract/rule.ts";
import { findAttribute } from "../../../../../contract/rule-attributes.ts";
import { operatorType } from "../../../../../contract/rule-columns.ts";
import { type ScoreName, scores } from "../../../../../contract/rule-scores.ts";
import type { Candidate, ChunkOf } from "../chunks.ts";
import { isSmall } from "../chunks.ts";
import { scorePrefix } from "../names.ts";
import type { Span } from "../spans.ts";
import { momentsOf } from "../spans.ts";
import { allOf, anyOf, attribute, deniedIf, number } from "./build.ts";
import { candidatesOf, free, isDeniedAt, type Parts, type Scene, takeQuantity, takeSpans } from "./parts.ts";

export function attributeReading(chunk: ChunkOf<"attribute">, parts: Parts, scene: Scene): Rule | undefined {
  parts.used.add(chunk);
  if (chunk.attribute.startsWith(scorePrefix)) return scoreReading(chunk, parts, scene);
  const type = findAttribute(chunk.attribute, scene.reader.catalogue)?.type ?? "text";
  const asked = { name: chunk.attribute, chunk, parts, scene };
  const rule = presence(asked, type) ?? readings[type](asked);
  return rule && deniedIf(parts.denied && !isPresence(rule), rule, scene.reader);
}

/** A share may be said in percent. */
function scoreReading(chunk: ChunkOf<"attribute">, parts: Parts, scene: Scene): Rule | undefined {
  const score = chunk.attribute.slice(scorePrefix.length) as ScoreName;
  if (operatorType(scores[score].type) === "text") {
    const values = valuesFor({ name: chunk.attribute, chunk, parts, scene });
    if (values)
      return deniedIf(
        parts.denied,
        {
          kind: "score",
          score,
          op: "in",
          value: values.texts.map((text) => text.toLowerCase().replaceAll(" ", "_")),
        },
        scene.reader,
      );
  }
  const [amount] = free(parts, parts.quantities);
  if (!amount) {
    scene.refuse(chunk, "it is not said how much");
    return undefined;
  }
  parts.used.add(amount);
  const { quantity } = amount;
  const share = score === "churn.probability" && (quantity.percent || quantity.value > 1) ? 100 : 1;
  const asked = {
    ...quantity,
    value: quantity.value / share,
    ...(quantity.high !== undefined && { high: quantity.high / share }),
  };
  return deniedIf(parts.denied, { kind: "score", score, ...number(asked, "gte") } as Rule, scene.reader);
}

interface Asked {
  name: string;
  chunk: ChunkOf<"attribute">;
  parts: Parts;
  scene: Scene;
}

const isPresence = (rule: Rule) => "op" in rule && (rule.op === "is_set" || rule.op === "is_missing");

/** "with no birthday", "whose city is not known". */
function presence({ name, parts }: Asked, type: AttributeType): Rule | undefined {
  const missing = parts.has("missing");
  const set = parts.has("set");
  if (missing || set) return attribute(name, missing !== parts.denied ? "is_missing" : "is_set");
  const asksValue =
    parts.groups.length +
      parts.quantities.length +
      parts.spans.length +
      parts.quoted.length +
      parts.unknown.length >
    0;
  const wanted = type === "boolean" || asksValue || parts.has("is", "contains", "starts_with", "ends_with");
  if (wanted || !parts.has("with", "not", "no")) return undefined;
  return attribute(name, parts.denied ? "is_missing" : "is_set");
}

const readings: Record<AttributeType, (asked: Asked) => Rule | undefined> = {
  text: textReading,
  number: ({ name, chunk, parts, scene }) => {
    const quantity = takeQuantity(parts);
    if (quantity) return attribute(name, ...opAndValue(number(quantity, "eq")));
    scene.refuse(chunk, "it is not said how many");
    return undefined;
  },
  boolean: ({ name }) => attribute(name, "is_true"),
  date: dateReading,
  list: (asked) => {
    const values = valuesFor(asked);
    if (values)
      return attribute(
        asked.name,
        values.joint === "and" && values.texts.length > 1 ? "has_all" : "has_any",
        values.texts,
      );
    asked.scene.refuse(asked.chunk, "it is not said which");
    return undefined;
  },
};

const opAndValue = ({ op, value }: { op: string; value: unknown }): [string, unknown] => [op, value];

const wordOperators = ["contains", "starts_with", "ends_with"] as const;

function textReading(asked: Asked): Rule | undefined {
  const { name, parts, scene } = asked;
  const op = wordOperators.find((each) => parts.has(each));
  if (op) return attribute(name, op, textAfter(parts, op));
  const values = valuesFor(asked);
  if (values)
    return values.texts.length > 1
      ? attribute(name, "in", values.texts)
      : attribute(name, "is", values.texts[0]);
  scene.refuse(asked.chunk, "it is not said which");
  return undefined;
}

/** The words after an operator, taken as they stand. */
function textAfter(parts: Parts, op: (typeof wordOperators)[number]): string {
  const { chunks } = parts.clause;
  const after = chunks.slice(chunks.findIndex((chunk) => isSmall(chunk, op)) + 1);
  for (const chunk of after) parts.used.add(chunk);
  return (
    after
      .map((chunk) => (chunk.kind === "quoted" ? chunk.text.slice(1, -1) : chunk.text))
      .join(" ")
      .trim() || "?"
  );
}

/** Values of the shop's, quoted ones, and after "is" whatever is written. */
function valuesFor({
  name,
  chunk,
  parts,
  scene,
}: Asked): { texts: string[]; joint: "and" | "or" } | undefined {
  for (const group of parts.groups) {
    const known = candidatesOf(
      group,
      (candidate) => candidate.kind === "value" && candidate.attribute === name,
    );
    if (!known || parts.used.has(group.chunk)) continue;
    parts.used.add(group.chunk);
    return { texts: known.map(({ value }) => value), joint: group.joint };
  }
  const quoted = free(parts, parts.quoted);
  if (quoted.length > 0) {
    for (const each of quoted) parts.used.add(each);
    return { texts: quoted.map(({ text }) => text.replaceAll(/^["“]|["”]$/g, "")), joint: "or" };
  }
  const near = nearbyWords(chunk, parts);
  return near.length > 0
    ? { texts: [scene.reader.text.slice(near[0]!.start, near.at(-1)!.end)], joint: "or" }
    : undefined;
}

/** Unknown words right after the name and "is". */
function nearbyWords(chunk: ChunkOf<"attribute">, parts: Parts) {
  const { chunks } = parts.clause;
  let at = chunks.indexOf(chunk) + 1;
  while (isSmall(chunks[at], "is", "not") || chunks[at]?.kind === "filler") at++;
  const words = [];
  while (chunks[at] && (chunks[at]!.kind === "unknown" || chunks[at]!.kind === "match") && words.length < 3)
    words.push(chunks[at++]!);
  for (const word of words) parts.used.add(word);
  return words;
}

function dateReading({ name, chunk, parts, scene }: Asked): Rule | undefined {
  const spans = takeSpans(parts);
  const rules = spans.flatMap((span) => datesOf(name, span, scene));
  if (rules.length > 0) return allOf(rules);
  scene.refuse(chunk, "it is not said when");
  return undefined;
}

function datesOf(name: string, span: Span, { reader }: Scene): Rule[] {
  if (name === "birthday") {
    const length =
      span.kind === "next" || span.kind === "length" || span.kind === "last"
        ? span.length
        : daysLeft(span, reader.today.toString());
    if (length) return [attribute(name, "anniversary_within_next", length)];
  }
  return momentsOf(span).map(({ op, value }) => attribute(name, op, value));
}

/** "birthday this month": the days of it that are still to come. */
function daysLeft(span: Span, today: string) {
  if (span.kind !== "days" || span.to === undefined || span.to < today || (span.from ?? "") > today)
    return undefined;
  const days = Math.round((Date.parse(span.to) - Date.parse(today)) / 86_400_000);
  return { n: Math.max(1, days), unit: "days" } as const;
}

/** Joining: signing up, or being known to the shop. */
export function joinReading(parts: Parts, scene: Scene): Rule | undefined {
  const spans = parts.spans.map(({ span, text }) =>
    span.kind === "length" && /^(for|over|more)/i.test(text) && !span.less
      ? { ...span, more: true as const }
      : span,
  );
  takeSpans(parts);
  if (spans.length === 0) {
    if (parts.groups.length > 0 || !parts.denied)
      return parts.groups.length > 0 ? undefined : { kind: "everyone" };
    scene.refuse(parts.actChunk!, "it is not said when");
    return undefined;
  }
  const rules = spans
    .flatMap((span) => momentsOf(span))
    .map(({ op, value }) => attribute("created_at", op, value));
  return deniedIf(parts.denied, allOf(rules)!, scene.reader);
}

export function tagReading(parts: Parts, scene: Scene): Rule {
  const rules = parts.groups.flatMap((group) => {
    const known = candidatesOf(group, isTag) ?? group.of.map((match) => ({ value: match.text }));
    parts.used.add(group.chunk);
    const texts = known.map(({ value }) => value);
    return [attribute("tags", group.joint === "and" && texts.length > 1 ? "has_all" : "has_any", texts)];
  });
  for (const chunk of [
    ...free(parts, parts.quoted),
    ...free(parts, parts.unknown),
    ...free(parts, parts.vague),
  ]) {
    parts.used.add(chunk);
    rules.push(
      attribute("tags", "has_any", [
        chunk.kind === "quoted" ? chunk.text.replaceAll(/^["“]|["”]$/g, "") : chunk.text,
      ]),
    );
  }
  const rule = rules.length > 0 ? anyOf(rules)! : attribute("tags", "is_set");
  return deniedIf(parts.denied, rule, scene.reader);
}

const isTag = (candidate: Candidate) => candidate.kind === "value" && candidate.attribute === "tags";

const addressHosts: Record<string, string> = {
  gmail: "@gmail.com",
  yahoo: "@yahoo",
  hotmail: "@hotmail",
  outlook: "@outlook",
  rediffmail: "@rediffmail.com",
};

const hostOf = (text: string) => addressHosts[text.toLowerCase().replaceAll(/^@|\.com$/g, "")];
export const isAddress = ({ text }: { text: string }): boolean =>
  text.startsWith("@") || hostOf(text) !== undefined;

/** "with a gmail address", "without a phone number". */
export function addressReading(parts: Parts): Rule | undefined {
  const host = free(parts, parts.unknown).find(isAddress);
  if (host) {
    parts.used.add(host);
    const text = hostOf(host.text) ?? host.text;
    const rule = attribute("email", "contains", text);
    return parts.denied ? attribute("email", "not_contains", text) : rule;
  }
  const op = parts.denied ? "is_missing" : "is_set";
  const rules = [
    ...(parts.has("email_address", "email") ? [attribute("email", op)] : []),
    ...(parts.has("phone_number") ? [attribute("phone", op)] : []),
  ];
  return allOf(rules);
}

/** Women and men, as the shop writes them. */
export function genderReading(parts: Parts, scene: Scene): Rule | undefined {
  const asked = [
    ...(parts.has("women") ? (["female"] as const) : []),
    ...(parts.has("men") ? (["male"] as const) : []),
  ];
  if (asked.length === 0) return undefined;
  const known =
    scene.reader.catalogue.attributes
      .find(({ name }) => name === "gender")
      ?.common_values.map(({ value }) => value) ?? [];
  const written = asked.map((each) => known.find((value) => spellings[each].test(value)) ?? each);
  return deniedIf(
    parts.denied,
    written.length > 1 ? attribute("gender", "in", written) : attribute("gender", "is", written[0]),
    scene.reader,
  );
}

const spellings = { female: /^(f|female|woman|women|w)$/i, male: /^(m|male|man|men)$/i };

/** Names in a clause that no reading took: each says what somebody is, or where they are. */
export function namesReading(parts: Parts, scene: Scene): Rule[] {
  return parts.groups.flatMap((group) => {
    if (parts.used.has(group.chunk)) return [];
    parts.used.add(group.chunk);
    const rule = nameRule(group, parts, scene);
    return rule ? [deniedIf(isDeniedAt(parts, group.chunk), rule, scene.reader)] : [];
  });
}

interface Weighed {
  weight: number;
  label: string;
  rule: Rule;
}

function nameRule(group: Parts["groups"][number], parts: Parts, scene: Scene): Rule | undefined {
  const options = subjects(group).flatMap((subject) => weighed(subject, group, parts));
  options.sort((a, b) => b.weight - a.weight);
  const [best] = options;
  if (!best) {
    for (const match of group.of) scene.refuse(match, "it is not said what of it is meant");
    return undefined;
  }
  const near = options.filter(({ weight }) => best.weight - weight < 3);
  return scene.reader.choose(
    group.chunk,
    `What is “${group.chunk.text}”?`,
    near.map(({ label, rule }) => ({ label, value: rule })) as [{ label: string; value: Rule }],
  );
}

const subjectOf = (candidate: Candidate) =>
  candidate.kind === "value" ? candidate.attribute : candidate.kind;
const subjects = ({ of }: Parts["groups"][number]) => [...new Set(of[0]!.candidates.map(subjectOf))];

const weights: Record<string, number> = {
  city: 9,
  country: 9,
  gender: 9,
  segment: 9,
  region: 8,
  list: 7,
  tags: 6,
  language: 6,
  source: 5,
  category: 4,
  product: 4,
  campaign: 3,
  store: 3,
  status: 3,
  coupon: 3,
};

function weighed(subject: string, group: Parts["groups"][number], parts: Parts): Weighed[] {
  const found = candidatesOf(group, (candidate) => subjectOf(candidate) === subject);
  if (!found || subject === "name" || subject === "order_channel") return [];
  const values = [...new Set(found.map(({ value }) => value))];
  const hinted =
    (subject === "segment" && parts.has("segment_word")) ||
    (subject === "list" && parts.has("list_word")) ||
    (subject === "campaign" && parts.has("campaign_word")) ||
    (subject === "store" && parts.has("store_word"));
  const weight = (weights[subject] ?? 6.5) + (hinted ? 20 : 0);
  return [{ weight, ...saying(subject, values, group) }];
}

function saying(subject: string, values: string[], group: Parts["groups"][number]): Omit<Weighed, "weight"> {
  const text = group.chunk.text;
  if (subject === "segment" || subject === "list") {
    const rules = values.map((id): Rule => ({ kind: subject, id }));
    return {
      label: `The ${subject} “${text}”`,
      rule: (group.joint === "and" ? allOf(rules) : anyOf(rules))!,
    };
  }
  const column = {
    category: "category",
    product: "product_id",
    store: "store",
    coupon: "coupon",
    status: "status",
    campaign: "campaign_id",
  }[subject];
  if (column) {
    const what =
      subject === "category" || subject === "product"
        ? "items"
        : subject === "campaign"
          ? "messages.sent"
          : "orders";
    const where =
      values.length > 1
        ? { kind: "row", column, op: "in", value: values }
        : { kind: "row", column, op: "is", value: values[0] };
    return { label: `The ${subject} “${text}”`, rule: { kind: "did", what, where } as Rule };
  }
  if (subject.startsWith(scorePrefix))
    return {
      label: `The RFM group “${text}”`,
      rule: { kind: "score", score: "rfm.segment", op: "in", value: values } as Rule,
    };
  const list = group.of[0]!.candidates.some(
    (candidate) => candidate.kind === "value" && candidate.attribute === subject && candidate.list,
  );
  const label = `${subject.replace("custom.", "").replaceAll("_", " ")} is “${text}”`;
  if (list)
    return {
      label,
      rule: attribute(subject, group.joint === "and" && values.length > 1 ? "has_all" : "has_any", values),
    };
  return {
    label,
    rule: values.length > 1 ? attribute(subject, "in", values) : attribute(subject, "is", values[0]),
  };
}
