// When something happened, as a phrase says it, and what a rule makes of it: a window for what is counted, a comparison for a
// date.
import type { Relative } from "../../../../contract/rule-values.ts";
import type { Window } from "../../../../contract/rule-windows.ts";
import { dateOf, dayOf } from "./reader.ts";

export type Span =
  | { kind: "last"; length: Relative }
  | { kind: "ago"; length: Relative }
  | { kind: "ago_between"; near: Relative; far: Relative }
  | { kind: "days"; from?: string; to?: string; since?: true }
  | { kind: "next"; length: Relative }
  /** A bare length, whose way the verb decides: "for 4 months", "in 60 days". */
  | { kind: "length"; length: Relative; more?: true; less?: true }
  /** "before that". */
  | { kind: "before_that" };

/** A comparison of a date. */
export interface Moment {
  op: "before" | "after" | "on" | "between" | "within_last" | "more_than_ago" | "within_next";
  value: string | [string, string] | Relative;
}

const nextDay = (day: string) => dayOf(dateOf(day).add({ days: 1 }));
const dayBefore = (day: string) => dayOf(dateOf(day).subtract({ days: 1 }));

/** Several windows mean that all must hold; what lies ahead has none. */
export function windowOf(span: Span | undefined): Window | undefined {
  switch (span?.kind) {
    case "last":
    case "length":
      return { last: span.length.n, unit: span.length.unit };
    case "ago":
      return { older_than: span.length.n, unit: span.length.unit };
    case "ago_between":
      return { last: span.far.n, unit: span.far.unit };
    case "days":
      return daysWindow(span);
    default:
      return undefined;
  }
}

function daysWindow({ from, to }: { from?: string; to?: string }): Window | undefined {
  if (from !== undefined) return { from, ...(to !== undefined && { to }) };
  return to === undefined ? undefined : { to };
}

/** The comparisons of a date that together say a span. */
export function momentsOf(span: Span): Moment[] {
  switch (span.kind) {
    case "last":
      return [{ op: "within_last", value: span.length }];
    case "length":
      return [{ op: span.more ? "more_than_ago" : "within_last", value: span.length }];
    case "ago":
      return [{ op: "more_than_ago", value: span.length }];
    case "ago_between":
      return [
        { op: "more_than_ago", value: span.near },
        { op: "within_last", value: span.far },
      ];
    case "next":
      return [{ op: "within_next", value: span.length }];
    case "days":
      return daysMoments(span);
    case "before_that":
      return [];
  }
}

function daysMoments({ from, to }: { from?: string; to?: string }): Moment[] {
  if (from !== undefined && to !== undefined)
    return [from === to ? { op: "on", value: from } : { op: "between", value: [from, to] }];
  if (from !== undefined) return [{ op: "after", value: dayBefore(from) }];
  return to === undefined ? [] : [{ op: "before", value: nextDay(to) }];
}

/** What lies before a span: where it had not begun yet. */
export function before(span: Span): Span {
  if (span.kind === "last" || span.kind === "length") return { kind: "ago", length: span.length };
  if (span.kind === "days" && span.from !== undefined) return { kind: "days", to: dayBefore(span.from) };
  if (span.kind === "ago_between") return { kind: "ago", length: span.far };
  return span;
}
