// The door of a run that writes nothing: it looks who and what is there already, and counts what would be made and changed.
import type { CustomerInput, CustomerRef } from "../../../../contract/customers.ts";
import type { ImportDryRun } from "../../../../contract/imports.ts";
import { customerKey } from "../customers/identity.ts";
import { DuplicateCount } from "../rows/duplicates.ts";
import type { Door, Taken } from "./door.ts";
import type { ErrorStore } from "./error-log.ts";

/** What of these is in the workspace; one answer an item, in their order. */
export interface Present {
  customers(refs: CustomerRef[]): Promise<boolean[]>;
  orders(externalIds: string[]): Promise<boolean[]>;
}

const mostFaults = 20;

export class DryRun {
  readonly door: Door;
  readonly errors: ErrorStore;
  readonly #faults: ImportDryRun["faults"] = [];
  readonly #orders = { created: 0, updated: 0 };
  /** A file may name a customer again and again. */
  readonly #customers: { created: DuplicateCount; updated: DuplicateCount };

  /** `temporary` names files of its own. */
  static async open(present: Present, temporary: (name: "created" | "updated") => string): Promise<DryRun> {
    const created = await DuplicateCount.open(temporary("created"));
    return new DryRun(present, { created, updated: await DuplicateCount.open(temporary("updated")) });
  }

  private constructor(present: Present, customers: { created: DuplicateCount; updated: DuplicateCount }) {
    this.#customers = customers;
    this.door = {
      customers: async (batch) => {
        const refs = batch.map(refOf);
        const there = await present.customers(refs);
        await this.#customers.created.settle();
        await this.#customers.updated.settle();
        return refs.map((ref, index) => this.#seeCustomer(customerKey(ref), there[index]!));
      },
      orders: async (batch) => {
        const there = await present.orders(batch.map(({ external_id }) => external_id));
        for (const one of there) this.#orders[one ? "updated" : "created"]++;
        return batch.map(({ external_id }): Taken => ({ id: external_id }));
      },
    };
    this.errors = {
      writeErrors: async (rows) => {
        for (const { line, faults } of rows) {
          for (const fault of faults)
            if (this.#faults.length < mostFaults) this.#faults.push({ line, ...fault });
        }
      },
      writeCompanions: async () => {},
    };
  }

  #seeCustomer(key: string, there: boolean): Taken {
    this.#customers[there ? "updated" : "created"].add([key]);
    return { id: key };
  }

  async found(): Promise<Pick<ImportDryRun, "customers" | "orders" | "faults">> {
    const { created, updated } = this.#customers;
    const customers = { created: await created.distinct(), updated: await updated.distinct() };
    const faults = this.#faults.sort((a, b) => a.line - b.line);
    return { customers, orders: this.#orders, faults };
  }

  async close(): Promise<void> {
    await this.#customers.created.close();
    await this.#customers.updated.close();
  }
}

function refOf({ external_id, email, phone }: CustomerInput): CustomerRef {
  if (external_id) return { external_id };
  return email ? { email } : { phone: phone ?? undefined };
}
