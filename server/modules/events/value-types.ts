// Which type a property's value is of, as it came.
import type { ValueType } from "../../../contract/events.ts";
import { day, instant } from "../../../contract/values.ts";

/** Undefined for null, which says nothing. */
export function valueTypeOf(value: unknown): ValueType | undefined {
  switch (typeof value) {
    case "number":
      return "number";
    case "boolean":
      return "boolean";
    case "string":
      return isDate(value) ? "date" : "text";
    default:
      return value === null || value === undefined ? undefined : "other";
  }
}

const beginsLikeDate = /^\d{4}-\d\d-\d\d/;

function isDate(text: string): boolean {
  // The cheap look first: most texts are no dates, and there are many.
  return beginsLikeDate.test(text) && (day.safeParse(text).success || instant.safeParse(text).success);
}

/** Whether a value of type `came` counts for a property of type `type`: a text property takes whatever reads as a text. */
export function fits(type: ValueType, came: ValueType): boolean {
  return type === came || (type === "text" && came === "date");
}
