// Filters by attribute as a person reads them: "City contains Mum", "Points at least 900".
import type { FilterOperator, FilterType, ListFilter } from "../../contract/filters.ts";
import { type Formatting, formatCount } from "../format.ts";
import { formatCalendarDay } from "../format-time.ts";
import { capital } from "./capital.ts";

/** An attribute that a list can be filtered by. */
export interface FilterAttribute {
  name: string;
  label: string;
  type: FilterType;
  /** Heads a part of the choice: "Orders". */
  group: string;
  /** Values to offer; others may be typed. */
  common?: string[];
}

export const operatorWords: Record<FilterOperator, string> = {
  is: "is",
  contains: "contains",
  between: "is between",
  is_true: "is yes",
  is_false: "is no",
  is_set: "is known",
  is_missing: "is not known",
};

export function filterWords(
  filter: ListFilter,
  attributes: readonly FilterAttribute[],
  formatting: Formatting,
): string {
  const label = attributes.find(({ name }) => name === filter.attribute)?.label ?? filter.attribute;
  return `${capital(label)} ${comparison(filter, formatting)}`;
}

function comparison(filter: ListFilter, formatting: Formatting): string {
  if (filter.op === "is" || filter.op === "contains") return `${operatorWords[filter.op]} ${filter.value}`;
  if (filter.op !== "between") return operatorWords[filter.op];
  const [from, to] = filter.value.map((end) => endWords(end, formatting));
  if (from !== undefined && to !== undefined) return `${from} to ${to}`;
  const isDay = filter.value.some((end) => typeof end === "string");
  if (from !== undefined) return isDay ? `since ${from}` : `at least ${from}`;
  return isDay ? `until ${to}` : `at most ${to}`;
}

function endWords(end: string | number | null, { currency }: Formatting): string | undefined {
  if (end === null) return undefined;
  return typeof end === "number" ? formatCount(end, currency) : formatCalendarDay(end);
}
