// Checks the items of a batch one by one: every fault of every item is told, the good ones go on. Fields nobody knows are
// left aside with a warning.
import type { z } from "zod";
import type { RejectedItem } from "../../../contract/ingest.ts";
import { faultsOf } from "../../http/faults.ts";
import { quickParse } from "../../http/quick-parse.ts";

export interface CheckedItems<Item> {
  good: { index: number; item: Item }[];
  rejected: RejectedItem[];
  warnings: RejectedItem[];
}

export interface ItemCheck<Schema extends z.ZodType> {
  schema: Schema;
  /** Where the items stand in the body: `orders`. */
  field: string;
}

export function checkItems<Schema extends z.ZodType>(
  items: readonly unknown[],
  check: ItemCheck<Schema>,
): CheckedItems<z.output<Schema>> {
  const checked: CheckedItems<z.output<Schema>> = { good: [], rejected: [], warnings: [] };
  items.forEach((item, index) => {
    checkItem(item, index, check, checked);
  });
  return checked;
}

function checkItem<Schema extends z.ZodType>(
  item: unknown,
  index: number,
  { schema, field }: ItemCheck<Schema>,
  into: CheckedItems<z.output<Schema>>,
): void {
  const prefix = `/${field}/${index}`;
  let parsed = quickParse(schema, item);
  const unknown = parsed.error?.issues.filter((issue) => issue.code === "unrecognized_keys") ?? [];
  if (unknown.length > 0) {
    const warned = faultsOf({ issues: unknown } as unknown as z.core.$ZodError, prefix, schema);
    into.warnings.push(...warned.map((fault) => ({ index, ...fault })));
    parsed = schema.safeParse(without(item, unknown));
  }
  const faults = parsed.success
    ? []
    : faultsOf(parsed.error, prefix, schema).map((fault) => ({
        ...fault,
        path: fault.path === "/" ? prefix : fault.path,
      }));
  if (faults.length === 0) into.good.push({ index, item: parsed.data as z.output<Schema> });
  else into.rejected.push(...faults.map((fault) => ({ index, ...fault })));
}

function without(item: unknown, unknown: readonly z.core.$ZodIssueUnrecognizedKeys[]): unknown {
  const copy = structuredClone(item);
  for (const { path, keys } of unknown) {
    let at = copy as Record<PropertyKey, unknown>;
    for (const key of path) at = at[key] as Record<PropertyKey, unknown>;
    for (const key of keys) delete at[key];
  }
  return copy;
}
