// What a message may say of its reader and the shop, in groups to choose from; the workspace's own attributes among them.
import type { Attribute } from "../../../contract/attributes.ts";
import { type TemplateVariable, templateVariables } from "../../../contract/template-variables.ts";

export interface VariableGroup {
  label: string;
  variables: Pick<TemplateVariable, "label" | "example" | "usage">[];
}

export function variableGroups(attributes: readonly Attribute[]): VariableGroup[] {
  const startingWith = (...starts: string[]) =>
    templateVariables.filter(({ name }) => starts.some((start) => name.startsWith(start)));
  const orders = startingWith("customer.orders.");
  const groups = [
    {
      label: "Customer",
      variables: startingWith("customer.").filter((variable) => !orders.includes(variable)),
    },
    { label: "What they bought", variables: orders },
    { label: "Your own attributes", variables: attributes.filter(({ custom }) => custom).map(ownVariable) },
    { label: "Shop and campaign", variables: startingWith("workspace.", "campaign.") },
  ];
  return groups.filter(({ variables }) => variables.length > 0);
}

const filters: Record<Attribute["type"], string> = {
  text: ' | default: "…"',
  number: "",
  boolean: "",
  date: ' | date: "%d %B %Y"',
  list: ' | join: ", "',
};

/** `custom.tier` of the catalogue is `customer.custom.tier` in a message. */
function ownVariable({ name, label, type, common_values }: Attribute): VariableGroup["variables"][number] {
  return {
    label,
    example: common_values[0]?.value ?? "",
    usage: `{{ customer.${name}${filters[type]} }}`,
  };
}

/** Those whose name or example has the letters. */
export function findVariables(groups: readonly VariableGroup[], letters: string): VariableGroup[] {
  const wanted = letters.trim().toLowerCase();
  return groups
    .map(({ label, variables }) => ({
      label,
      variables: variables.filter((one) => `${one.label} ${one.usage}`.toLowerCase().includes(wanted)),
    }))
    .filter(({ variables }) => variables.length > 0);
}
