// Parts of an audience in words, and whom else they would hold for.
import type { Catalogue } from "../../../contract/attributes.ts";
import type { Rule } from "../../../contract/rule.ts";
import type { Group } from "./count-groups.ts";
import type { Dimension } from "./dimensions.ts";
import { partText } from "./parts.ts";
import { bandOf, bandRule, bandWords } from "./spend-bands.ts";

export interface NamedPart {
  part: string;
  label: string;
  clause: string;
  rule: Rule | undefined;
}

export function createNaming(
  { dimensions, catalogue }: { dimensions: readonly Dimension[]; catalogue: Catalogue },
  currency: string,
) {
  return ({ dimension: name, value }: Pick<Group, "dimension" | "value">): NamedPart => {
    const part = partText(name, value);
    if (name === "spend") {
      const band = bandOf(value)!;
      const words = bandWords(band, currency);
      return {
        part,
        label: `spent ${words} before`,
        clause: `who had spent ${words} before`,
        rule: bandRule(band),
      };
    }
    if (name === "segment") {
      const named = catalogue.segments.find(({ id }) => id === value)?.name ?? value;
      return {
        part,
        label: `in “${named}”`,
        clause: `in “${named}” at the launch`,
        rule: { kind: "segment", id: value },
      };
    }
    const dimension = dimensions.find((one) => one.name === name)!;
    return {
      part,
      label: dimension.label(value),
      clause: dimension.clause(value),
      rule: dimension.rule?.(value),
    };
  };
}
