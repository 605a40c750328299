// A comparison with another operator: the value is kept where it still fits, carried over where it can be, else left open.
import type { ColumnType } from "../../../../contract/rule-columns.ts";
import type { Operator } from "../../../../contract/rule-operators.ts";
import type { ValueForm } from "../../../../contract/rule-values.ts";
import { formFor } from "./draft-types.ts";
import type { Asked } from "./drafts.ts";

export function withOperator(asked: Asked, op: Operator, type: ColumnType | undefined): Asked {
  const [from, to] = [formFor(type, asked.op), formFor(type, op)];
  if (!to || to === "none") return { op };
  const value = from === to ? asked.value : carried(from, to, asked.value);
  return value === undefined ? { op } : { op, value };
}

function carried(from: ValueForm | undefined, to: ValueForm, value: unknown): unknown {
  if (to === "relative") return { n: 30, unit: "days" };
  if (value === undefined) return undefined;
  if (to === `${from}s`) return to === "texts" ? [value] : [value, undefined];
  return from === `${to}s` && Array.isArray(value) ? value[0] : undefined;
}
