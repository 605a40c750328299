// Finds every fault of a rule at once: where it is, what is wrong, and what was probably meant. It takes anything that JSON
// can hold, of any depth and size, and answers in milliseconds.
import type { Catalogue } from "./attributes.ts";
import { AppError, type Fault } from "./errors.ts";
import { maxConditions, type Rule, type RuleKind, rule, segmentsNamed } from "./rule.ts";
import { listFaults, sampleFaults, scoreFaults, segmentFaults } from "./rule-fault-members.ts";
import { type Grammar, groupShapes, nodeFaults, type Shape } from "./rule-fault-nodes.ts";
import { attributeFaults } from "./rule-fault-predicates.ts";
import { didFaults, measureFaults } from "./rule-fault-rows.ts";
import { fault, type Place } from "./rule-fault-words.ts";
import { maxOpenedConditions, openedSize, type Within } from "./rule-segments.ts";
import { countConditions } from "./rule-size.ts";

/** More than this helps nobody; whoever made so many has made the same one again and again. */
const mostFaults = 200;

const shapes: Record<RuleKind, Shape> = {
  ...groupShapes(ruleFaults),
  everyone: { fields: [], faults: () => [] },
  attribute: { fields: ["attribute", "op", "value"], faults: attributeFaults },
  measure: { fields: ["measure", "of", "window", "where", "op", "value"], faults: measureFaults },
  did: { fields: ["what", "window", "where", "times"], faults: didFaults },
  did_not: { fields: ["what", "window", "where"], faults: didFaults },
  segment: { fields: ["id"], faults: segmentFaults },
  list: { fields: ["id"], faults: listFaults },
  score: { fields: ["score", "op", "value"], faults: scoreFaults },
  sample: { fields: ["percent", "seed"], faults: sampleFaults },
};
const grammar: Grammar = { noun: "rule", shapes };

function ruleFaults(node: unknown, place: Place): Fault[] {
  return nodeFaults(node, place, grammar);
}

/**
 * Faults of a rule, none if it can be evaluated. `path` leads to the rule in whatever was sent; `within` is the saved segment
 * that the rule is of.
 */
export function findRuleFaults(input: unknown, catalogue: Catalogue, path = "", within?: Within): Fault[] {
  const place = { path, depth: 0, catalogue, within, seen: { conditions: 0, nodes: 0 } };
  const faults = [...sizeFaults(input, path), ...ruleFaults(input, place)];
  const found = faults.length > 0 ? faults : openedFaults(input as Rule, catalogue, path);
  return found.slice(0, mostFaults);
}

/** Of a rule without other faults: what it comes to with every segment opened. */
function openedFaults(input: Rule, catalogue: Catalogue, path: string): Fault[] {
  const ids = segmentsNamed(input);
  const conditions = countConditions(input) + openedSize(ids, catalogue).conditions;
  if (ids.length === 0 || conditions <= maxOpenedConditions) return [];
  const [count, most] = [conditions, maxOpenedConditions].map((n) => n.toLocaleString("en"));
  return fault(
    { path },
    `with the segments it asks about, this rule has ${count} conditions; together they may have ${most}`,
  );
}

function sizeFaults(input: unknown, path: string): Fault[] {
  const conditions = countConditions(input);
  if (conditions <= maxConditions) return [];
  const count = conditions.toLocaleString("en");
  return fault(
    { path },
    `this rule has ${count} conditions; a rule holds at most ${maxConditions}`,
    "compare with a list of values by `in` rather than with each in a condition of its own",
  );
}

/** The rule, typed; throws `invalid_rule` with every fault where it has any. */
export function parseRule(input: unknown, catalogue: Catalogue, path = "", within?: Within): Rule {
  const faults = findRuleFaults(input, catalogue, path, within);
  const parsed = faults.length === 0 ? rule.safeParse(asJson(input)) : undefined;
  if (parsed?.success) return parsed.data;
  for (const issue of parsed?.error.issues ?? [])
    faults.push({ path: [path, ...issue.path].join("/"), message: issue.message });
  throw new AppError("invalid_rule", faultSummary(faults), { faults });
}

/** As it would travel: a field that is undefined is a field left out. */
function asJson(input: unknown): unknown {
  return JSON.parse(JSON.stringify(input));
}

function faultSummary(faults: Fault[]): string {
  const [first] = faults;
  const rest = faults.length - 1;
  const more = rest === 0 ? "" : `, and ${rest} more ${rest === 1 ? "fault" : "faults"}`;
  return `${first?.message}${first?.hint ? `; ${first.hint}` : ""}${more}`;
}
