// Every operator: which type of value it compares, which form it takes, and the twin that is its exact complement.
import { z } from "zod";
import type { AttributeType } from "./attributes.ts";
import { type ValueForm, valueForms } from "./rule-values.ts";

const presence = { is_set: "none", is_missing: "none" } as const;

export const operators = {
  text: {
    is: "text",
    is_not: "text",
    in: "texts",
    not_in: "texts",
    contains: "text",
    not_contains: "text",
    starts_with: "text",
    ends_with: "text",
    ...presence,
  },
  number: {
    eq: "number",
    neq: "number",
    gt: "number",
    gte: "number",
    lt: "number",
    lte: "number",
    between: "numbers",
    not_between: "numbers",
    ...presence,
  },
  boolean: { is_true: "none", is_false: "none", ...presence },
  date: {
    before: "moment",
    after: "moment",
    on: "moment",
    between: "moments",
    within_last: "relative",
    more_than_ago: "relative",
    within_next: "relative",
    anniversary_within_next: "relative",
    ...presence,
  },
  list: { has_any: "texts", has_all: "texts", has_none: "texts", ...presence },
} as const satisfies Record<AttributeType, Record<string, ValueForm>>;

type Operators = typeof operators;
export type OperatorOf<T extends AttributeType> = keyof Operators[T] & string;
export type Operator = { [T in AttributeType]: OperatorOf<T> }[AttributeType];

/** The form of value that an operator takes on a type; undefined where the type has no such operator. */
export function formOf(type: AttributeType, op: string): ValueForm | undefined {
  const forms: Record<string, ValueForm> = operators[type];
  return Object.hasOwn(forms, op) ? forms[op] : undefined;
}

/** Each pair shares out everyone between them, whether or not there is a value. */
const twins: [Operator, Operator][] = [
  ["is", "is_not"],
  ["in", "not_in"],
  ["contains", "not_contains"],
  ["eq", "neq"],
  ["has_any", "has_none"],
  ["is_set", "is_missing"],
];
const twinOf = new Map<Operator, Operator>(twins.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]));

/** The operator that holds exactly where `op` does not. `between` has one for numbers alone. */
export function complementOf(type: AttributeType, op: Operator): Operator | undefined {
  if (type === "number" && op === "between") return "not_between";
  if (type === "number" && op === "not_between") return "between";
  return twinOf.get(op);
}

/** Adds `op` and the `value` it takes to the fields that say what is compared. */
export function predicate<S extends z.core.$ZodShape>(subject: S) {
  return z.discriminatedUnion("op", [
    z.strictObject({ ...subject, op: z.enum(["is_set", "is_missing", "is_true", "is_false"]) }),
    z.strictObject({
      ...subject,
      op: z.enum(["is", "is_not", "contains", "not_contains", "starts_with", "ends_with"]),
      value: valueForms.text,
    }),
    z.strictObject({
      ...subject,
      op: z.enum(["in", "not_in", "has_any", "has_all", "has_none"]),
      value: valueForms.texts,
    }),
    z.strictObject({
      ...subject,
      op: z.enum(["eq", "neq", "gt", "gte", "lt", "lte"]),
      value: valueForms.number,
    }),
    z.strictObject({ ...subject, op: z.literal("not_between"), value: valueForms.numbers }),
    z.strictObject({
      ...subject,
      op: z.literal("between"),
      value: z.union([valueForms.numbers, valueForms.moments]),
    }),
    z.strictObject({ ...subject, op: z.enum(["before", "after", "on"]), value: valueForms.moment }),
    z.strictObject({
      ...subject,
      op: z.enum(["within_last", "more_than_ago", "within_next", "anniversary_within_next"]),
      value: valueForms.relative,
    }),
  ]);
}

const bare = predicate({});
/** An operator with its value: what a condition asks of the thing it names. */
export type Predicate = z.infer<typeof bare>;

type Narrowed<P, O> = P extends { op: infer Q }
  ? [Q & O] extends [never]
    ? never
    : Omit<P, "op"> & { op: Q & O }
  : never;
/** The predicates with one of these operators. */
export type PredicateWith<O extends Operator> = Narrowed<Predicate, O>;
