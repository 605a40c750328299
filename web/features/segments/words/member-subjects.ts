// Segments, lists, scores and random shares, as one may ask about them: only what this workspace has.
import type { Catalogue } from "../../../../contract/attributes.ts";
import { operatorType } from "../../../../contract/rule-columns.ts";
import { type ScoreName, scoreNames, scores } from "../../../../contract/rule-scores.ts";
import { capital } from "../../../ui/capital.ts";
import { firstAsked } from "./first-asked.ts";
import { scoreWording } from "./member-words.ts";
import type { Subject } from "./subjects.ts";

export function memberSubjects(catalogue: Catalogue): Subject[] {
  return [
    ...(catalogue.segments.length > 0 ? [segment] : []),
    ...(catalogue.lists.length > 0 ? [list] : []),
    sample,
    ...(catalogue.scores ? scoreNames.map(scoreSubject) : []),
  ];
}

const segment: Subject = {
  key: "segment",
  group: "Segments, lists and shares",
  label: "In a segment",
  also: "member another audience",
  draft: () => ({ kind: "segment" }),
};
const list: Subject = {
  key: "list",
  group: "Segments, lists and shares",
  label: "On a list",
  also: "member picked imported",
  draft: () => ({ kind: "list" }),
};
const sample: Subject = {
  key: "sample",
  group: "Segments, lists and shares",
  label: "A random share of customers",
  also: "sample percent split test hold-out",
  draft: () => ({ kind: "sample", percent: 10, seed: newSeed() }),
};

/** A share of its own for each new condition, unless it is given the name of another. */
function newSeed(): string {
  return `share ${Math.floor(Math.random() * 9_000) + 1_000}`;
}

function scoreSubject(score: ScoreName): Subject {
  return {
    key: `score ${score}`,
    group: "What we worked out",
    label: capital(scoreWording(score).lead),
    also: `${score} prediction intelligence`,
    draft: () => ({ kind: "score", score, ...firstAsked[operatorType(scores[score].type)] }),
  };
}
