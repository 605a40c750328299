// What a model is told of a shop so that it can write rules: names, types and common values, never a customer. A value that
// only few have may say who they are, and stays here.
import type { Catalogue } from "../../../contract/attributes.ts";
import { attributeNames, findAttribute } from "../../../contract/rule-attributes.ts";

const valuesEach = 25;
const fewest = 3;

export function shopForModel(catalogue: Catalogue): object {
  const { columns, events, segments, lists, scores, currency, timezone } = catalogue;
  return {
    currency,
    timezone,
    attributes: attributeNames(catalogue).map((name) => {
      const { type, common_values } = findAttribute(name, catalogue)!;
      return { name, type, ...valuesOf(common_values) };
    }),
    columns: columns.map(({ of, column, common_values }) => ({
      of,
      column,
      ...valuesOf(common_values.map(({ value, label, count }) => ({ value, label, count }))),
    })),
    events: events.map(({ name, properties }) => ({
      name,
      properties: properties.map(({ name, type, common_values }) => ({
        name,
        type,
        ...valuesOf(common_values),
      })),
    })),
    segments: segments.map(({ id, name }) => ({ id, name })),
    lists,
    has_scores: scores,
  };
}

function valuesOf(values: readonly { value: string; label?: string; count: number }[] = []) {
  const told = values
    .filter(({ count }) => count >= fewest)
    .slice(0, valuesEach)
    .map(({ value, label }) => (label === undefined ? value : { value, label }));
  return told.length > 0 ? { common_values: told } : {};
}
