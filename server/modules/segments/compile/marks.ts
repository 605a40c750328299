// Several questions whether a customer has a row of some kind, answered by one number for each row and each customer: a bit a
// question. Where a row says what it is by another that many share, such as the product that was sold, the number is worked out
// once for each of those. In the columnar copy that takes half as long as a count for each question.
import { sql } from "kysely";
import type { JoinedRows, Sql } from "../../../lent.ts";
import type { Flagged } from "./where.ts";

/** A condition on the rows that others share, and the filter that says the same beside one of the others. */
export interface Mark {
  other: JoinedRows;
  condition: Sql;
  filter: string;
}

/** A question, and the condition on when a row happened, where that is its own. */
export interface Marked {
  name: string;
  mark: Mark;
  when: { key: string; condition: Sql } | undefined;
}

/** Questions beyond this many are counted. */
const mostMarks = 48;

/** Whether it is worth it. */
export function arePacked(marked: readonly unknown[]): boolean {
  return marked.length > 1 && marked.length <= mostMarks;
}

/** The number of each row, to be gathered by `bit_or`. */
export function marksOfRow(marked: readonly Marked[], flagged: Flagged): Sql {
  const byWhen = Map.groupBy(
    marked.map((each, i) => ({ ...each, bit: bitOf(i) })),
    ({ when }) => when?.key,
  );
  const numbers = [...byWhen].map(([key, each]) => {
    const bits = each.map(({ mark, bit }) => sql`CASE WHEN ${mark.condition} THEN ${bit} ELSE 0 END`);
    const number = flagged(each[0]!.mark.other, `marks ${key}`, sql.join(bits, sql` + `));
    const { when } = each[0]!;
    return when ? sql`CASE WHEN ${when.condition} THEN ${number} ELSE 0 END` : number;
  });
  return sql.join(numbers, sql` + `);
}

/** Of a customer's number, what answers each question: 0 or more. */
export function unpacked(marked: readonly Marked[], number: Sql): Sql[] {
  return marked.map(({ name }, i) => sql`${number} & ${bitOf(i)} AS ${sql.ref(name)}`);
}

function bitOf(i: number): Sql {
  return sql`CAST(${String(2n ** BigInt(i))} AS bigint)`;
}
