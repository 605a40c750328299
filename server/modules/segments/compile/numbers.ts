// Number operators as SQL, for every way in which a number is stored or worked out.
import { sql } from "kysely";
import type { OperatorOf } from "../../../../contract/rule-operators.ts";
import type { Sql } from "../../../lent.ts";
import { aroundAtScale, decimalOf, decimalText } from "./exact.ts";
import { holds, lacks } from "./truth.ts";

export type Symbol = "=" | ">" | ">=" | "<" | "<=";

/** Something that a number of a rule can be compared with. */
export interface Comparable {
  compare(symbol: Symbol, value: number): Sql;
  /** Whether there is a number at all. */
  present: Sql;
  /** There always is one, so that every comparison can be told. */
  certain?: true;
}

const symbols = { "=": sql`=`, ">": sql`>`, ">=": sql`>=`, "<": sql`<`, "<=": sql`<=` };

/** A number with at most `scale` decimals, or a whole number of 10^−`scale` (`minor`). */
export function exactNumber(
  expression: Sql,
  scale: number,
  stored: "decimal" | "minor" = "decimal",
): Comparable {
  const literal = (digits: bigint) =>
    stored === "minor" || scale === 0
      ? sql`CAST(${String(digits)} AS bigint)`
      : sql`CAST(${decimalText(digits, scale)} AS numeric(38, ${sql.lit(scale)}))`;
  return {
    present: sql`${expression} IS NOT NULL`,
    compare(symbol, value) {
      const { below, above } = aroundAtScale(value, scale);
      if (symbol === "=" && below !== above) return sql`FALSE`;
      // A number between two that can occur: more than it is more than the one below, less than it less than the one above.
      const nearest = symbol === ">" || symbol === "<=" ? below : above;
      return sql`${expression} ${symbols[symbol]} ${literal(nearest)}`;
    },
  };
}

/** Sum ÷ count against a value, without a division that rounds: sum × 10^k against digits × count. */
export function averageOf(sum: Sql, count: Sql, unitScale: number): Comparable {
  return {
    present: sql`${count} > 0`,
    compare(symbol, value) {
      const { digits, scale } = kept(decimalOf(value));
      const shift = scale - unitScale;
      const left = shift > 0 ? sql`${sum} * ${power(shift)}` : sum;
      const right = shift < 0 ? digits * 10n ** BigInt(-shift) : digits;
      return sql`(${count} > 0 AND ${left} ${symbols[symbol]} ${factor(right)} * ${count})`;
    },
  };
}

/** Of fewer than 10^9 rows: whole numbers of 64 bits where the product fits into one, which are several times as quick. */
function factor(digits: bigint): Sql {
  const fits = -(2n ** 31n) < digits && digits < 2n ** 31n;
  return sql`CAST(${String(digits)} AS ${fits ? sql`bigint` : sql`numeric(38, 0)`})`;
}

const power = (exponent: number) => sql`CAST(${String(10n ** BigInt(exponent))} AS numeric(38, 0))`;

/** Most decimals that fit beside a sum into 38 digits. */
const mostDecimals = 20;

/** An average of fewer than 10^9 rows is nothing, or farther from nothing than this. */
function kept({ digits, scale }: ReturnType<typeof decimalOf>) {
  if (scale <= mostDecimals) return { digits, scale };
  const shorter = digits / 10n ** BigInt(scale - mostDecimals);
  const sign = digits > 0n ? 1n : -1n;
  return { digits: shorter === 0n ? sign : shorter, scale: mostDecimals };
}

/** A number as JSON has them, which a rule's are as well. */
export function doubleNumber(expression: Sql): Comparable {
  return {
    present: sql`${expression} IS NOT NULL`,
    compare: (symbol, value) =>
      sql`${expression} ${symbols[symbol]} CAST(${String(value)} AS double precision)`,
  };
}

type NumberOperator = OperatorOf<"number">;
const compared = (symbol: Symbol) => (number: Comparable, value: unknown) =>
  is(number, number.compare(symbol, value as number));

const operators: Record<NumberOperator, (number: Comparable, value: unknown) => Sql> = {
  eq: compared("="),
  neq: (number, value) => isNot(number, number.compare("=", value as number)),
  gt: compared(">"),
  gte: compared(">="),
  lt: compared("<"),
  lte: compared("<="),
  between: (number, value) => is(number, within(number, value)),
  not_between: (number, value) => isNot(number, within(number, value)),
  is_set: (number) => holds(number.present),
  is_missing: (number) => lacks(number.present),
};

const is = ({ certain }: Comparable, condition: Sql) => (certain ? sql`(${condition})` : holds(condition));
const isNot = ({ certain }: Comparable, condition: Sql) =>
  certain ? sql`NOT (${condition})` : lacks(condition);

function within(number: Comparable, value: unknown): Sql {
  const [low, high] = value as [number, number];
  return sql`${number.compare(">=", low)} AND ${number.compare("<=", high)}`;
}

export function numberCondition(op: NumberOperator, number: Comparable, value: unknown): Sql {
  return operators[op](number, value);
}
