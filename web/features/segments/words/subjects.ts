// Everything a condition can be about, in marketers' words and groups: what one picks from to add a condition. Each leads to
// a draft to begin with. Whatever the rule language can ask is in here.
import type { Attribute, Catalogue } from "../../../../contract/attributes.ts";
import { attributeNames, findAttribute } from "../../../../contract/rule-attributes.ts";
import { capital } from "../../../ui/capital.ts";
import type { Draft, DraftOf } from "../model/drafts.ts";
import { attributeWording } from "./attribute-words.ts";
import { firstAsked } from "./first-asked.ts";
import { memberSubjects } from "./member-subjects.ts";
import { shopSubjects } from "./shop-subjects.ts";

export interface Subject {
  key: string;
  group: SubjectGroup;
  label: string;
  /** A word on what it is, or how many have it. */
  detail?: string;
  /** Other words one might look for. */
  also?: string;
  draft: () => Draft;
}

export const subjectGroups = [
  "What they bought",
  "What else they did",
  "Messages they got",
  "Segments, lists and shares",
  "What we worked out",
  "Who they are",
  "Your own attributes",
  "What they agreed to",
  "More about orders and items",
  "Anyone",
] as const;
export type SubjectGroup = (typeof subjectGroups)[number];

export function subjectsOf(catalogue: Catalogue): Subject[] {
  const names = attributeNames(catalogue).sort((a, b) => rank(a) - rank(b));
  const attributes = names.map((name) => attributeSubject(name, catalogue));
  const all = [...shopSubjects(catalogue), ...attributes, ...memberSubjects(catalogue), everyone];
  return subjectGroups.flatMap((group) => all.filter((subject) => subject.group === group));
}

/** What one asks about most often comes first; the rest stay as they are. */
const foremost = [
  "country",
  "city",
  "region",
  "tags",
  "birthday",
  "created_at",
  "gender",
  "language",
  "source",
];

function rank(attribute: string): number {
  const at = foremost.indexOf(attribute);
  return at === -1 ? foremost.length : at;
}

/** Kinds that stand in the list once. */
function isPlainKind(draft: Draft): draft is DraftOf<"everyone" | "segment" | "list" | "sample"> {
  return ["everyone", "segment", "list", "sample"].includes(draft.kind);
}

/** The key of what a condition is about now; several entries of the list may lead to it. */
export function subjectKey(draft: Draft): string {
  if (isPlainKind(draft)) return draft.kind;
  if (draft.kind === "score") return `score ${draft.score}`;
  if (draft.kind === "attribute") return `attribute ${draft.attribute}`;
  return draft.kind === "measure" ? `${draft.measure} ${draft.of}` : `${draft.kind} ${draft.what}`;
}

const everyone: Subject = {
  key: "everyone",
  group: "Anyone",
  label: "All customers",
  also: "everyone everybody",
  draft: () => ({ kind: "everyone" }),
};

function attributeSubject(name: string, catalogue: Catalogue): Subject {
  const { type, label } = findAttribute(name, catalogue)!;
  const known = catalogue.attributes.find((attribute) => attribute.name === name);
  return {
    key: `attribute ${name}`,
    group: groupOf(name),
    label: capital(attributeWording(name, catalogue).lead),
    detail: known && fillWords(known),
    also: `${name} ${label}`,
    draft: () => ({ kind: "attribute", attribute: name, ...firstAsked[type] }),
  };
}

function groupOf(name: string): SubjectGroup {
  if (name.startsWith("consent.")) return "What they agreed to";
  return name.startsWith("custom.") ? "Your own attributes" : "Who they are";
}

function fillWords({ fill_rate }: Attribute): string | undefined {
  if (fill_rate >= 0.995) return undefined;
  if (fill_rate === 0) return "nobody has one";
  return fill_rate < 0.01 ? "known of under 1 %" : `known of ${Math.round(fill_rate * 100)} %`;
}
