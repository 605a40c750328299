// A file of customers: one row a customer, written in the file's order, so that of two rows about the same one the later
// has the last word. The next rows are read while a batch is being written.
import type { CustomerInput } from "../../../../contract/customers.ts";
import type { BrokenFile } from "../file/broken-file.ts";
import type { CsvRecord } from "../file/record.ts";
import { DuplicateCount } from "../rows/duplicates.ts";
import type { ReadRow, Target } from "../rows/row-reader.ts";
import { batchSizes } from "../run/batch-sizes.ts";
import type { Taken } from "../run/door.ts";
import { Lanes } from "../run/lanes.ts";
import { readRows } from "../run/read-rows.ts";
import type { Work } from "../run/work.ts";
import { customerOfValues } from "./customer-of-values.ts";
import { customerRef } from "./identity.ts";

const identity: Target[] = ["customer.external_id", "customer.email", "customer.phone"];

interface Waiting {
  customer: CustomerInput;
  record: CsvRecord;
}

export async function importCustomers(work: Work): Promise<BrokenFile | undefined> {
  const met = await DuplicateCount.open(work.temporary("customers"));
  const writer = new CustomerWriter(work, met);
  try {
    const broken = await readRows(work, 0.99, writer);
    work.tally.counts.customers = await met.distinct();
    return broken;
  } finally {
    await writer.settled();
    await met.close();
  }
}

class CustomerWriter {
  readonly #work: Work;
  /** Ids of the customers that rows were about. */
  readonly #met: DuplicateCount;
  readonly #lanes = new Lanes(1);
  #waiting: Waiting[] = [];

  constructor(work: Work, met: DuplicateCount) {
    this.#work = work;
    this.#met = met;
  }

  take({ values, faults }: ReadRow, record: CsvRecord): void {
    const { slots, tally, errors } = this.#work;
    const ref = faults.length === 0 ? customerRef(values, slots) : undefined;
    if (ref) {
      this.#waiting.push({ customer: customerOfValues(values, slots.columns), record });
      return;
    }
    tally.counts.rows_failed++;
    const unnamed = {
      column: slots.nameOf(identity.find((one) => slots.has(one))!),
      value: "",
      reason: withoutIdentity,
    };
    errors.add({ line: record.line, cells: record.cells, faults: faults.length > 0 ? faults : [unnamed] });
  }

  async settle(): Promise<void> {
    while (this.#waiting.length >= batchSizes.customers)
      await this.#write(this.#waiting.splice(0, batchSizes.customers));
    await this.#met.settle();
  }

  async end(): Promise<void> {
    if (this.#waiting.length > 0) await this.#write(this.#waiting.splice(0));
    await this.#lanes.end();
    await this.#work.errors.settle(true);
  }

  settled(): Promise<void> {
    return this.#lanes.settled();
  }

  async #write(batch: Waiting[]): Promise<void> {
    await this.#lanes.add(async () => {
      const { door, patiently } = this.#work;
      const customers = batch.map(({ customer }) => customer);
      this.#count(batch, await patiently(() => door.customers(customers)));
    });
  }

  #count(batch: Waiting[], taken: Taken[]): void {
    const { tally, errors } = this.#work;
    for (const [index, { record }] of batch.entries()) {
      const one = taken[index]!;
      if ("id" in one) {
        tally.counts.rows_imported++;
        this.#met.add([one.id]);
        continue;
      }
      tally.counts.rows_failed++;
      const fault = { column: "", value: "", reason: one.refused };
      errors.add({ line: record.line, cells: record.cells, faults: [fault] });
    }
  }
}
const withoutIdentity = "A customer needs an id, an e-mail address or a phone number; this row has none";
