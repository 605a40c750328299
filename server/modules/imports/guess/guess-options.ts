// How the values of a file are written: the order of its dates, its decimal sign, and how cancelled orders are named.
import type { ImportMapping, ImportOptions } from "../../../../contract/import-reading.ts";
import type { ActorWorkspace } from "../../../actor.ts";
import type { ColumnFacts } from "../survey/column-facts.ts";

type ValueOptions = Pick<ImportOptions, "date_order" | "decimal" | "timezone">;

export function guessValueOptions(columns: ColumnFacts[], workspace: ActorWorkspace): ValueOptions {
  return {
    date_order: guessDateOrder(columns, workspace),
    decimal: sum(columns, "decimalComma") > sum(columns, "decimalPoint") ? "," : ".",
    timezone: workspace.timezone,
  };
}

function guessDateOrder(columns: ColumnFacts[], workspace: ActorWorkspace): ImportOptions["date_order"] {
  const dates = columns.filter((column) => column.type === "date");
  const [days, months] = [sum(dates, "dayFirst"), sum(dates, "monthFirst")];
  if (days > months) return "dmy";
  if (months > days) return "mdy";
  if (dates.length > 0 && dates.every((column) => column.samples.every((text) => /^\d{4}/.test(text))))
    return "ymd";
  // Nothing in the file tells: the United States write the month first, nearly everyone else the day.
  return workspace.currency === "USD" ? "mdy" : "dmy";
}

function sum(
  columns: ColumnFacts[],
  key: "dayFirst" | "monthFirst" | "decimalPoint" | "decimalComma",
): number {
  return columns.reduce((total, column) => total + column[key], 0);
}

/** A letter before some order ids, the others being digits alone, whose rows take away what was sold. */
export function guessCancelledPrefix(
  mapping: ImportMapping,
  columns: ColumnFacts[],
  firstRows: string[][],
): string {
  const at = mapping.findIndex(({ target }) => target === "order.external_id");
  const facts = columns[at];
  if (!facts || facts.digitIds < (facts.letterIds.C ?? 0) || !facts.letterIds.C) return "";
  const amounts = mapping.flatMap(({ target }, index) =>
    target === "item.quantity" || target === "item.price" || target === "order.total" ? [index] : [],
  );
  const cancelled = firstRows.filter((row) => /^C\d/.test(row[at] ?? ""));
  const negative = cancelled.filter((row) => amounts.some((index) => /^\s*[-(−]/.test(row[index] ?? "")));
  return cancelled.length === 0 || negative.length > cancelled.length / 2 ? "C" : "";
}
