// A node in one short line, for screen readers, drag announcements and menus: "spent more than ₹5,000", "any of 3".
import type { Catalogue } from "../../../../contract/attributes.ts";
import { rulePhrase } from "../../../../contract/rule-sentence.ts";
import { type Draft, ruleOfDraft } from "../model/drafts.ts";
import { joinOf, joinWords } from "../model/joins.ts";
import { readinessOf } from "../model/readiness.ts";
import type { Tree } from "../model/tree.ts";
import { attributeWording } from "./attribute-words.ts";
import { measureWording } from "./measure-words.ts";
import { memberLeads, scoreWording } from "./member-words.ts";
import { happeningWords } from "./shop-subjects.ts";

export function summaryOf(node: Tree<Draft>, catalogue: Catalogue): string {
  if (node.kind === "group") {
    const { length } = node.children;
    return `${joinWords[joinOf(node)].label} ${length} ${length === 1 ? "condition" : "conditions"}`;
  }
  return `${node.nots % 2 === 1 ? "not " : ""}${leafWords(node.draft, catalogue)}`;
}

function leafWords(draft: Draft, catalogue: Catalogue): string {
  if (draft.kind === "everyone") return "all customers";
  if (readinessOf(draft, catalogue).state !== "ready") return `${leadOf(draft, catalogue)} …`;
  return rulePhrase(ruleOfDraft(draft), catalogue).text.replace(/^who(se)? /, "");
}

function leadOf(draft: Exclude<Draft, { kind: "everyone" }>, catalogue: Catalogue): string {
  if (draft.kind === "attribute") return attributeWording(draft.attribute, catalogue).lead;
  if (draft.kind === "score") return scoreWording(draft.score).lead;
  if (draft.kind === "segment" || draft.kind === "list" || draft.kind === "sample")
    return memberLeads[draft.kind];
  if (draft.kind === "measure") return measureWording(draft.measure, draft.of, catalogue).lead;
  return happeningWords(draft.kind, draft.what, catalogue);
}
