// Many rows in one statement: each column travels as a list to be unnested, or as one value where all rows have the same, as
// most have of their currency, their status and what they leave out. The columns must be asked for by `value`.
import { type RawBuilder, sql } from "kysely";
import { pgList, type Scalar } from "./pg-list.ts";

export interface RowColumn<Row> {
  name: string;
  /** PostgreSQL's type. */
  type: string;
  of(row: Row): Scalar;
}

export interface RowList {
  /** `(SELECT unnest(…) AS …) AS t`: unnested side by side as they are read, where `FROM unnest(…)` would keep each list aside first. */
  from: RawBuilder<unknown>;
  /** A column of each row. */
  value(name: string): RawBuilder<unknown>;
  /** These columns, with commas between. */
  values(names: readonly string[]): RawBuilder<unknown>;
}

/** There must be a row. The first column always travels as a list. */
export function rowList<Row>(rows: readonly Row[], columns: readonly RowColumn<Row>[]): RowList {
  const lists: RawBuilder<unknown>[] = [];
  const values = new Map<string, RawBuilder<unknown>>();
  for (const [i, { name, type, of }] of columns.entries()) {
    const all = rows.map(of);
    const [first] = all;
    if (i > 0 && all.every((value) => value === first)) {
      values.set(name, sql`${first ?? null}::${sql.raw(type)}`);
      continue;
    }
    lists.push(sql`unnest(${pgList(all)}::${sql.raw(type)}[]) AS ${sql.raw(name)}`);
    values.set(name, sql.raw(`t.${name}`));
  }
  const value = (name: string) => values.get(name)!;
  return {
    from: sql`(SELECT ${sql.join(lists)}) AS t`,
    value,
    values: (asked) => sql.join(asked.map(value)),
  };
}
