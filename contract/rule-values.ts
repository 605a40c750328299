// The forms that a condition's value takes: a text, a list of texts, a number, a day or an instant, a length of time.
import { z } from "zod";
import { day as anyDay, instant } from "./values.ts";

export const units = ["hours", "days", "weeks", "months", "years"] as const;
export type Unit = (typeof units)[number];

/** Most texts in one condition's list, such as the values of `in`. */
export const listMax = 1_000;
/** Longest text that a condition may compare with. */
export const textMax = 2_000;

export const unit = z.enum(units);
export const amount = z.number().int().min(1).max(1_000_000);

/** PostgreSQL refuses the character with the code 0 in a text, and no customer has one. */
const text = z
  .string()
  .min(1)
  .max(textMax)
  .refine((value) => !value.includes("\0"));

/** Within ±(2^53 − 1), where a number is told apart from its neighbours. */
const number = z.number().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);

/** A calendar day in the years 1 to 9999, which is what the database holds. */
export const day = anyDay.refine((value) => !value.startsWith("0000"));

/** An instant of those years, to the microsecond. */
const exact = instant.refine((value) => !value.startsWith("0000") && !/\.\d{7}/.test(value));
const moment = z.union([day, exact]);

export const relative = z.strictObject({ n: amount, unit });
/** A length of time counted from the instant of evaluation. */
export type Relative = z.infer<typeof relative>;

/** How many of a hundred customers a random share holds. */
export const percent = z.number().min(0).max(100);
export const seedMax = 100;
/** Tells random shares apart: the same seed is the same share, for all time. */
export const seed = text.max(seedMax);

export const valueForms = {
  text,
  texts: z.array(text).min(1).max(listMax),
  number,
  numbers: z.tuple([number, number]),
  moment,
  moments: z.tuple([moment, moment]),
  relative,
} as const;
export type ValueForm = keyof typeof valueForms | "none";

/** What each form looks like, in the words of a fault. */
export const formWords: Record<ValueForm, string> = {
  none: "no value",
  text: 'a text, such as "Mumbai"',
  texts: `a list of 1 to ${listMax} texts, such as ["Mumbai", "Pune"]`,
  number: "a number, such as 5000",
  numbers: "two numbers, such as [800, 1500]",
  moment: 'a day such as "2026-03-01", or an instant such as "2026-03-01T09:00:00Z"',
  moments: 'two days or instants, such as ["2026-01-01", "2026-03-31"]',
  relative: 'a length of time, such as { "n": 6, "unit": "months" }',
};
