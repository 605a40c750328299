// What is copied of a table: its columns with their types in the copy. The module that owns the table lends the entry, next
// to the expressions that rules are made of, so that both name the same columns.

/** A type of DuckDB; or, where a value has to be sent in another form, how PostgreSQL writes it and the copy reads it. */
export type CopiedColumn = string | { type: string; sent: string; read: string };

export interface CopiedTable {
  /** A table, or a view whose rows are those of one. */
  name: string;
  /** Besides `workspace_id`. */
  columns: Readonly<Record<string, CopiedColumn>>;
  /** What tells rows of a workspace apart; where several share a value, they change together. */
  key: string;
  /** The tables whose marks say that rows here changed, and their column that holds the key; the table itself unless said. */
  marks?: readonly Mark[];
  /** The column by whose order windows are found quickly: where rows lie otherwise, the first load sorts them. */
  timeOrder?: string;
  /** How rows lie within a piece that is loaded, so that rows that are gathered together lie together. */
  packed?: string;
  /** The column that says whose a row is, by which rows are cut into shards. All shards see the rows of a table without one. */
  customer?: string;
  /** Where that tells the rows apart: the column under which a shard shows them by the number that they have everywhere. */
  idEverywhere?: string;
  taken?: readonly TakenMap[];
}

/** A map whose first keys are columns of their own in the copy, so that what asks for one reads it alone. */
export interface TakenMap {
  /** One of the columns, and the type of its values. */
  map: string;
  type: string;
  /** The function that rules take a value out by, as `macro(alias.map, key)`, and the alias that the table has in them. */
  macro: string;
  alias: string;
  /** Selects `workspace_id` and `key`, in the order in which keys are taken. */
  keys: string;
}

export interface Mark {
  table: string;
  key: string;
  /** Where its rows are these columns and nothing more of what is copied; they are called the same there. */
  columns?: readonly string[];
}

export function marksOf({ name, key, marks }: CopiedTable): readonly Mark[] {
  return marks ?? [{ table: name, key }];
}

/** `workspace_id` and the others, in the order in which they travel. */
export function columnNames(table: CopiedTable): string[] {
  return ["workspace_id", ...Object.keys(table.columns)];
}

export function typeOf(column: CopiedColumn): string {
  return typeof column === "string" ? column : column.type;
}

/** As PostgreSQL sends the columns. */
export function sentColumns(table: CopiedTable, alias: string): string {
  const sent = Object.entries(table.columns).map(([name, column]) =>
    typeof column === "string" ? `${alias}.${name}` : `${column.sent} AS ${name}`,
  );
  return [`${alias}.workspace_id`, ...sent].join(", ");
}

/** As the copy reads them from a file. */
export function readColumns(table: CopiedTable): string {
  const read = Object.entries(table.columns).map(([name, column]) =>
    typeof column === "string" ? name : `${column.read} AS ${name}`,
  );
  return ["workspace_id", ...read].join(", ");
}

/** The types in which a file holds all columns. */
export function fileTypes(table: CopiedTable): Record<string, string> {
  return { workspace_id: "BIGINT", ...sentTypes(table, Object.keys(table.columns)) };
}

/** The types in which a file holds these columns. */
export function sentTypes(table: CopiedTable, columns: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    columns.map((name) => {
      const column = table.columns[name]!;
      return [name, typeof column === "string" ? column : "VARCHAR"];
    }),
  );
}
