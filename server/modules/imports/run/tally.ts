// What a run counts and notes while it goes.
import type { ImportCounts } from "../../../../contract/imports.ts";
import { ownText } from "../values/own-text.ts";

export const zeroCounts: ImportCounts = {
  rows: 0,
  rows_imported: 0,
  rows_set_aside: 0,
  rows_failed: 0,
  rows_duplicate: 0,
  customers: 0,
  orders: 0,
  orders_cancelled: 0,
  items: 0,
};

/** Different notes that are kept; a file in which every row is strange is told by its beginning. */
const mostNotes = 50;

export class Tally {
  readonly counts: ImportCounts = { ...zeroCounts };
  readonly #notes = new Map<string, number>();

  note(message: string): void {
    const known = this.#notes.get(message);
    if (known === undefined && this.#notes.size >= mostNotes) return;
    this.#notes.set(known === undefined ? ownText(message) : message, (known ?? 0) + 1);
  }

  /** The most frequent first. */
  notes(): { message: string; rows: number }[] {
    return [...this.#notes].map(([message, rows]) => ({ message, rows })).sort((a, b) => b.rows - a.rows);
  }
}
