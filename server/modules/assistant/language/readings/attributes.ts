// What customers are: an attribute named in the phrase, with what is said of it.
import type { AttributeType } from "../../../../../contract/attributes.ts";
import type { Rule } from "../../../../../contract/rule.ts";
import { findAttribute } from "../../../../../contract/rule-attributes.ts";
import { type ChunkOf, isSmall } from "../chunks.ts";
import { scorePrefix } from "../names.ts";
import { momentsOf, type Span } from "../spans.ts";
import { allOf, attribute, deniedIf, number } from "./build.ts";
import { type Parts, type Scene, takeQuantity, takeSpans } from "./parts.ts";
import { scoreReading } from "./scores.ts";
import { type Asked, valuesFor } from "./values.ts";

export function attributeReading(chunk: ChunkOf<"attribute">, parts: Parts, scene: Scene): Rule | undefined {
  parts.used.add(chunk);
  if (chunk.attribute.startsWith(scorePrefix)) return scoreReading(chunk, parts, scene);
  const type = findAttribute(chunk.attribute, scene.reader.catalogue)?.type ?? "text";
  const asked = { name: chunk.attribute, chunk, parts, scene };
  const rule = presence(asked, type) ?? readings[type](asked);
  return rule && deniedIf(parts.denied && !isPresence(rule), rule, scene.reader);
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
