// The faulty rows of a run, each with its cells as they stand in the file, written in batches. A hundred thousand faults
// are kept; beyond that rows are counted only, since nobody mends more by hand.
import type { RowFault } from "../rows/row-reader.ts";

export interface FaultyRow {
  line: number;
  cells: string[];
  faults: RowFault[];
}

/** A sound line of an order of which other lines failed: what makes the order whole when those come back corrected. */
export interface Companion {
  line: number;
  cells: string[];
  order: string;
}

export interface ErrorStore {
  writeErrors(rows: FaultyRow[]): Promise<void>;
  writeCompanions(rows: Companion[]): Promise<void>;
}

export const mostFaults = 100_000;
const batch = 500;

export class ErrorLog {
  readonly #store: ErrorStore;
  #waiting: FaultyRow[] = [];
  #companions: Companion[] = [];
  #kept = 0;

  constructor(store: ErrorStore) {
    this.#store = store;
  }

  /** Whether there is room for more. */
  get hasRoom(): boolean {
    return this.#kept < mostFaults;
  }

  add(row: FaultyRow): void {
    if (!this.hasRoom) return;
    this.#kept += row.faults.length;
    this.#waiting.push(row);
  }

  addCompanion(companion: Companion): void {
    this.#companions.push(companion);
  }

  /** Writes what has gathered; call it every so often while adding, and with `all` at the end. */
  async settle(all = false): Promise<void> {
    while (this.#waiting.length >= (all ? 1 : batch)) {
      const rows = this.#waiting.splice(0, batch);
      await this.#store.writeErrors(rows);
    }
    while (this.#companions.length >= (all ? 1 : batch)) {
      const rows = this.#companions.splice(0, batch);
      await this.#store.writeCompanions(rows);
    }
  }
}
