// `where` as SQL: a condition on the columns of one row.
import { sql } from "kysely";
import { foldWhere, type Where } from "../../../../contract/rule.ts";
import type { JoinedRows, LentColumn, Sql } from "../../../lent.ts";
import { columnCondition } from "./columns.ts";
import type { Setting } from "./setting.ts";
import { allOf, anyOf } from "./truth.ts";

/** What a condition can speak of. */
interface Asked {
  columns: Record<string, LentColumn>;
  joined?: readonly JoinedRows[] | undefined;
}

export function whereCondition(where: Where, { columns, joined }: Asked, setting: Setting): Sql {
  return foldWhere<Sql>(where, {
    all: (_node, parts) => allOf(parts),
    any: (_node, parts) => anyOf(parts),
    not: (_node, [part]) => sql`NOT (${part})`,
    row: (node) => {
      const condition = columnCondition(columns[node.column]!, node, setting);
      const other = joined?.find(({ columns }) => columns.includes(node.column));
      return other?.shared ? amongShared(other.shared, condition, setting) : condition;
    },
  });
}

/** The condition is never unknown, so that those for which it does not hold are all the others. */
function amongShared(
  { key, id, from, workspaceId }: NonNullable<JoinedRows["shared"]>,
  condition: Sql,
  setting: Setting,
): Sql {
  return sql`${key} IN (SELECT ${id} FROM ${from} WHERE ${workspaceId} = CAST(${setting.workspaceId} AS bigint) AND ${condition})`;
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
