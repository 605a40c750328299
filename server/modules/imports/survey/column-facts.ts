// What the values of one column have in common, gathered over the whole file: enough to guess its type, its decimal sign,
// the order of its dates, and whether its ids were written as numbers.

import { z } from "zod";
import { storable } from "../values/own-text.ts";
import { type CustomType, customTypes } from "../values/read-custom.ts";
import { looksLikeDate } from "../values/read-date.ts";
import { looksLikeBoolean } from "../values/read-word.ts";

const count = z.number().int();

/** As kept with the import. */
export const columnFacts = z.object({
  name: z.string(),
  /** The first different values. */
  samples: z.array(z.string()),
  /** Cells that are not empty. */
  filled: count,
  /** Every value is a whole number written with `.0`. */
  wholeNumbers: z.boolean(),
  type: z.enum(customTypes),
  /** Dates whose first number is no month, and whose second is none. */
  dayFirst: count,
  monthFirst: count,
  /** Numbers whose point, or whose comma, can only be the decimal sign. */
  decimalPoint: count,
  decimalComma: count,
  /** Ids of digits alone, and by their capital letter those of one letter and digits. */
  digitIds: count,
  letterIds: z.record(z.string(), count),
});
export type ColumnFacts = z.infer<typeof columnFacts>;

const mostSamples = 5;
const longestSample = 120;
/** Dates are costly to recognise; a column that has shown so many is taken at its word. */
const datesLookedAt = 500;

const pointZero = /^\d+\.0+$/;
const numberLike = /^[-+]?(?:0|[1-9]\d{0,14}|\d{1,3}(?:[.,]\d{3})+)(?:[.,]\d+)?$/;
const pointIsDecimal = /^[^.]*\.(?:\d{1,2}|\d{4,})$|,\d{3}\.\d/;
const commaIsDecimal = /^[^,]*,(?:\d{1,2}|\d{4,})$|\.\d{3},\d/;
const numbersOfDate = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d/;
const letterId = /^[A-Z]\d+$/;

/** Sees each cell of a column once. */
export class ColumnWatch {
  readonly #facts: ColumnFacts;
  readonly #samples = new Set<string>();
  readonly #maybe = { number: true, boolean: true, date: true };
  #last = "";

  constructor(name: string) {
    this.#facts = {
      name,
      samples: [],
      filled: 0,
      wholeNumbers: true,
      type: "text",
      dayFirst: 0,
      monthFirst: 0,
      decimalPoint: 0,
      decimalComma: 0,
      digitIds: 0,
      letterIds: {},
    };
  }

  see(cell: string): void {
    const text = cell.trim();
    if (text === "") return;
    this.#facts.filled++;
    if (text === this.#last) return;
    this.#last = text;
    if (this.#samples.size < mostSamples) this.#samples.add(storable(text.slice(0, longestSample)));
    if (this.#facts.wholeNumbers) this.#facts.wholeNumbers = pointZero.test(text);
    if (this.#maybe.boolean) this.#maybe.boolean = looksLikeBoolean(text);
    this.#seeNumber(text);
    this.#seeDate(text);
    this.#seeId(text);
  }

  #seeNumber(text: string): void {
    if (this.#maybe.number) this.#maybe.number = numberLike.test(text);
    const first = text.charCodeAt(0);
    // Currency signs and parentheses stand before, so that anything but a letter may start an amount.
    if (first >= 65 && first < 128 && first !== 82) return;
    if (text.includes(".") && pointIsDecimal.test(text)) this.#facts.decimalPoint++;
    else if (text.includes(",") && commaIsDecimal.test(text)) this.#facts.decimalComma++;
  }

  #seeDate(text: string): void {
    if (!this.#maybe.date) return;
    if (this.#facts.filled <= datesLookedAt) this.#maybe.date = looksLikeDate(text);
    const numbers = numbersOfDate.exec(text);
    if (!numbers) return;
    if (Number(numbers[1]) > 12) this.#facts.dayFirst++;
    if (Number(numbers[2]) > 12) this.#facts.monthFirst++;
  }

  #seeId(text: string): void {
    const first = text.charCodeAt(0);
    if (first >= 48 && first <= 57) {
      if (/^\d+$/.test(text)) this.#facts.digitIds++;
    } else if (letterId.test(text)) {
      const letter = text[0]!;
      this.#facts.letterIds[letter] = (this.#facts.letterIds[letter] ?? 0) + 1;
    }
  }

  facts(): ColumnFacts {
    const filled = this.#facts.filled > 0;
    return {
      ...this.#facts,
      samples: [...this.#samples],
      wholeNumbers: filled && this.#facts.wholeNumbers,
      type: filled ? this.#type() : "text",
    };
  }

  #type(): CustomType {
    if (this.#maybe.boolean) return "boolean";
    if (this.#maybe.date) return "date";
    return this.#maybe.number ? "number" : "text";
  }
}
