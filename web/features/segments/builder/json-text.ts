// A rule as text that one can take elsewhere, and text from elsewhere as a rule: read, checked, and every fault told.
import type { Catalogue } from "../../../../contract/attributes.ts";
import type { Fault } from "../../../../contract/errors.ts";
import type { Rule } from "../../../../contract/rule.ts";
import { findRuleFaults, parseRule } from "../../../../contract/rule-faults.ts";

export function textOfRule(rule: Rule | undefined): string {
  return rule ? JSON.stringify(rule, null, 2) : "";
}

export type Read = { rule: Rule } | { faults: Fault[] };

export function readRule(text: string, catalogue: Catalogue): Read {
  const input = parsed(text);
  if (input instanceof SyntaxError)
    return { faults: [{ path: "", message: syntaxWords(input), hint: 'such as { "kind": "everyone" }' }] };
  const rule = unwrapped(input);
  const faults = findRuleFaults(rule, catalogue);
  return faults.length > 0 ? { faults } : { rule: parseRule(rule, catalogue) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error as SyntaxError;
  }
}

/** The body of a request, or a whole segment, holds the rule under its name. */
function unwrapped(input: unknown): unknown {
  const holds = typeof input === "object" && input !== null && "rule" in input && !("kind" in input);
  return holds ? input.rule : input;
}

function syntaxWords(error: SyntaxError): string {
  return `this is not JSON: ${error.message}`;
}
