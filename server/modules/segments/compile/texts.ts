// Text and list operators as SQL. Case is ignored by `lower` on both sides, in the database, so that one engine's idea of it
// is compared with itself. Values are never patterns: no wildcard has to be escaped, since none is there.
import { sql } from "kysely";
import type { OperatorOf } from "../../../../contract/rule-operators.ts";
import type { Sql } from "../../../lent.ts";
import { holds, lacks } from "./truth.ts";

/** A value of the rule; its type is said, since `lower` alone would leave it open. */
const lowered = (value: string) => sql`lower(CAST(${value} AS text))`;

/** Many values as one parameter, since a statement has room for 65,535 of them, and DuckDB takes no lists. */
function arrayOf(values: unknown): Sql {
  const texts = values as string[];
  const separator = separatorFor(texts);
  return sql`string_to_array(${lowered(texts.join(separator))}, CAST(${separator} AS text))`;
}

/** A character of Unicode's private use that is in none of the texts. */
function separatorFor(texts: string[]): string {
  for (let code = 0xe000; ; code++) {
    const separator = String.fromCodePoint(code);
    if (!texts.some((text) => text.includes(separator))) return separator;
  }
}

type TextTest = (column: Sql, value: unknown) => Sql;
const equal: TextTest = (column, value) => sql`lower(${column}) = ${lowered(value as string)}`;
const among: TextTest = (column, values) => sql`lower(${column}) = ANY (${arrayOf(values)})`;
const containing: TextTest = (column, value) =>
  sql`strpos(lower(${column}), ${lowered(value as string)}) > 0`;
const beginning: TextTest = (column, value) =>
  sql`starts_with(lower(${column}), ${lowered(value as string)})`;
const ending: TextTest = (column, value) => {
  const end = lowered(value as string);
  return sql`right(lower(${column}), length(${end})) = ${end}`;
};
const present: TextTest = (column) => sql`${column} <> ''`;

const yes =
  (test: TextTest): TextTest =>
  (column, value) =>
    holds(test(column, value));
const no =
  (test: TextTest): TextTest =>
  (column, value) =>
    lacks(test(column, value));

const textOperators: Record<OperatorOf<"text">, TextTest> = {
  is: yes(equal),
  is_not: no(equal),
  in: yes(among),
  not_in: no(among),
  contains: yes(containing),
  not_contains: no(containing),
  starts_with: yes(beginning),
  ends_with: yes(ending),
  is_set: yes(present),
  is_missing: no(present),
};

export function textCondition(op: OperatorOf<"text">, column: Sql, value: unknown): Sql {
  return textOperators[op](column, value);
}

type ListTest = (lowered: Sql, values: unknown) => Sql;
const meeting: ListTest = (list, values) => sql`${list} && ${arrayOf(values)}`;
const containingAll: ListTest = (list, values) => sql`${list} @> ${arrayOf(values)}`;
/** PostgreSQL has no length for an empty array. */
const filled: ListTest = (list) => sql`array_length(${list}, 1) > 0`;

const listOperators: Record<OperatorOf<"list">, ListTest> = {
  has_any: (list, values) => holds(meeting(list, values)),
  has_all: (list, values) => holds(containingAll(list, values)),
  has_none: (list, values) => lacks(meeting(list, values)),
  is_set: (list, values) => holds(filled(list, values)),
  is_missing: (list, values) => lacks(filled(list, values)),
};

/** `list` is an array of texts in lower case. */
export function listCondition(op: OperatorOf<"list">, list: Sql, values: unknown): Sql {
  return listOperators[op](list, values);
}
