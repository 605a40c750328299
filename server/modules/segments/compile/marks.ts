// What a customer's rows say by another row that many share, such as the product that was sold: whether there is one of some
// kind, and how many of a few values there are. Each is some bits of one number, worked out once for each shared row and
// gathered by `bit_or`. In the columnar copy that takes half as long as a count for each question.
import { sql } from "kysely";
import type { JoinedRows, Sql } from "../../../lent.ts";
import type { Flagged } from "./where.ts";

/** What shared rows say, for those of them for which the condition holds; others say nothing. */
export interface Mark {
  /** The rows that are shared; undefined where the row itself says it. */
  other?: JoinedRows;
  condition: Sql;
  /** The filter that says the same as the condition beside one of the others; undefined where none does. */
  filter?: string;
  /** Where it is of the values of a column: the number of a shared row's value, from 0, and at most how many there are. */
  values?: { number: Sql; most: number };
}

/** A mark of one of the values that a table is gathered for, and what it asks of rows besides, by a text that tells that apart. */
export interface Marked {
  name: string;
  mark: Mark;
  own: { key: string; condition: Sql | undefined };
}

/** Marks that share a number: the place of the lowest bit of each. */
export type Packed = (Marked & { place: number })[];

/** Of the 63 bits of a positive number, some are spared for values that are written while it is worked out. */
const mostBits = 58;

/** As few numbers as they fit into. Those of several values stand above the others, with what is spared above them. */
export function packed(marked: readonly Marked[]): Packed[] {
  const numbers: { bits: number; marks: Marked[] }[] = [];
  for (const each of marked) {
    const fits = numbers.find(({ bits }) => bits + widthOf(each) <= mostBits);
    if (fits) {
      fits.bits += widthOf(each);
      fits.marks.push(each);
    } else numbers.push({ bits: widthOf(each), marks: [each] });
  }
  return numbers.map(({ marks }) => {
    let place = 0;
    return marks
      .toSorted((a, b) => widthOf(a) - widthOf(b))
      .map((each) => {
        const placed = { ...each, place };
        place += widthOf(each);
        return placed;
      });
  });
}

/** The number of each row, to be gathered by `bit_or`. */
export function numberOfRow(marks: Packed, flagged: Flagged): Sql {
  const alike = Map.groupBy(marks, ({ mark, own }) => `${mark.other?.name} ${own.key}`);
  const numbers = [...alike.values()].map((each) => {
    const [{ mark, own }] = each as [Packed[number]];
    const bits = each.map(
      ({ mark, place }) => sql`CASE WHEN ${mark.condition} THEN ${bitOf(mark, place)} ELSE 0 END`,
    );
    const key = each.map(({ name, place }) => `${name} at ${place}`).join(", ");
    const sum = sql.join(bits, sql` + `);
    const number = mark.other ? flagged(mark.other, `marks: ${key}`, sum) : sql`(${sum})`;
    return own.condition ? sql`CASE WHEN ${own.condition} THEN ${number} ELSE 0 END` : number;
  });
  return sql.join(numbers, sql` + `);
}

/** Of a customer's number, what each mark says: how many values there are, or a number of at least 1 where there is a row. */
export function unpacked(marks: Packed, number: Sql): Sql[] {
  return marks.map(({ name, mark, place }) => {
    const said = mark.values
      ? sql`count_bits(${number} >> ${sql.lit(place)})`
      : sql`${number} & ${bigint(2n ** BigInt(place))}`;
    return sql`${said} AS ${sql.ref(name)}`;
  });
}

function widthOf({ mark }: Marked): number {
  return mark.values?.most ?? 1;
}

function bitOf({ values }: Mark, place: number): Sql {
  const lowest = bigint(2n ** BigInt(place));
  return values ? sql`${lowest} << CAST(${values.number} AS integer)` : lowest;
}

function bigint(value: bigint): Sql {
  return sql`CAST(${String(value)} AS bigint)`;
}
