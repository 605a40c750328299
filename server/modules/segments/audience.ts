// An audience as an expression: what selects the ids of the customers a rule holds for, for others to put in their statements.
import { type RawBuilder, sql } from "kysely";
import type { Rule } from "../../../contract/rule.ts";
import type { Sql } from "../../lent.ts";
import type { Trx } from "../../platform/database.ts";
import { compileRules, type Setting } from "./compile/index.ts";

/** `exclude`: whoever any of these holds for is not selected. */
export function audienceExpression(
  rule: Rule,
  setting: Setting,
  exclude: readonly Rule[] = [],
): RawBuilder<{ id: string }> {
  const { source, seen, conditions } = compileRules([rule, ...exclude], setting);
  return sql`SELECT ${setting.lent.customers.id} AS id FROM ${source} WHERE ${seen} AND ${without(conditions)}`;
}

/** How many the rule holds for, and how many are left after each exclusion. */
export async function audienceSizes(
  trx: Trx,
  rule: Rule,
  setting: Setting,
  exclude: readonly Rule[],
): Promise<number[]> {
  const { source, seen, conditions } = compileRules([rule, ...exclude], setting);
  const counts = conditions.map(
    (_, i) => sql`count(*) FILTER (WHERE ${without(conditions.slice(0, i + 1))})::int`,
  );
  const { rows } = await sql<{ sizes: number[] }>`
    SELECT ARRAY[${sql.join(counts)}] AS sizes FROM ${source} WHERE ${seen}`.execute(trx);
  return rows[0]!.sizes;
}

/** The first holds and none of the others does. */
function without([first, ...others]: readonly Sql[]): Sql {
  return sql.join([first, ...others.map((other) => sql`NOT (${other})`)], sql` AND `);
}
