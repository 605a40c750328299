// Names that stand in a phrase without a word for what they are of: “Pune” is a city, “Tea” a category.
import type { Rule } from "../../../../../contract/rule.ts";
import type { Candidate } from "../chunks.ts";
import { scorePrefix } from "../names.ts";
import { allOf, anyOf, attribute, deniedIf } from "./build.ts";
import { candidatesOf, isDeniedAt, type Parts, type Scene } from "./parts.ts";

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
