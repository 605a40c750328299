// Finds every fault of a rule at once: where it is, what is wrong, and what was probably meant. It takes anything that JSON
// can hold, of any depth and size, and answers in milliseconds.
import type { Catalogue } from "./attributes.ts";
import { AppError, type Fault } from "./errors.ts";
import { maxConditions, type Rule, type RuleKind, rule } from "./rule.ts";
import { type Grammar, groupShapes, nodeFaults, type Shape } from "./rule-fault-nodes.ts";
import { attributeFaults } from "./rule-fault-predicates.ts";
import { didFaults, measureFaults } from "./rule-fault-rows.ts";
import { fault, type Place } from "./rule-fault-words.ts";
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
};
const grammar: Grammar = { noun: "rule", shapes, later: ["segment", "list", "score", "sample"] };

function ruleFaults(node: unknown, place: Place): Fault[] {
  return nodeFaults(node, place, grammar);
}

/** Faults of a rule, none if it can be evaluated. `path` leads to the rule in whatever was sent. */
export function findRuleFaults(input: unknown, catalogue: Catalogue, path = ""): Fault[] {
  const place = { path, depth: 0, catalogue, seen: { conditions: 0, nodes: 0 } };
  return [...sizeFaults(input, path), ...ruleFaults(input, place)].slice(0, mostFaults);
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
export function parseRule(input: unknown, catalogue: Catalogue, path = ""): Rule {
  const faults = findRuleFaults(input, catalogue, path);
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
