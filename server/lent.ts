// What a module lends of the tables it owns, so that a rule can ask about rows without naming their table: expressions with
// the type they are compared as. Written in the common subset of PostgreSQL and DuckDB.
import type { RawBuilder } from "kysely";
import type { RowSource, rowColumns, StaticSource } from "../contract/rule-columns.ts";

export type Sql = RawBuilder<unknown>;

/** An expression of one row, and how it is stored. Each may be missing (null) in some rows. */
export type LentColumn =
  | { type: "text"; sql: Sql }
  /** A decimal number with at most `scale` decimals, compared exactly. */
  | { type: "decimal"; sql: Sql; scale: number }
  /** Money as a whole number of minor units of the workspace's currency. */
  | { type: "minor"; sql: Sql }
  /** A number as JSON has them. */
  | { type: "double"; sql: Sql }
  | { type: "boolean"; sql: Sql }
  | { type: "instant"; sql: Sql }
  | { type: "day"; sql: Sql }
  /** A text that may be a day ("2026-03-01") or an instant with its offset; any other counts as missing. */
  | { type: "written date"; sql: Sql }
  /** Something to select from, with one text a row; and the same as an array, each in lower case. */
  | { type: "list"; elements: Sql; lowered: Sql };

/** The expression of a column that has one value a row. */
export function singleValue(column: LentColumn): Sql {
  if (column.type === "list") throw new Error("a list has many values a row");
  return column.sql;
}

/** Who belongs to which group, and since when. */
export interface LentMembers {
  from: Sql;
  workspaceId: Sql;
  groupId: Sql;
  customerId: Sql;
  since: Sql;
}

export interface JoinedRows {
  name: string;
  sql: Sql;
  columns: readonly string[];
  /**
   * Where many rows share one of the other table, a condition on its columns is asked of that table alone and joined, by
   * `key` and `id`, as a flag.
   */
  shared?: {
    key: Sql;
    id: Sql;
    from: Sql;
    workspaceId: Sql;
    /**
     * Where rows of another source, which these are parts of, hold the values of a column as bits of a number. `values` is a table of
     * PostgreSQL with a row for each value that there is and one without, under the name of the shared one.
     */
    held?: { column: string; by: StaticSource; bits: Sql; number: Sql; values: (workspaceId: Sql) => Sql };
  };
}

/** Rows of what customers did: where they come from, whose they are, when they happened, and their columns. */
export interface LentRows<S extends RowSource> {
  /** A table with its alias; two sources of the same one are read together. */
  from: Sql;
  name: string;
  workspaceId: Sql;
  customerId: Sql;
  /** A condition that finds one customer's rows where no index goes by whose they are. */
  ofOne?: (workspaceId: Sql, customerId: Sql) => Sql;
  at: Sql;
  /** The rows that count where `where` does not name their status. */
  counts?: Sql;
  /** A condition without which a row of the table is none of these. */
  only?: Sql;
  columns: S extends StaticSource
    ? { [C in keyof (typeof rowColumns)[S]]: LentColumn }
    : Record<string, LentColumn>;
  /** Rows of other tables, one for each of `from`, for the columns named here; each with a name of its own. */
  joined?: readonly JoinedRows[];
  /** Values to work out measures from, besides the columns. */
  measured?: Record<string, LentColumn>;
  /** What all rows that count ever came to, where it is kept beside the customer. */
  kept?: KeptMeasures;
  /**
   * Columns and measured values that an index of PostgreSQL has in the order of customers, besides whose a row is, when it happened,
   * whether it counts and what it holds.
   */
  inOrder?: readonly string[];
}

export interface KeptMeasures {
  rows: Sql;
  /** Sums by the column. */
  sum: Record<string, Sql>;
  /** The first instant and the last. */
  min: Sql;
  max: Sql;
}
