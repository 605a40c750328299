// Writes the customers of an orders file, each once, partition by partition: while a batch is being written the next is put
// together.
import { DuplicateCount } from "../rows/duplicates.ts";
import type { MappedColumn } from "../rows/row-reader.ts";
import type { Spill } from "../rows/spill.ts";
import { batchSizes } from "../run/batch-sizes.ts";
import type { NewCustomer } from "../run/door.ts";
import { Lanes } from "../run/lanes.ts";
import type { Work } from "../run/work.ts";
import { type MergedCustomer, mergeInto } from "./customer-merge.ts";
import { customerOfValues } from "./customer-of-values.ts";
import type { CustomersSoFar } from "./so-far.ts";

/** Whom the door refuses is refused again with each order that names them, and told there. */
export async function writeCustomers(
  work: Work,
  spill: Spill<MergedCustomer>,
  columns: MappedColumn[],
  [from, to]: [number, number],
  { soFar, atOnce }: { soFar: CustomersSoFar; atOnce: number },
): Promise<void> {
  const met = await DuplicateCount.open(work.temporary("duplicates"));
  const lanes = new Lanes(atOnce);
  try {
    for await (const { batch, partitions } of batchesOf(spill, columns)) {
      await lanes.add(async () => {
        const taken = await work.patiently(() => work.door.customers(batch));
        for (const one of taken) if ("id" in one) met.add([one.id]);
        // With several at once an earlier one may still be under way.
        if (atOnce === 1) soFar.reach(partitions);
      });
      await met.settle();
      work.progress(from + (partitions / spill.partitions) * (to - from));
      work.checkStop();
      soFar.check();
    }
    await lanes.end();
    soFar.reach(spill.partitions);
    work.tally.counts.customers = await met.distinct();
  } finally {
    await lanes.settled();
    await met.close();
  }
}

/** Whatever partition they are of, full batches; `partitions` are whole with a batch and those before it. */
async function* batchesOf(
  spill: Spill<MergedCustomer>,
  columns: MappedColumn[],
): AsyncGenerator<{ batch: NewCustomer[]; partitions: number }> {
  const toWrite = ([, values, , since]: MergedCustomer): NewCustomer => ({
    ...customerOfValues(values, columns),
    since: new Date(since).toISOString(),
  });
  let waiting: MergedCustomer[] = [];
  for (let partition = 0; partition < spill.partitions; partition++) {
    waiting = [...waiting, ...(await mergedOf(spill, partition))];
    const isLast = partition === spill.partitions - 1;
    while (waiting.length >= (isLast ? 1 : batchSizes.customers)) {
      const batch = waiting.splice(0, batchSizes.customers).map(toWrite);
      yield { batch, partitions: partition + (waiting.length === 0 ? 1 : 0) };
    }
  }
}

async function mergedOf(spill: Spill<MergedCustomer>, partition: number): Promise<MergedCustomer[]> {
  const merged = new Map<string, MergedCustomer>();
  for await (const { entries } of spill.read(partition)) {
    for (const entry of entries) {
      const known = merged.get(entry[0]);
      if (known) mergeInto(known, entry);
      else merged.set(entry[0], entry);
    }
  }
  return [...merged.values()];
}
