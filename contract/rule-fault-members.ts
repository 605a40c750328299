// Checks what customers may belong to: a segment, a list, a random share; and the scores that a condition may name.
import type { Fault } from "./errors.ts";
import { nearest } from "./nearest.ts";
import { operatorType } from "./rule-columns.ts";
import type { Node } from "./rule-fault-nodes.ts";
import { predicateFaults } from "./rule-fault-predicates.ts";
import { below, didYouMean, fault, named, oneOf, type Place, show } from "./rule-fault-words.ts";
import { findScore, scoreNames } from "./rule-scores.ts";
import { byId, circleFrom, maxSegmentDepth, openedSize } from "./rule-segments.ts";
import { percent, seed, seedMax } from "./rule-values.ts";

export function segmentFaults(node: Node, place: Place): Fault[] {
  const { catalogue, within } = place;
  const at = below(place, "id");
  const known = catalogue.segments;
  const itself = within !== undefined && node.id === within.id;
  if (!itself && !byId(catalogue).has(node.id as string)) return unknownMember("segment", node.id, known, at);
  const id = String(node.id);
  const circle = circleFrom(id, catalogue, within);
  if (circle) return fault(at, circleWords(circle), "ask about the conditions themselves");
  if (openedSize([id], catalogue).depth <= maxSegmentDepth) return [];
  return fault(at, `segments stand in each other more than ${maxSegmentDepth} deep here`);
}

/** More names than this are no help in finding where to break a circle. */
const mostOnTheWay = 8;

/** "“A” asks about “B”, which asks about “A”". */
function circleWords(names: string[]): string {
  const way = names.slice(0, mostOnTheWay).map((name) => `“${name}”`);
  const left = names.length - way.length;
  const rest = left > 0 ? `, and so on through ${left - 1} more, back to ${way[0]}` : "";
  return `segments cannot go round in a circle: ${way[0]} asks about ${way.slice(1).join(", which asks about ")}${rest}`;
}

export function listFaults(node: Node, place: Place): Fault[] {
  const { lists } = place.catalogue;
  if (lists.some(({ id }) => id === node.id)) return [];
  return unknownMember("list", node.id, lists, below(place, "id"));
}

type Known = readonly { id: string; name: string }[];

/** Whoever writes a name in place of an id is told the id of the nearest. */
function unknownMember(noun: "segment" | "list", given: unknown, known: Known, at: Place): Fault[] {
  if (typeof given === "number" && known.some(({ id }) => id === String(given)))
    return fault(at, `the id of a ${noun} is a text`, `write "${given}" in quotes`);
  if (typeof given !== "string")
    return fault(
      at,
      `say which ${noun}, by its id${given === undefined ? "" : `, not ${show(given)}`}`,
      someOf(noun, known),
    );
  const name = nearest(
    given,
    known.map((one) => one.name),
  );
  const near = known.find((one) => one.name === name);
  const gone = /^\d+$/.test(given) ? "; it may have been deleted" : "";
  const hint = near ? `did you mean "${near.id}", which is ${named(near.name)}?` : someOf(noun, known);
  return fault(at, `there is no ${noun} ${show(given)} in this workspace${gone}`, hint);
}

const mostNamed = 5;

function someOf(noun: string, known: Known): string {
  if (known.length === 0) return `this workspace has no ${noun}s yet`;
  const some = known.slice(0, mostNamed).map(({ id, name }) => `"${id}" (${name})`);
  return `${known.length > mostNamed ? `some ${noun}s are` : `the ${noun}s are`} ${some.join(", ")}`;
}

export function sampleFaults(node: Node, place: Place): Fault[] {
  return [
    ...(percent.safeParse(node.percent).success
      ? []
      : fault(below(place, "percent"), `this must be a number from 0 to 100, not ${show(node.percent)}`)),
    ...(seed.safeParse(node.seed).success
      ? []
      : fault(
          below(place, "seed"),
          `this must be a text of 1 to ${seedMax} characters, not ${show(node.seed)}`,
          "the same seed gives the same share each time, another seed another share",
        )),
  ];
}

export function scoreFaults(node: Node, place: Place): Fault[] {
  const { score } = node;
  const at = below(place, "score");
  if (typeof score !== "string")
    return [...fault(at, "say which score", oneOf(scoreNames)), ...predicateFaults(node, undefined, place)];
  const found = findScore(score);
  const unknown = found
    ? []
    : fault(at, `${named(score)} is not a score`, didYouMean(score, scoreNames, oneOf(scoreNames)));
  const faults = [...unknown, ...predicateFaults(node, found && operatorType(found.type), place)];
  return faults.length > 0 || !found?.texts ? faults : textFaults(node, found.texts, below(place, "value"));
}

const wholeTexts = new Set(["is", "is_not", "in", "not_in"]);

/** A score that is one of a few texts can be no other. */
function textFaults({ op, value }: Node, texts: Readonly<Record<string, string>>, at: Place): Fault[] {
  if (!wholeTexts.has(String(op))) return [];
  const names = Object.keys(texts);
  return [value].flat().flatMap((text, i) => {
    if (Object.hasOwn(texts, String(text).toLowerCase())) return [];
    const hint = didYouMean(String(text), names, oneOf(names));
    return fault(Array.isArray(value) ? below(at, i) : at, `${show(text)} is not one of its values`, hint);
  });
}
