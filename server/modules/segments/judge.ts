// Asks rules of every customer in one statement: how many hold each, how many all of those so far, and who comes first.
import { type RawBuilder, sql } from "kysely";
import type { Rule } from "../../../contract/rule.ts";
import type { Sql } from "../../lent.ts";
import { type Compiled, compileRules, type Setting } from "./compile/index.ts";

export interface Judgement {
  total: number;
  count: number;
  /** Ids, latest activity first. */
  sample: string[];
  /** For each step: how many hold it, and how many it and all before it. */
  steps: { alone: number; soFar: number }[];
}

export interface JudgedRow {
  total: string;
  count: string;
  sample: string[] | null;
  alone: string[];
  so_far: string[];
}

/** The statement that answers all of it, for either engine. */
export function judgeStatement(
  rule: Rule,
  steps: readonly Rule[],
  sample: number,
  setting: Setting,
): RawBuilder<JudgedRow> {
  const compiled = compileRules([rule, ...steps], setting, { withLastOrder: sample > 0 && setting.past });
  const holding = steps.map((_, i) => sql.ref(`h${i + 1}`));
  const soFar = holding.map((_, i) => sql.join(holding.slice(0, i + 1), sql` AND `));
  return sql<JudgedRow>`
    WITH judged AS MATERIALIZED (${judged(compiled, setting)})
    SELECT count(*) AS total, count(*) FILTER (WHERE h0) AS count, ${counts(holding)} AS alone, ${counts(soFar)} AS so_far,
      ${sample > 0 ? first(sample, setting) : sql`NULL`} AS sample
    FROM judged`;
}

/** One row a customer: who, and what each rule says of them. */
function judged({ source, seen, conditions, lastOrderAt }: Compiled, { lent }: Setting): Sql {
  const { id, workspaceId, createdAt } = lent.customers;
  const verdicts = conditions.map((condition, i) => sql`${condition} AS ${sql.ref(`h${i}`)}`);
  return sql`SELECT ${id} AS id, ${workspaceId} AS workspace_id, ${lastOrderAt} AS last_order_at, ${createdAt} AS created_at, ${sql.join(verdicts)} FROM ${source} WHERE ${seen}`;
}

function counts(conditions: Sql[]): Sql {
  if (conditions.length === 0) return sql`CAST(ARRAY[] AS bigint[])`;
  return sql`ARRAY[${sql.join(conditions.map((condition) => sql`count(*) FILTER (WHERE ${condition})`))}]`;
}

const latestFirst = sql`last_order_at DESC NULLS LAST, created_at DESC, id DESC`;

/**
 * When a customer last ordered is brought beside members alone, under the alias that it is lent for; for an instant in the
 * past it was gathered with the rest.
 */
function first(sample: number, { past, lent }: Setting): Sql {
  const { joinTotals, lastOrderAt } = lent.customers;
  const members = past
    ? sql`SELECT id, last_order_at, created_at FROM judged WHERE h0`
    : sql`SELECT c.id, ${lastOrderAt} AS last_order_at, c.created_at FROM judged AS c ${joinTotals} WHERE c.h0`;
  return sql`(SELECT array_agg(id ORDER BY ${latestFirst}) FROM (${members} ORDER BY ${latestFirst} LIMIT ${sample}) AS latest)`;
}

export function shown({ total, count, sample, alone, so_far }: JudgedRow): Judgement {
  return {
    total: Number(total),
    count: Number(count),
    sample: sample ?? [],
    steps: alone.map((held, i) => ({ alone: Number(held), soFar: Number(so_far[i]) })),
  };
}
