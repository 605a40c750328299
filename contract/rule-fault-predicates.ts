// Checks the attribute that a condition names, and any condition's operator and value against the type they are asked of.
import type { AttributeType, Catalogue } from "./attributes.ts";
import type { Fault } from "./errors.ts";
import { attributeNames, findAttribute } from "./rule-attributes.ts";
import { valueFaults } from "./rule-fault-values.ts";
import { below, didYouMean, fault, named, oneOf, type Place } from "./rule-fault-words.ts";
import { formOf, operators } from "./rule-operators.ts";
import type { ValueForm } from "./rule-values.ts";

const typeWords: Record<AttributeType, string> = {
  text: "a text",
  number: "a number",
  boolean: "a yes or no",
  date: "a date",
  list: "a list",
};
const types = Object.keys(operators) as AttributeType[];
const everyOperator = [...new Set(types.flatMap((type) => Object.keys(operators[type])))];

export function attributeFaults(node: Record<string, unknown>, place: Place): Fault[] {
  const { attribute } = node;
  const at = below(place, "attribute");
  if (typeof attribute !== "string")
    return [
      ...fault(at, "say which attribute, such as `country`"),
      ...predicateFaults(node, undefined, place),
    ];
  const found = findAttribute(attribute, place.catalogue);
  const unknown = found ? [] : fault(at, ...unknownAttribute(attribute, place.catalogue));
  return [...unknown, ...predicateFaults(node, found?.type, place)];
}

function unknownAttribute(name: string, catalogue: Catalogue): [string, string | undefined] {
  const names = attributeNames(catalogue);
  const message = `${named(name)} is not an attribute of this workspace`;
  const custom = `custom.${name}`;
  return [message, names.includes(custom) ? `did you mean ${named(custom)}?` : didYouMean(name, names)];
}

/** `type` is undefined where what is named is not known; the operator is then checked as far as it can be. */
export function predicateFaults(
  node: Record<string, unknown>,
  type: AttributeType | undefined,
  place: Place,
): Fault[] {
  const { op } = node;
  const at = below(place, "op");
  const known = type ? Object.keys(operators[type]) : everyOperator;
  if (typeof op !== "string") return fault(at, "say how to compare", oneOf(known));
  if (!known.includes(op)) return fault(at, ...unknownOperator(op, type, known));
  const form = type ? formOf(type, op) : onlyForm(op);
  return form ? valueFaults(form, op, node.value, below(place, "value")) : [];
}

function unknownOperator(
  op: string,
  type: AttributeType | undefined,
  known: readonly string[],
): [string, string | undefined] {
  if (type === undefined || !everyOperator.includes(op))
    return [`${named(op)} is not an operator`, didYouMean(op, known, oneOf(known))];
  return [`${named(op)} cannot be asked of ${typeWords[type]}`, oneOf(known)];
}

/** The form an operator takes wherever it is used; undefined where that depends on the type. */
function onlyForm(op: string): ValueForm | undefined {
  const forms = new Set(types.map((type) => formOf(type, op)).filter((form) => form !== undefined));
  return forms.size === 1 ? [...forms][0] : undefined;
}
