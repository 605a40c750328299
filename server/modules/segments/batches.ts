// Segments in batches that are each asked in one statement.
import type { Catalogue } from "../../../contract/attributes.ts";
import { openedSize } from "../../../contract/rule-segments.ts";
import type { SegmentRow } from "./store.ts";

/** The most conditions that are asked in one statement; each adds to what is gathered, and has some parameters. */
const conditionsAtOnce = 1_000;
/** The most segments; each adds a column of all members. */
const segmentsAtOnce = 25;

export function inBatches(
  rows: readonly SegmentRow[],
  catalogue: Catalogue,
  most = segmentsAtOnce,
): SegmentRow[][] {
  const batches: SegmentRow[][] = [];
  let room = 0;
  for (const row of rows) {
    const conditions = openedSize([row.id], catalogue).conditions;
    if (conditions > room || batches.at(-1)?.length === most) {
      batches.push([]);
      room = conditionsAtOnce;
    }
    batches.at(-1)!.push(row);
    room -= conditions;
  }
  return batches;
}
