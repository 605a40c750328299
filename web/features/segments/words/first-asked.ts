// What is asked of a value to begin with, by its type.
import type { AttributeType } from "../../../../contract/attributes.ts";
import type { Asked } from "../model/drafts.ts";

export const firstAsked: Record<AttributeType, Asked> = {
  text: { op: "is" },
  number: { op: "gte" },
  boolean: { op: "is_true" },
  date: { op: "within_last", value: { n: 30, unit: "days" } },
  list: { op: "has_any" },
};
