// Conditions that are true or false, never unknown, so that `not` is the exact complement.
import { sql } from "kysely";
import type { Sql } from "../../../lent.ts";

/** True where a condition holds; false where it does not or cannot be told. */
export function holds(condition: Sql): Sql {
  return sql`coalesce(${condition}, FALSE)`;
}

/** The exact complement of `holds`. */
export function lacks(condition: Sql): Sql {
  return sql`NOT coalesce(${condition}, FALSE)`;
}

export function allOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`TRUE` : joined(conditions, sql` AND `);
}

export function anyOf(conditions: readonly Sql[]): Sql {
  return joined(conditions, sql` OR `);
}

function joined(conditions: readonly Sql[], joint: Sql): Sql {
  return conditions.length === 1 ? conditions[0]! : sql`(${sql.join(conditions, joint)})`;
}
