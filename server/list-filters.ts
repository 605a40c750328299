// A list's filters as SQL over the columns that its module lends. A filter on what is not there, or of an operator that its
// column does not have, is refused by its place.
import { type RawBuilder, sql } from "kysely";
import { AppError, type Fault } from "../contract/errors.ts";
import { type FilterType, filterOperators, type ListFilter } from "../contract/filters.ts";
import { toMinor } from "../contract/values.ts";
import type { ActorWorkspace } from "./actor.ts";
import type { LentColumn, Sql } from "./lent.ts";
import { containing } from "./platform/like.ts";

type Condition = RawBuilder<boolean>;
type Zone = Pick<ActorWorkspace, "currency" | "timezone">;

/** How each kind of column is filtered. */
const filterTypes: Record<LentColumn["type"], FilterType> = {
  text: "text",
  decimal: "number",
  minor: "number",
  double: "number",
  boolean: "boolean",
  instant: "date",
  day: "date",
  "written date": "date",
  list: "list",
};

/** `find` answers a column by its name, undefined where there is none. Throws `invalid_input`. */
export function filterConditions(
  filters: readonly ListFilter[],
  zone: Zone,
  find: (attribute: string) => LentColumn | undefined,
): Condition[] {
  const faults: Fault[] = [];
  const conditions = filters.map((filter, i) => {
    const column = find(filter.attribute);
    const fault = faultOf(filter, column);
    if (fault) faults.push({ path: `/filters/${i}/${fault.at}`, message: fault.message });
    return fault || !column ? undefined : conditionOn(column, filter, zone);
  });
  if (faults.length > 0) throw new AppError("invalid_input", "The list cannot be filtered so.", { faults });
  return conditions.filter((condition) => condition !== undefined);
}

function faultOf(
  filter: ListFilter,
  column: LentColumn | undefined,
): { at: string; message: string } | undefined {
  if (!column) return { at: "attribute", message: `there is no attribute “${filter.attribute}”` };
  const type = filterTypes[column.type];
  const operators: readonly string[] = filterOperators[type];
  if (!operators.includes(filter.op)) return { at: "op", message: `a ${type} takes ${operators.join(", ")}` };
  if (filter.op !== "between") return undefined;
  const ends = filter.value.filter((end) => end !== null);
  const right = type === "number" ? "number" : "string";
  if (ends.every((end) => typeof end === right)) return undefined;
  return { at: "value", message: type === "number" ? "two numbers" : "two days, such as 2026-10-02" };
}

function conditionOn(column: LentColumn, filter: ListFilter, zone: Zone): Condition {
  if (column.type === "list") return onElements(column.elements, filter);
  switch (filter.op) {
    case "is_set":
      return sql`${column.sql} IS NOT NULL`;
    case "is_missing":
      return sql`${column.sql} IS NULL`;
    case "is_true":
      return sql`${column.sql}`;
    case "is_false":
      return sql`NOT ${column.sql}`;
    case "is":
      return sql`lower(${column.sql}) = lower(${filter.value})`;
    case "contains":
      return sql`${column.sql} ILIKE ${containing(filter.value)}`;
    case "between":
      return between(column, filter.value, zone);
  }
}

function onElements(elements: Sql, filter: ListFilter): Condition {
  const having = (condition: Sql) =>
    sql<boolean>`EXISTS (SELECT FROM ${elements} AS element WHERE ${condition})`;
  if (filter.op === "is") return having(sql`lower(element) = lower(${filter.value})`);
  if (filter.op === "contains") return having(sql`element ILIKE ${containing(filter.value)}`);
  return filter.op === "is_missing" ? sql`NOT ${having(sql`true`)}` : having(sql`true`);
}

type End = string | number | null;

/** Both ends are in; days are those of the workspace's time zone. */
function between(
  column: Exclude<LentColumn, { type: "list" }>,
  [from, to]: readonly End[],
  zone: Zone,
): Condition {
  const first = from === null || from === undefined ? undefined : atLeast(column, from, zone);
  const last = to === null || to === undefined ? undefined : atMost(column, to, zone);
  return sql`(${sql.join(
    [first, last].filter((end) => end !== undefined),
    sql` AND `,
  )})`;
}

function atLeast(
  { type, sql: value }: Exclude<LentColumn, { type: "list" }>,
  end: string | number,
  zone: Zone,
): Sql {
  if (type === "minor") return sql`${value} >= ${toMinor(Number(end), zone.currency)}`;
  if (type === "instant") return sql`${value} >= (${end}::date::timestamp AT TIME ZONE ${zone.timezone})`;
  if (type === "written date") return sql`${writtenDay(value)} >= ${end}`;
  return sql`${value} >= ${end}`;
}

function atMost(
  { type, sql: value }: Exclude<LentColumn, { type: "list" }>,
  end: string | number,
  zone: Zone,
): Sql {
  if (type === "minor") return sql`${value} <= ${toMinor(Number(end), zone.currency)}`;
  if (type === "instant")
    return sql`${value} < ((${end}::date + 1)::timestamp AT TIME ZONE ${zone.timezone})`;
  if (type === "written date") return sql`${writtenDay(value)} <= ${end}`;
  return sql`${value} <= ${end}`;
}

/** Of a text that begins with a day, that day as it was written; days so written sort as text. */
const writtenDay = (value: Sql) => sql`substring(${value} FROM '^[0-9]{4}-[0-9]{2}-[0-9]{2}') COLLATE "C"`;
