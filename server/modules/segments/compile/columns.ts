// A comparison of any lent column: the type of the column decides which operators there are and how they are written.

import { sql } from "kysely";
import type { OperatorOf, Predicate } from "../../../../contract/rule-operators.ts";
import { currencyDecimals } from "../../../../contract/values.ts";
import type { LentColumn, Sql } from "../../../lent.ts";
import { dateCondition } from "./dates.ts";
import { type Comparable, doubleNumber, exactNumber, numberCondition } from "./numbers.ts";
import type { Setting } from "./setting.ts";
import { listCondition, textCondition } from "./texts.ts";
import { holds } from "./truth.ts";

const booleanOperators: Record<OperatorOf<"boolean">, (column: Sql) => Sql> = {
  is_true: (column) => holds(column),
  is_false: (column) => holds(sql`NOT ${column}`),
  is_set: (column) => sql`${column} IS NOT NULL`,
  is_missing: (column) => sql`${column} IS NULL`,
};

/** `predicate` was checked to be one that the column's type has. */
export function columnCondition(column: LentColumn, predicate: Predicate, setting: Setting): Sql {
  const { op } = predicate;
  const value = "value" in predicate ? predicate.value : undefined;
  switch (column.type) {
    case "text":
      return textCondition(op as OperatorOf<"text">, column.sql, value);
    case "boolean":
      return booleanOperators[op as OperatorOf<"boolean">](column.sql);
    case "list":
      return listCondition(op as OperatorOf<"list">, column.lowered, value);
    case "decimal":
    case "minor":
    case "double":
      return numberCondition(op as OperatorOf<"number">, comparable(column, setting), value);
    default:
      return dateCondition(op as OperatorOf<"date">, column, value, setting.clock);
  }
}

type NumberColumn = Extract<LentColumn, { type: "decimal" | "minor" | "double" }>;

export function comparable(column: NumberColumn, setting: Setting): Comparable {
  if (column.type === "double") return doubleNumber(column.sql);
  return exactNumber(column.sql, scaleOf(column, setting), column.type);
}

/** Decimals that a column's numbers can have, in major units where it is money. */
export function scaleOf(
  column: Extract<NumberColumn, { type: "decimal" | "minor" }>,
  setting: Setting,
): number {
  return column.type === "decimal" ? column.scale : currencyDecimals(setting.currency);
}
