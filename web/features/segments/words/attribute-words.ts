// How an attribute is said before its comparison: by its label, or by a verb where that reads better. Where somebody lives
// is said with "not" before the verb: "do not live in India".
import type { Catalogue } from "../../../../contract/attributes.ts";
import { findAttribute } from "../../../../contract/rule-attributes.ts";
import type { Operator } from "../../../../contract/rule-operators.ts";
import { isPlural } from "../../../../contract/words.ts";
import type { Wording } from "./measure-words.ts";

const verbs: Record<string, string> = { created_at: "joined", updated_at: "last changed" };
const places = new Set(["country", "region", "city"]);

const living: Partial<Record<Operator, string>> = {
  is: "live",
  in: "live",
  is_not: "do not live",
  not_in: "do not live",
};

/** `op` is left out where only the attribute's name is wanted. */
export function attributeWording(
  attribute: string,
  catalogue: Pick<Catalogue, "attributes">,
  op?: Operator,
): Wording {
  const lead = places.has(attribute) && op ? living[op] : undefined;
  if (lead) return { lead, voice: "place", name: attribute };
  const verb = verbs[attribute];
  if (verb) return { lead: verb, voice: "verb" };
  const label = findAttribute(attribute, catalogue)?.label ?? attribute;
  return { lead: label, voice: isPlural(label) ? "are" : "is" };
}
