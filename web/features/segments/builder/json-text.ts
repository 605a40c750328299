// A rule as text that one can take elsewhere, and text from elsewhere as a rule: read, checked, and every fault told.
import type { Catalogue } from "../../../../contract/attributes.ts";
import type { Fault } from "../../../../contract/errors.ts";
import type { Rule } from "../../../../contract/rule.ts";
import { findRuleFaults, parseRule } from "../../../../contract/rule-faults.ts";
import { type Place, placeAt, placeOfBreak } from "./json-places.ts";

export function textOfRule(rule: Rule | undefined): string {
  return rule ? JSON.stringify(rule, null, 2) : "";
}

/** A fault with the place in the text that it speaks of. */
export type PlacedFault = Fault & { place?: Place };
export type Read = { rule: Rule } | { faults: PlacedFault[] };

export function readRule(text: string, catalogue: Catalogue): Read {
  const input = parsed(text);
  if (input instanceof SyntaxError) return { faults: [brokenAt(text, input)] };
  const rule = unwrapped(input);
  const around = rule === input ? "" : "/rule";
  const faults = findRuleFaults(rule, catalogue);
  if (faults.length === 0) return { rule: parseRule(rule, catalogue) };
  return { faults: faults.map((fault) => ({ ...fault, place: placeAt(text, around + fault.path) })) };
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

function brokenAt(text: string, { message }: SyntaxError): PlacedFault {
  return {
    path: "",
    message: `this is not JSON: ${message}`,
    hint: 'such as { "kind": "everyone" }',
    place: placeOfBreak(text, message),
  };
}
