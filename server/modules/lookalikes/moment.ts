// What both statements of this module say of rows: that they are of the workspace, that they count, that they are not later than
// the moment the customers are looked at.
import { sql } from "kysely";
import type { RowSource } from "../../../contract/rule-columns.ts";
import type { LentRows, Sql } from "../../lent.ts";
import { lentItems } from "../orders/index.ts";

export interface Moment {
  workspaceId: string;
  at: Date;
}

/** Customers, by what is said of each now. */
export interface Marked {
  source: Sql;
  seen: Sql;
  seed: Sql;
  /** Not to be found. */
  out: Sql;
}

export const inWorkspace = (column: Sql, { workspaceId }: Moment): Sql =>
  sql`${column} = CAST(${workspaceId} AS bigint)`;

export const instant = (at: Date): Sql => sql`CAST(${at.toISOString()} AS timestamptz)`;

/** Rows that count, until the moment. */
export function until({ workspaceId, at, counts }: LentRows<RowSource>, moment: Moment): Sql {
  const conditions = [
    inWorkspace(workspaceId, moment),
    sql`${at} <= ${instant(moment.at)}`,
    ...(counts ? [counts] : []),
  ];
  return sql.join(conditions, sql` AND `);
}

/** What was sold by an item, as a row that many items share. */
export const soldAs = lentItems.joined!.find(({ shared }) => shared)!.shared!;
