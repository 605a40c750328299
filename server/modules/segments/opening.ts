// Opens the segments that a rule asks about: their rules, and those of the segments these ask about, all checked anew, since
// what a rule names may be gone since it was saved.
import type { Catalogue } from "../../../contract/attributes.ts";
import { AppError, type Fault } from "../../../contract/errors.ts";
import { childrenOf, type Rule, segmentsNamed } from "../../../contract/rule.ts";
import type { OpenedSegments } from "../../../contract/rule-clashes.ts";
import { findRuleFaults, parseRule } from "../../../contract/rule-faults.ts";
import type { Trx } from "../../platform/database.ts";
import type { Asking } from "./asking.ts";
import { type SegmentRow, segmentsById } from "./store.ts";

interface Opening {
  opened: OpenedSegments;
  /** Where in the rule a segment stands that cannot be opened. */
  faults: Fault[];
}

/** `path` leads to the rule in whatever was sent. */
export async function openSegments(trx: Trx, asking: Asking, rule: Rule, path = ""): Promise<Opening> {
  const opened = new Map<string, Rule>();
  const faults: Fault[] = [];
  let wanted = segmentsAt(rule, path);
  while (wanted.size > 0) {
    const rows = await segmentsById(trx, asking.workspace.id, [...wanted.keys()]);
    const next = new Map<string, string>();
    for (const [id, at] of wanted) {
      const row = rows.find((one) => one.id === id);
      const fault = faultOf(row, asking);
      if (fault) faults.push({ path: `${at}/id`, message: fault });
      if (fault || !row) continue;
      const inner = parseRule(row.rule, asking.catalogue);
      opened.set(id, inner);
      for (const deeper of segmentsAt(inner, "").keys()) next.set(deeper, at);
    }
    wanted = new Map([...next].filter(([id]) => !opened.has(id)));
  }
  return { opened, faults };
}

/** The same where there must be none that cannot be opened; throws `invalid_rule`. */
export async function mustOpen(trx: Trx, asking: Asking, rule: Rule, path = ""): Promise<OpenedSegments> {
  const { opened, faults } = await openSegments(trx, asking, rule, path);
  if (faults.length === 0) return opened;
  throw new AppError("invalid_rule", `${faults[0]!.message}. Open that segment and mend it.`, { faults });
}

function faultOf(row: SegmentRow | undefined, { catalogue }: Asking): string | undefined {
  if (!row) return "a segment that this rule asks about was deleted meanwhile";
  const [fault] = findRuleFaults(row.rule, catalogue);
  return fault && `the rule of the segment “${row.name}” cannot be evaluated any more: ${fault.message}`;
}

/** The segments that a rule names, with the path of one node that does. */
function segmentsAt(node: Rule, path: string, found = new Map<string, string>()): Map<string, string> {
  if (node.kind === "segment") found.set(node.id, path);
  for (const [child, at] of childrenOf(node, path)) segmentsAt(child, at, found);
  return found;
}

/** The rules that can be evaluated, down to the last segment that they ask about. `rows` are all of the workspace. */
export function soundRules(rows: readonly SegmentRow[], catalogue: Catalogue): Map<string, Rule> {
  const whole = rows.filter(({ rule }) => findRuleFaults(rule, catalogue).length === 0);
  const sound = new Map(whole.map(({ id, rule }) => [id, parseRule(rule, catalogue)]));
  for (let before = -1; before !== sound.size; ) {
    before = sound.size;
    for (const [id, rule] of sound) if (!segmentsNamed(rule).every((one) => sound.has(one))) sound.delete(id);
  }
  return sound;
}
