// Whether a leaf can be asked yet: ready, unfinished (something has not been chosen), or faulty (what was chosen cannot be).
// Only what is ready goes into the preview.
import type { Catalogue } from "../../../../contract/attributes.ts";
import type { Fault } from "../../../../contract/errors.ts";
import { findRuleFaults } from "../../../../contract/rule-faults.ts";
import { findScore } from "../../../../contract/rule-scores.ts";
import type { Within } from "../../../../contract/rule-segments.ts";
import { attributeTypeOf, columnTypeOf, formFor, measuredType, rowsOf } from "./draft-types.ts";
import { type Asked, type Draft, type RuleTree, ruleOfDraft, type WhereTree } from "./drafts.ts";
import { type Leaf, leavesOf, spotsOf } from "./tree.ts";

export type Readiness = { state: "ready" } | { state: "unfinished" } | { state: "faulty"; faults: Fault[] };

/** `within` is the segment being edited. */
export function readinessOf(draft: Draft, catalogue: Catalogue, within?: Within): Readiness {
  if (hasGap(draft, catalogue)) return { state: "unfinished" };
  const faults = findRuleFaults(ruleOfDraft(draft), catalogue, "", within);
  return faults.length === 0 ? { state: "ready" } : { state: "faulty", faults };
}

function hasGap(draft: Draft, catalogue: Catalogue): boolean {
  if (draft.kind === "everyone") return false;
  if (draft.kind === "segment" || draft.kind === "list") return draft.id === undefined;
  if (draft.kind === "sample") return draft.percent === undefined || draft.seed === "";
  if (draft.kind === "score") return isEmpty(draft, formFor(findScore(draft.score)?.type, draft.op));
  if (draft.kind === "attribute")
    return isEmpty(draft, formFor(attributeTypeOf(draft.attribute, catalogue), draft.op));
  if (draft.kind === "measure" && isEmpty(draft, formFor(measuredType(draft, catalogue), draft.op)))
    return true;
  if (draft.kind === "did" && draft.times && isEmpty(draft.times, formFor("number", draft.times.op)))
    return true;
  return draft.where !== undefined && whereHasGap(draft, draft.where, catalogue);
}

function whereHasGap(draft: Draft, where: WhereTree, catalogue: Catalogue): boolean {
  const rows = rowsOf(draft, catalogue);
  return spotsOf(where).some(({ node }) => {
    if (node.kind === "group") return node.children.length === 0;
    return (
      rows && isEmpty(node.draft, formFor(columnTypeOf(rows, node.draft.column, catalogue), node.draft.op))
    );
  });
}

function isEmpty({ value }: Asked, form: string | undefined): boolean {
  if (form === undefined || form === "none") return false;
  if (Array.isArray(value)) return value.length === 0 || value.some(isBlank);
  return isBlank(value);
}

const isBlank = (value: unknown) => value === undefined || value === "";

/** What the whole rule still lacks: leaves by id that are not ready. */
export function unready(root: RuleTree, catalogue: Catalogue, within?: Within): Map<string, Readiness> {
  const found = leavesOf(root).map((leaf) => [leaf.id, readinessOf(leaf.draft, catalogue, within)] as const);
  return new Map(found.filter(([, { state }]) => state !== "ready"));
}

export function isReady(leaf: Leaf<Draft>, unreadyIds: Map<string, Readiness>): boolean {
  return !unreadyIds.has(leaf.id);
}
