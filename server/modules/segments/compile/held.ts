// Rows that others are parts of may say themselves what those have: an order holds a bit for each category of its items. Whether
// there is a part of some category, and how many categories there are, is then asked of half as many rows, and nothing is joined.
// Which bits a condition means is asked of PostgreSQL before, so that both engines compare with a number; the statement tells if
// a value came since, and is then asked again without.
import { sql } from "kysely";
import type { RowSource } from "../../../../contract/rule-columns.ts";
import type { JoinedRows, Sql } from "../../../lent.ts";
import type { Gathered } from "./scans.ts";
import { rowsOf } from "./setting.ts";
import { askedOfShared, type SharedColumn, sharedColumn } from "./shared.ts";
import type { Aggregate, Task } from "./task.ts";
import { allOf } from "./truth.ts";
import { columnsNamed } from "./where.ts";

type Measured = Pick<Task, "target" | "where" | "setting">;

interface Held extends Pick<Gathered, "key" | "of" | "filters" | "named"> {
  /** The rows that hold it. */
  by: RowSource;
  /** What is measured, from what is gathered. */
  measured: (gathered: Sql) => Sql;
}

type HeldColumn = SharedColumn & NonNullable<NonNullable<JoinedRows["shared"]>["held"]> & { name: string };

/** The column whose values alone decide a measure, where they are held by other rows. */
function heldColumn({ target, where, setting }: Measured, aggregate: Aggregate): HeldColumn | undefined {
  if (aggregate !== "any" && aggregate !== "distinct") return undefined;
  const columns = new Set([
    ...(where ? columnsNamed(where) : []),
    ...(aggregate === "distinct" ? [target.column] : []),
  ]);
  const [column] = columns;
  if (columns.size !== 1 || column === undefined) return undefined;
  const shared = sharedColumn({ target: { ...target, column }, setting });
  const held = shared?.other.shared?.held;
  return shared && held?.column === column
    ? { ...shared, ...held, name: `${target.rows}.${column}` }
    : undefined;
}

const keyOf = ({ where }: Pick<Measured, "where">, aggregate: Aggregate) =>
  JSON.stringify([aggregate === "distinct", where]);
const isDistinct = (key: string) => key.startsWith("[true");

/** A question of PostgreSQL, before the statement: what `Setting.held` has for these measures, by the name of each column. */
export interface HeldQuestion {
  name: string;
  key: string;
  /** The table of values, of which the next two are. */
  from: Sql;
  /** The highest number of a value. */
  last: Sql;
  bits: Sql;
  /** For the statement: how many shared rows have a value with a higher number. */
  since: (last: number) => Sql;
}

/** Undefined where other rows do not hold what decides the measure. */
export function heldQuestion(measured: Measured, aggregate: Aggregate): HeldQuestion | undefined {
  const column = heldColumn(measured, aggregate);
  if (!column) return undefined;
  const { name, number, values, value, other } = column;
  const asked = askedOfShared(measured)?.condition;
  const conditions = [
    ...(aggregate === "distinct" ? [sql`${value} IS NOT NULL`] : []),
    ...(asked ? [asked] : []),
  ];
  const { from, workspaceId } = other.shared!;
  const ours = sql`CAST(${measured.setting.workspaceId} AS bigint)`;
  return {
    name,
    key: keyOf(measured, aggregate),
    from: values(ours),
    last: sql`max(${number})`,
    bits: sql`coalesce(bit_or(CAST(1 AS bigint) << ${number}) FILTER (WHERE ${allOf(conditions)}), 0)`,
    since: (last) =>
      sql`(SELECT count(*) FROM ${from} WHERE ${workspaceId} = ${ours} AND ${number} > CAST(${String(last)} AS bigint))`,
  };
}

/** How a measure is gathered from the rows that hold what decides it. */
export function heldOf(task: Task, aggregate: Aggregate): Held | undefined {
  const { setting } = task;
  const column = heldColumn(task, aggregate);
  const found = column && setting.held?.get(column.name)?.bits;
  const wanted = found?.get(keyOf(task, aggregate));
  if (!column || wanted === undefined) return undefined;
  const { by, bits, name } = column;
  const { counts } = rowsOf(by, setting);
  const rows = { by, filters: new Map(counts ? [["counts", () => counts]] : []), named: [] };
  const among = (all: Sql, some: string) => sql`(${all} & CAST(${some} AS bigint))`;
  const values = (some: string) => ({
    ...rows,
    key: `values of ${name}: ${JSON.stringify([task.window, some])}`,
    of: { aggregate: sql`bit_or(${among(bits, some)})` },
  });
  if (aggregate === "distinct") return { ...values(wanted), measured: (all) => sql`count_bits(${all})` };
  // Where the rule counts all values besides, those say it too.
  const counted = task.window ? undefined : found?.get(keyOf({}, "distinct"));
  if (counted !== undefined && (BigInt(wanted) & ~BigInt(counted)) === 0n)
    return { ...values(counted), measured: (all) => among(all, wanted) };
  const condition = sql`${among(bits, wanted)} <> 0`;
  const key = `some of ${name}: ${JSON.stringify([task.window, wanted])}`;
  // A single question is a count of fewer rows; several are bits of one number.
  if ([...found!.keys()].filter((one) => !isDistinct(one)).length > 1)
    return { ...rows, key, of: { mark: { condition } }, measured: (mark) => mark };
  rows.filters.set(key, () => condition);
  return { ...rows, key, of: { aggregate: sql`count(*)` }, measured: (count) => count };
}
