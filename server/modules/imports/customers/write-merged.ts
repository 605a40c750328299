// Writes the customers of an orders file, each once, partition by partition, two batches at once: while one is being written
// the next is put together.
import { DuplicateCount } from "../rows/duplicates.ts";
import type { MappedColumn } from "../rows/row-reader.ts";
import type { Spill } from "../rows/spill.ts";
import { batchSizes } from "../run/batch-sizes.ts";
import { Lanes } from "../run/lanes.ts";
import type { Work } from "../run/work.ts";
import { type MergedCustomer, mergeInto } from "./customer-merge.ts";
import { customerOfValues } from "./customer-of-values.ts";

/** Whom the door refuses is refused again with each order that names them, and told there. */
export async function writeCustomers(
  work: Work,
  spill: Spill<MergedCustomer>,
  columns: MappedColumn[],
  [from, to]: [number, number],
): Promise<void> {
  const met = await DuplicateCount.open(work.temporary("duplicates"));
  const lanes = new Lanes(2);
  try {
    for (let partition = 0; partition < spill.partitions; partition++) {
      await writePartition(work, await mergedOf(spill, partition), columns, met, lanes);
      work.progress(from + ((partition + 1) / spill.partitions) * (to - from));
    }
    await lanes.end();
    work.tally.counts.customers = await met.distinct();
  } finally {
    await lanes.settled();
    await met.close();
  }
}

async function writePartition(
  work: Work,
  merged: MergedCustomer[],
  columns: MappedColumn[],
  met: DuplicateCount,
  lanes: Lanes,
): Promise<void> {
  for (let at = 0; at < merged.length; at += batchSizes.customers) {
    const batch = merged.slice(at, at + batchSizes.customers).map(([, values, , since]) => ({
      ...customerOfValues(values, columns),
      since: new Date(since).toISOString(),
    }));
    await lanes.add(async () => {
      const taken = await work.patiently(() => work.door.customers(batch));
      for (const one of taken) if ("id" in one) met.add([one.id]);
    });
    await met.settle();
    work.checkStop();
  }
}

async function mergedOf(spill: Spill<MergedCustomer>, partition: number): Promise<MergedCustomer[]> {
  const merged = new Map<string, MergedCustomer>();
  for await (const { entries } of spill.read(partition)) {
    for (const entry of entries) {
      const [key, values, times, since] = entry;
      const known = merged.get(key);
      if (known) mergeInto(known, values, times, since);
      else merged.set(key, entry);
    }
  }
  return [...merged.values()];
}
