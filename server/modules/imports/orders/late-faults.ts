// What is found out about lines after they were read, when an order is put together: that it cannot be one, or that some
// of its lines failed, so that the sound ones must be kept for when the faulty come back. Their cells are fetched by
// reading the file again, since holding all cells of all lines would double the work for files without a fault.
import type { CsvRecord } from "../file/record.ts";
import { openTable } from "../file/table.ts";
import { type Companion, mostFaults } from "../run/error-log.ts";
import type { Work } from "../run/work.ts";
import { ownText } from "../values/own-text.ts";

export class LateFaults {
  /** Orders of which some line failed. */
  readonly #partial = new Set<string>();
  readonly #reasons = new Map<number, string>();
  /** Sound lines of such orders, with the order's id. */
  readonly #companions = new Map<number, string>();
  /** Sound lines that an earlier import had kept. */
  readonly #carried: Companion[] = [];

  orderHasFault(order: string): void {
    if (this.#partial.size < mostFaults) this.#partial.add(ownText(order));
  }

  isPartial(order: string): boolean {
    return this.#partial.has(order);
  }

  refuse(lines: number[], reason: string): void {
    for (const line of lines) if (this.#reasons.size < mostFaults) this.#reasons.set(line, reason);
  }

  keepCompanions(order: string, lines: number[]): void {
    for (const line of lines) if (this.#companions.size < mostFaults) this.#companions.set(line, order);
  }

  carry(order: string, { line, cells }: CsvRecord): void {
    this.#carried.push({ order, line, cells });
  }

  /** Writes all of it with the cells of its lines. */
  async report(work: Work): Promise<void> {
    for (const companion of this.#carried)
      if (this.#partial.has(companion.order)) work.errors.addCompanion(companion);
    await work.errors.settle(true);
    if (this.#reasons.size + this.#companions.size === 0) return;
    const table = await openTable(work.path, work.options);
    try {
      for await (const batch of table.batches) {
        for (const { line, cells } of batch) {
          const reason = this.#reasons.get(line);
          if (reason !== undefined)
            work.errors.add({ line, cells, faults: [{ column: "", value: "", reason }] });
          const order = this.#companions.get(line);
          if (order !== undefined) work.errors.addCompanion({ line, cells, order });
        }
        await work.errors.settle();
        work.checkStop();
      }
    } finally {
      await table.close();
    }
    await work.errors.settle(true);
  }
}
