// A corrected error file holds the mended lines of an order and not the sound ones, which were imported before. Written
// alone they would replace the order by a part of itself; so the sound lines, kept from that import, are read along.
import type { CsvRecord } from "../file/record.ts";
import { errorColumns } from "../guess/known-names.ts";
import type { Work } from "../run/work.ts";

/** Sound lines of an earlier import. */
export interface KeptLines {
  columns: string[];
  lines: { order: string; cells: string[] }[];
}

export interface CompanionReader {
  /** The sound lines of these orders; none where there is no such import in the workspace. */
  keptLines(importId: string, orders: string[]): Promise<KeptLines>;
}

const ordersAtOnce = 1_000;
const importColumn = errorColumns[4];

export class Completion {
  readonly #columns: string[];
  readonly #column: number;
  readonly #orders = new Map<string, Set<string>>();

  constructor(work: Work) {
    this.#columns = work.columns;
    this.#column = work.columns.indexOf(importColumn);
  }

  /** To be told of each line that names an order. */
  see(order: string, record: CsvRecord): void {
    const from = this.#column === -1 ? "" : (record.cells[this.#column] ?? "").trim();
    if (!/^[1-9]\d{0,17}$/.test(from)) return;
    const orders = this.#orders.get(from) ?? new Set<string>();
    this.#orders.set(from, orders.add(order));
  }

  /** The lines that were not in this file. They have numbers below zero, since no line of the file is theirs. */
  async *lines(reader: CompanionReader): AsyncGenerator<CsvRecord> {
    let line = 0;
    for (const [from, orders] of this.#orders) {
      const all = [...orders];
      for (let at = 0; at < all.length; at += ordersAtOnce) {
        const kept = await reader.keptLines(from, all.slice(at, at + ordersAtOnce));
        const places = this.#columns.map((name) => kept.columns.indexOf(name));
        for (const { cells } of kept.lines)
          yield { line: --line, cells: places.map((place) => cells[place] ?? "") };
      }
    }
  }
}
