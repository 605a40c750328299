// Reads the whole file once: each row counted, compared with those before it, read into values, and handed on.
import { BrokenFile } from "../file/broken-file.ts";
import type { CsvRecord } from "../file/record.ts";
import { openTable } from "../file/table.ts";
import { DuplicateCount } from "../rows/duplicates.ts";
import type { ReadRow } from "../rows/row-reader.ts";
import type { Work } from "./work.ts";

export interface RowTaker {
  take(row: ReadRow, record: CsvRecord): void;
  /** Called after every few hundred rows, to write what has gathered. */
  settle(): Promise<void>;
  /** Called once, after the last row. */
  end(): Promise<void>;
}

/**
 * `share` is the part of the whole progress that reading is. Returns what is wrong with the file where it could be read in
 * part: the rows before it were handed on.
 */
export async function readRows(work: Work, share: number, taker: RowTaker): Promise<BrokenFile | undefined> {
  const duplicates = await DuplicateCount.open(work.temporary("duplicates"));
  try {
    const broken = await readThrough(work, share, taker, duplicates);
    await taker.end();
    await work.errors.settle(true);
    work.tally.counts.rows_duplicate = await duplicates.count();
    return broken;
  } finally {
    await duplicates.close();
  }
}

async function readThrough(
  work: Work,
  share: number,
  taker: RowTaker,
  duplicates: DuplicateCount,
): Promise<BrokenFile | undefined> {
  const table = await openTable(work.path, work.options);
  try {
    for await (const batch of table.batches) {
      for (const record of batch) {
        work.tally.counts.rows++;
        duplicates.add(record.cells);
        taker.take(work.reader.read(record), record);
      }
      await work.untilRoom();
      await duplicates.settle();
      await work.errors.settle();
      await taker.settle();
      work.progress(Math.min(table.read() / work.bytes, 1) * share);
      work.checkStop();
    }
  } catch (error) {
    if (error instanceof BrokenFile && error.keepsRows) return error;
    throw error;
  } finally {
    await table.close();
  }
}
