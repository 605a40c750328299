// Rows that others are parts of may say themselves what those have: an order holds a bit for each category of its items. Whether
// there is a part of some category, and how many categories there are, is then asked of half as many rows, and nothing is joined.
import { sql } from "kysely";
import type { RowSource, Target } from "../../../../contract/rule-columns.ts";
import type { JoinedRows, Sql } from "../../../lent.ts";
import type { Gathered } from "./scans.ts";
import { rowsOf, type Setting } from "./setting.ts";
import { askedOfShared, hasFewValues, sharedColumn } from "./shared.ts";
import type { Aggregate, Task } from "./task.ts";
import { allOf } from "./truth.ts";
import { columnsNamed } from "./where.ts";

interface Held extends Pick<Gathered, "of" | "filters"> {
  /** The rows that hold it. */
  by: RowSource;
  /** What is measured, from what is gathered. */
  measured: (gathered: Sql) => Sql;
}

/** The column whose values alone decide a measure, where they are held by other rows. */
export function heldColumn(
  { target, where, setting }: Pick<Task, "target" | "where" | "setting">,
  aggregate: Aggregate,
): Target | undefined {
  if (aggregate !== "any" && aggregate !== "distinct") return undefined;
  const columns = new Set([
    ...(where ? columnsNamed(where) : []),
    ...(aggregate === "distinct" ? [target.column] : []),
  ]);
  const [column] = columns;
  if (columns.size !== 1 || column === undefined) return undefined;
  const one = { ...target, column };
  return sharedColumn({ target: one, setting })?.other.shared?.held?.column === column ? one : undefined;
}

export function heldOf(task: Task, aggregate: Aggregate): Held | undefined {
  const { setting } = task;
  const target = heldColumn(task, aggregate);
  if (!target || !hasFewValues(target, setting)) return undefined;
  const { other, value } = sharedColumn({ target, setting })!;
  const { by, bits } = other.shared!.held!;
  const { counts } = rowsOf(by, setting);
  const filters = new Map(counts ? [["counts", () => counts]] : []);
  const asked = askedOfShared(task);
  if (aggregate === "any") {
    const some = sql`(${bits} & ${bitsOf(other, asked!.condition, setting)}) <> 0`;
    filters.set(`holds ${asked!.filter}`, () => some);
    return { by, of: { aggregate: sql`count(*)` }, filters, measured: (count) => count };
  }
  const known = sql`${value} IS NOT NULL`;
  const wanted = bitsOf(other, asked ? allOf([known, asked.condition]) : known, setting);
  const of = { aggregate: sql`bit_or(${bits} & ${wanted})` };
  return { by, of, filters, measured: (all) => sql`count_bits(${all})` };
}

/** A bit for the value of each shared row for which the condition holds. */
function bitsOf({ shared }: JoinedRows, condition: Sql, { workspaceId }: Setting): Sql {
  const { from, held, workspaceId: of } = shared!;
  return sql`(SELECT coalesce(bit_or(CAST(1 AS bigint) << ${held!.number}), 0) FROM ${from} WHERE ${of} = CAST(${workspaceId} AS bigint) AND ${condition})`;
}
