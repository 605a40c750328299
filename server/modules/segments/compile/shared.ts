// What is asked of rows by another that many share, such as the product that was sold: it is asked of the shared rows alone.
import { sql } from "kysely";
import type { Target } from "../../../../contract/rule-columns.ts";
import type { JoinedRows, Sql } from "../../../lent.ts";
import type { Mark } from "./marks.ts";
import type { Setting } from "./setting.ts";
import { openRows, type Task, told } from "./task.ts";
import { allOf } from "./truth.ts";
import { columnsNamed, whereCondition } from "./where.ts";

/** Most values of which each is a bit of a number. */
export const fewValues = 48;

/** Whether whoever asks made sure of it. */
export function hasFewValues({ rows, column }: Target, { fewValued }: Setting): boolean {
  return Boolean(fewValued?.has(`${rows}.${column}`));
}

/** A column of rows that others share, and its values there. */
export interface SharedColumn {
  name: string;
  other: JoinedRows;
  value: Sql;
}

export function sharedColumn({
  target,
  setting,
}: Pick<Task, "target" | "setting">): SharedColumn | undefined {
  const { joined = [], columns } = openRows(target.rows, setting);
  const other = joined.find((each) => each.columns.includes(target.column ?? ""));
  const column = target.column === undefined ? undefined : columns[target.column];
  if (!other?.shared || !column || column.type === "list") return undefined;
  return { name: target.column!, other, value: told(column) };
}

/** Where values are many, each is a number, made once for each shared row and joined to those that share it. */
export const numberOf = ({ name }: SharedColumn) => sql.ref(`distinct_${name}.number`);

export function numbersJoined(shared: SharedColumn, setting: Setting): JoinedRows {
  const numbers = sql`SELECT id, ${numbered(sql`value`)} AS number FROM (${valuesOf(shared, setting)}) AS told WHERE value IS NOT NULL`;
  const name = `distinct_${shared.name}`;
  const join = sql`JOIN (${numbers}) AS ${sql.ref(name)} ON ${sql.ref(`${name}.id`)} = ${shared.other.shared!.key}`;
  return { name, sql: join, columns: [shared.name] };
}

/** From 0, in the order of the values; what is missing comes after all. */
const numbered = (value: Sql) => sql`dense_rank() OVER (ORDER BY ${value}) - 1`;

function valuesOf({ other, value }: SharedColumn, setting: Setting): Sql {
  const { id, from, workspaceId } = other.shared!;
  return sql`SELECT ${id} AS id, ${value} AS value FROM ${from} WHERE ${workspaceId} = CAST(${setting.workspaceId} AS bigint)`;
}

/** How many values a shared column has; undefined for one of another kind. */
export function valuesCounted(target: Target, setting: Setting): Sql | undefined {
  const shared = sharedColumn({ target, setting });
  if (!shared) return undefined;
  return sql`SELECT count(DISTINCT value) AS values FROM (${valuesOf(shared, setting)}) AS told`;
}

/** Whether there is a row, where all that is asked of it is asked of another that it shares. */
export function markOfAny(task: Task): Mark | undefined {
  const asked = askedOfShared(task);
  return asked && { other: asked.other, condition: asked.condition, filter: asked.filter };
}

/** How many values there are; what is asked of rows besides is asked of the shared ones where that is possible. */
export function markOfValues(task: Task, { other, value }: SharedColumn): Mark {
  const asked = askedOfShared(task);
  const known = sql`${value} IS NOT NULL`;
  return {
    other,
    condition: asked ? allOf([known, asked.condition]) : known,
    ...(asked ? { filter: asked.filter } : {}),
    values: { number: numbered(value), most: fewValues },
  };
}

export function askedOfShared({
  target,
  where,
  setting,
}: Pick<Task, "target" | "where" | "setting">):
  | { other: JoinedRows; condition: Sql; filter: string }
  | undefined {
  const { columns, joined } = openRows(target.rows, setting);
  const named = where ? columnsNamed(where) : [];
  const other = joined?.find(
    ({ shared, columns }) => shared && named.length > 0 && named.every((column) => columns.includes(column)),
  );
  if (!where || !other) return undefined;
  const holds = (_other: JoinedRows, _key: string, condition: Sql) => condition;
  return {
    other,
    filter: JSON.stringify(where),
    condition: whereCondition(where, { columns, joined }, setting, holds),
  };
}
