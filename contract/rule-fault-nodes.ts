// Checks the nodes of a tree, of rules or of `where`: that each has a kind, its fields and no others, and is not too deep.
import type { Fault } from "./errors.ts";
import { maxConditions, maxDepth } from "./rule.ts";
import {
  below,
  didYouMean,
  fault,
  fieldFaults,
  isObject,
  named,
  oneOf,
  type Place,
  show,
} from "./rule-fault-words.ts";

export type Node = Record<string, unknown>;
type Check = (node: Node, place: Place) => Fault[];

/** What nodes of one kind look like. */
export interface Shape {
  fields: readonly string[];
  faults: Check;
  /** It holds other nodes rather than asking something itself. */
  group?: true;
}

/** A kind of tree: what its nodes are called, and what each kind looks like. */
export interface Grammar {
  noun: string;
  shapes: Record<string, Shape>;
}

/** The shapes of `all`, `any` and `not`, whatever stands in them. */
export function groupShapes(check: (node: unknown, place: Place) => Fault[]) {
  const list: Shape = {
    fields: ["rules"],
    faults: (node, place) => listFaults(node, place, check),
    group: true,
  };
  const not: Shape = {
    fields: ["rule"],
    faults: (node, place) => notFaults(node, place, check),
    group: true,
  };
  return { all: list, any: list, not };
}

/** More nodes than a good rule can have: each group leads to a condition, and each condition lies below few groups. */
const mostNodes = maxConditions * (maxDepth + 1);

export function nodeFaults(node: unknown, place: Place, grammar: Grammar): Fault[] {
  if (place.seen.conditions >= maxConditions || place.seen.nodes++ > mostNodes) return [];
  const shape = isObject(node) ? shapeOf(node.kind, grammar) : undefined;
  if (!shape?.group) place.seen.conditions++;
  if (!isObject(node)) return fault(place, `a ${grammar.noun} is an object with a "kind", not ${show(node)}`);
  if (!shape) return fault(below(place, "kind"), ...unknownKind(node.kind, grammar));
  return [...fieldFaults(node, ["kind", ...shape.fields], place), ...shape.faults(node, place)];
}

function shapeOf(kind: unknown, { shapes }: Grammar): Shape | undefined {
  return typeof kind === "string" && Object.hasOwn(shapes, kind) ? shapes[kind] : undefined;
}

function unknownKind(kind: unknown, { noun, shapes }: Grammar): [string, string | undefined] {
  const kinds = oneOf(Object.keys(shapes));
  if (typeof kind !== "string") return [`a ${noun} names its kind`, kinds];
  return [`${named(kind)} is not a kind of ${noun}`, didYouMean(kind, Object.keys(shapes), kinds)];
}

function tooDeep(place: Place): Fault[] {
  return fault(place, `groups are nested more than ${maxDepth} deep here`, "join groups of the same kind");
}

function listFaults(node: Node, place: Place, check: (node: unknown, place: Place) => Fault[]): Fault[] {
  const at = below(place, "rules");
  const { rules } = node;
  if (!Array.isArray(rules)) return fault(at, "a group has a list of rules");
  if (rules.length === 0) return fault(at, "this group is empty", "add a condition, or say `everyone`");
  if (place.depth >= maxDepth) return tooDeep(place);
  return rules.flatMap((child, i) => check(child, { ...below(at, i), depth: place.depth + 1 }));
}

function notFaults(node: Node, place: Place, check: (node: unknown, place: Place) => Fault[]): Fault[] {
  const at = below(place, "rule");
  if (node.rule === undefined) return fault(at, "`not` has the rule that must not hold");
  return place.depth >= maxDepth ? tooDeep(place) : check(node.rule, { ...at, depth: place.depth + 1 });
}
