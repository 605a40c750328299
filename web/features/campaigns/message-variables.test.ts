// The variables on offer: all of the contract's, once each, and the shop's own as messages write them.
import { expect, test } from "vitest";
import { templateVariables } from "../../../contract/template-variables.ts";
import { findVariables, variableGroups } from "./message-variables.ts";

const tier = {
  name: "custom.tier",
  label: "Tier",
  type: "text" as const,
  custom: true,
  fill_rate: 1,
  common_values: [{ value: "gold", count: 3 }],
};

test("every variable of the contract is offered once", () => {
  const offered = variableGroups([]).flatMap(({ variables }) => variables.map(({ usage }) => usage));
  expect([...offered].sort()).toEqual(templateVariables.map(({ usage }) => usage).sort());
});

test("an attribute of the shop's own is written below customer.custom, with something in its place", () => {
  const own = variableGroups([tier]).find(({ label }) => label === "Your own attributes");
  expect(own?.variables).toEqual([
    { label: "Tier", example: "gold", usage: '{{ customer.custom.tier | default: "…" }}' },
  ]);
});

test("letters find by label and by name", () => {
  const found = (letters: string) =>
    findVariables(variableGroups([tier]), letters).flatMap(({ variables }) =>
      variables.map(({ label }) => label),
    );
  expect(found("tier")).toEqual(["Tier"]);
  expect(found("last_at")).toEqual(["Last order"]);
  expect(found("nothing like it")).toEqual([]);
});
