// Which type a comparison is made on, and which form of value its operator takes: from the catalogue for attributes, from
// the rule's own tables for what customers did.
import type { AttributeType, Catalogue } from "../../../../contract/attributes.ts";
import { findAttribute } from "../../../../contract/rule-attributes.ts";
import {
  type ColumnType,
  columnsOf,
  findTarget,
  type Measure,
  measureType,
  operatorType,
  type RowSource,
} from "../../../../contract/rule-columns.ts";
import { formOf } from "../../../../contract/rule-operators.ts";
import type { ValueForm } from "../../../../contract/rule-values.ts";
import type { Asked, Draft } from "./drafts.ts";

type Attributes = Pick<Catalogue, "attributes">;
type Events = Pick<Catalogue, "events">;

export function attributeTypeOf(attribute: string, catalogue: Attributes): AttributeType | undefined {
  return findAttribute(attribute, catalogue)?.type;
}

export function measuredType(draft: { measure: Measure; of: string }, catalogue: Events): ColumnType {
  return measureType(draft.measure, findTarget(draft.of, catalogue));
}

/** The rows that a condition is about; none for what a customer is. */
export function rowsOf(draft: Draft, catalogue: Events): RowSource | undefined {
  if (draft.kind === "measure") return findTarget(draft.of, catalogue)?.rows;
  return draft.kind === "did" || draft.kind === "did_not"
    ? findTarget(draft.what, catalogue)?.rows
    : undefined;
}

export function columnTypeOf(rows: RowSource, column: string, catalogue: Events): ColumnType | undefined {
  const columns = columnsOf(rows, catalogue);
  return Object.hasOwn(columns, column) ? columns[column]?.type : undefined;
}

export function formFor(type: ColumnType | undefined, op: Asked["op"]): ValueForm | undefined {
  return type && formOf(operatorType(type), op);
}
