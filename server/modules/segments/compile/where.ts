// `where` as SQL: a condition on the columns of one row.
import { sql } from "kysely";
import { foldWhere, type Where } from "../../../../contract/rule.ts";
import type { LentColumn, Sql } from "../../../lent.ts";
import { columnCondition } from "./columns.ts";
import type { Setting } from "./setting.ts";
import { allOf, anyOf } from "./truth.ts";

export function whereCondition(where: Where, columns: Record<string, LentColumn>, setting: Setting): Sql {
  return foldWhere<Sql>(where, {
    all: (_node, parts) => allOf(parts),
    any: (_node, parts) => anyOf(parts),
    not: (_node, [part]) => sql`NOT (${part})`,
    row: (node) => columnCondition(columns[node.column]!, node, setting),
  });
}

/** Every column that a `where` speaks of. */
export function columnsNamed(where: Where): string[] {
  return foldWhere<string[]>(where, {
    all: (_node, parts) => parts.flat(),
    any: (_node, parts) => parts.flat(),
    not: (_node, [part]) => part!,
    row: (node) => [node.column],
  });
}
