// Asks rules of every customer in one statement: how many hold each, how many all of those so far, and who comes first.
import { type RawBuilder, sql } from "kysely";
import type { Rule } from "../../../contract/rule.ts";
import type { Sql } from "../../lent.ts";
import type { Trx } from "../../platform/database.ts";
import { type Compiled, compileRules, lateCustomers, type Setting } from "./compile/index.ts";

export interface Judgement {
  total: number;
  count: number;
  /** Ids, latest activity first. */
  sample: string[];
  /** For each step: how many hold it, and how many it and all before it. */
  steps: { alone: number; soFar: number }[];
}

/** Of everybody, or of some of them; those of all put together are of everybody. */
export interface JudgedRow {
  total: string;
  count: string;
  /** The first, each as when they last ordered, when they came and their id. */
  sample: string[] | null;
  /** How many have an order that is later than the instant, and values have come since, where the statement was told that there are none. */
  unhoped: string;
  alone: string[];
  so_far: string[];
}

/** Asks PostgreSQL, in a transaction. */
export async function judge(
  trx: Trx,
  rule: Rule,
  steps: readonly Rule[],
  sample: number,
  setting: Setting,
): Promise<Judgement> {
  const { rows } = await judgeStatement(rule, steps, sample, setting).statement.execute(trx);
  return shown(rows, sample);
}

export interface Judging {
  statement: RawBuilder<JudgedRow>;
  /** Whether PostgreSQL can group all that it gathers as it reads it. */
  inOrder: boolean;
}

/** The statement that answers all of it, for either engine. */
export function judgeStatement(
  rule: Rule,
  steps: readonly Rule[],
  sample: number,
  setting: Setting,
): Judging {
  const compiled = compileRules([rule, ...steps], setting, { withLastOrder: sample > 0 });
  const statement =
    steps.length > 0
      ? judgedByStep(compiled, steps.length, sample, setting)
      : judgedOnce(compiled, sample, setting);
  return { statement, inOrder: compiled.inOrder };
}

/** Members alone are carried further, and everybody is counted apart. */
function judgedOnce(
  { apart, seen, conditions, lastOrderAt }: Compiled,
  sample: number,
  setting: Setting,
): RawBuilder<JudgedRow> {
  const { idEverywhere, createdAt, from } = setting.lent.customers;
  const members = sql`members AS MATERIALIZED (
      SELECT ${idEverywhere} AS id, ${lastOrderAt} AS last_order_at, ${createdAt} AS created_at FROM ${apart.source} WHERE ${seen} AND ${conditions[0]!}
    )`;
  return sql<JudgedRow>`
    WITH ${sql.join([...apart.tables, members])}
    SELECT (SELECT count(*) FROM ${from} WHERE ${seen}) AS total, count(*) AS count, ${counts([])} AS alone, ${counts([])} AS so_far,
      ${first(sample, sql`members`)} AS sample, ${unhoped(setting)} AS unhoped
    FROM members`;
}

/** One row a customer: who, and what each rule says of them. */
function judgedByStep(
  { apart, seen, conditions, lastOrderAt }: Compiled,
  steps: number,
  sample: number,
  setting: Setting,
): RawBuilder<JudgedRow> {
  const { idEverywhere, createdAt } = setting.lent.customers;
  const verdicts = conditions.map((condition, i) => sql`${condition} AS ${sql.ref(`h${i}`)}`);
  const holding = Array.from({ length: steps }, (_, i) => sql.ref(`h${i + 1}`));
  const soFar = holding.map((_, i) => sql.join(holding.slice(0, i + 1), sql` AND `));
  const judged = sql`judged AS MATERIALIZED (
      SELECT ${idEverywhere} AS id, ${lastOrderAt} AS last_order_at, ${createdAt} AS created_at, ${sql.join(verdicts)} FROM ${apart.source} WHERE ${seen}
    )`;
  return sql<JudgedRow>`
    WITH ${sql.join([...apart.tables, judged])}
    SELECT count(*) AS total, count(*) FILTER (WHERE h0) AS count, ${counts(holding)} AS alone, ${counts(soFar)} AS so_far,
      ${first(sample, sql`judged WHERE h0`)} AS sample, ${unhoped(setting)} AS unhoped
    FROM judged`;
}

function unhoped(setting: Setting): Sql {
  const { noneLate, held } = setting;
  const counts = [
    ...(noneLate ? [sql`(SELECT count(*) FROM (${lateCustomers(setting).ids}) AS late)`] : []),
    ...[...(held?.values() ?? [])].map(({ since }) => since),
  ];
  return counts.length === 0 ? sql`0` : sql.join(counts, sql` + `);
}

function counts(conditions: Sql[]): Sql {
  if (conditions.length === 0) return sql`CAST(ARRAY[] AS bigint[])`;
  return sql`ARRAY[${sql.join(conditions.map((condition) => sql`count(*) FILTER (WHERE ${condition})`))}]`;
}

const latestFirst = sql`last_order_at DESC NULLS LAST, created_at DESC, id DESC`;
/** Texts of the copy, which writes every instant in UTC, are in their order; PostgreSQL answers one row, in order as it is. */
const asText = sql`coalesce(CAST(last_order_at AS text), '') || '|' || CAST(created_at AS text) || '|' || CAST(id AS text)`;

function first(sample: number, members: Sql): Sql {
  if (sample === 0) return sql`NULL`;
  return sql`(SELECT array_agg(${asText} ORDER BY ${latestFirst}) FROM (SELECT * FROM ${members} ORDER BY ${latestFirst} LIMIT ${sample}) AS latest)`;
}

/** Whether all that was hoped for holds. */
export function asHoped(rows: readonly JudgedRow[]): boolean {
  return rows.every(({ unhoped }) => Number(unhoped) === 0);
}

export function shown(rows: readonly JudgedRow[], sample: number): Judgement {
  const all = (of: (row: JudgedRow) => string | undefined) =>
    rows.reduce((sum, row) => sum + Number(of(row)), 0);
  return {
    total: all(({ total }) => total),
    count: all(({ count }) => count),
    sample: rows.length === 1 ? idsOf(rows[0]!) : latest(rows).slice(0, sample),
    steps: rows[0]!.alone.map((_, i) => ({
      alone: all(({ alone }) => alone[i]),
      soFar: all(({ so_far }) => so_far[i]),
    })),
  };
}

const idsOf = ({ sample }: JudgedRow) => (sample ?? []).map((each) => each.split("|")[2]!);

function latest(rows: readonly JudgedRow[]): string[] {
  const each = rows.flatMap(({ sample }) => sample ?? []).map((text) => text.split("|"));
  const before = (a: string, b: string) => (a < b ? 1 : a > b ? -1 : 0);
  const sorted = each.sort(
    ([ordered, came, id], [otherOrdered, otherCame, other]) =>
      before(ordered!, otherOrdered!) || before(came!, otherCame!) || Number(other) - Number(id),
  );
  return sorted.map(([, , id]) => id!);
}
