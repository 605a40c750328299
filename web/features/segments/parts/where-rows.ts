// The rows of a `where`: which columns there are, what is asked of one to begin with, and how one joins those before it.
import {
  columnsOf,
  type KnownEvents,
  operatorType,
  type RowSource,
} from "../../../../contract/rule-columns.ts";
import type { RowDraft, WhereTree } from "../model/drafts.ts";
import { leaf, spotOf } from "../model/tree.ts";
import { insert, remove, updateGroup } from "../model/tree-edit.ts";
import { firstAsked } from "../words/first-asked.ts";
import type { Wording } from "../words/measure-words.ts";

/** What one most often wants to narrow by. */
const usual: Partial<Record<string, string>> = { orders: "status", items: "category" };

export function firstRow(rows: RowSource, known: KnownEvents): RowDraft {
  const columns = Object.keys(columnsOf(rows, known));
  const first = columns.includes("channel") ? "channel" : columns[0]!;
  return rowAbout(rows, usual[rows] ?? first, known);
}

export function rowAbout(rows: RowSource, column: string, known: KnownEvents): RowDraft {
  const type = operatorType(columnsOf(rows, known)[column]?.type ?? "text");
  return { kind: "row", column, ...firstAsked[type] };
}

export function columnWording(rows: RowSource, column: string, known: KnownEvents): Wording {
  return { lead: columnsOf(rows, known)[column]?.label ?? column, voice: "is" };
}

export function columnChoices(rows: RowSource, known: KnownEvents): { value: string; label: string }[] {
  return Object.entries(columnsOf(rows, known)).map(([value, { label }]) => ({ value, label }));
}

/** A row right after this one; where it stood alone, the two are joined as told. */
export function addAfter(where: WhereTree, id: string, row: RowDraft, join: "all" | "any"): WhereTree {
  const spot = spotOf(where, id);
  if (!spot?.parent) return where;
  const { parent, index } = spot;
  const wider = insert(where, parent.id, index + 1, leaf(row));
  return parent.children.length > 1 ? wider : updateGroup(wider, parent.id, (one) => ({ ...one, join }));
}

/** Without the node and the groups that it leaves empty; undefined where nothing is left. */
export function without(where: WhereTree, id: string): WhereTree | undefined {
  const parent = spotOf(where, id)?.parent;
  if (!parent) return undefined;
  return parent.children.length === 1 ? without(where, parent.id) : remove(where, id);
}
