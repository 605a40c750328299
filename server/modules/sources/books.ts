// The records that a batch speaks of, merged in memory: what customers and orders are to be written, and as what.
import type { CustomerInput, CustomerRef } from "../../../contract/customers.ts";
import type { Trx } from "../../platform/database.ts";
import { type OrderPayload, payloadOf } from "../orders/index.ts";
import type { Said } from "./delivery.ts";
import { orderOfRecord, recordOfOrder } from "./order-of-record.ts";
import { nameOf, type RecordKey, readRecords, writeRecords } from "./record-store.ts";
import { merge, type RecordFields, saidOf } from "./records.ts";

/** Something said, with the source that said it. */
export interface SaidBy {
  sourceId: string;
  currency: string;
  said: Said;
}

interface Entry extends RecordKey {
  fields: RecordFields;
  /** Who, or which order, it is about. */
  who?: CustomerRef;
  currency: string;
  fresh: boolean;
  touched: boolean;
  changed: Set<string>;
}

export class Books {
  readonly #entries: Map<string, Entry>;
  private constructor(entries: Map<string, Entry>) {
    this.#entries = entries;
  }

  static async open(trx: Trx, workspaceId: string, all: readonly SaidBy[]): Promise<Books> {
    const entries = new Map(all.flatMap(entryOf).map((entry) => [nameOf(entry), entry]));
    const known = await readRecords(trx, workspaceId, [...entries.values()]);
    for (const [name, entry] of entries) {
      const fields = known.get(name);
      if (fields) Object.assign(entry, { fields, fresh: false });
    }
    const books = new Books(entries);
    for (const one of all) books.#take(one);
    return books;
  }

  #take(one: SaidBy): void {
    const { said } = one;
    const entry = entryOf(one).map((key) => this.#entries.get(nameOf(key)))[0];
    if (!entry || (said.about !== "customer" && said.about !== "order")) return;
    const fields = said.about === "order" ? recordOfOrder(said.fields) : flat(said.fields);
    const { changed, touched } = merge(entry.fields, said.version, fields);
    for (const field of changed) entry.changed.add(field);
    entry.touched ||= touched;
  }

  /** What is said of customers otherwise than before. */
  customers(): CustomerInput[] {
    return [...this.#entries.values()].flatMap(({ who, fields, changed, fresh }) =>
      who && (fresh || changed.size > 0) ? [{ ...who, ...deep(fields, changed) }] : [],
    );
  }

  /** Orders that are whole and another than before. */
  orders(): OrderPayload[] {
    return [...this.#entries.values()].flatMap(({ about, key, fields, changed, currency }) => {
      const order = about === "order" && changed.size > 0 ? orderOfRecord(key, fields) : undefined;
      return order ? [payloadOf(order, currency)] : [];
    });
  }

  /** Whether something said of an order waits for the order itself. */
  waits(one: SaidBy): boolean {
    return entryOf(one).some((key) => {
      const entry = this.#entries.get(nameOf(key));
      return entry?.about === "order" && !orderOfRecord(entry.key, entry.fields);
    });
  }

  write(trx: Trx, workspaceId: string): Promise<void> {
    const touched = [...this.#entries.values()].filter((entry) => entry.touched || entry.fresh);
    return writeRecords(trx, workspaceId, touched);
  }
}

function entryOf({ sourceId, currency, said }: SaidBy): Entry[] {
  const blank = { sourceId, currency, fields: {}, fresh: true, touched: false, changed: new Set<string>() };
  if (said.about === "order") return [{ ...blank, about: "order", key: said.id }];
  if (said.about === "customer")
    return [{ ...blank, about: "customer", key: keyOf(said.who), who: said.who }];
  return [];
}

function keyOf({ external_id, email, phone }: CustomerRef): string {
  if (external_id) return `id:${external_id}`;
  return email ? `email:${email.toLowerCase()}` : `phone:${phone}`;
}

const nested = ["consent", "custom"] as const;

/** Consent and own attributes go key by key: `consent.email`. */
function flat({ consent, custom, ...fields }: Partial<CustomerInput>): Record<string, unknown> {
  const inner = { consent, custom };
  const spread = nested.flatMap((name) =>
    Object.entries(inner[name] ?? {}).map(([key, value]) => [`${name}.${key}`, value]),
  );
  return { ...fields, ...Object.fromEntries(spread) };
}

function deep(fields: RecordFields, changed: ReadonlySet<string>): Partial<CustomerInput> {
  const input: Record<string, unknown> = {};
  for (const field of changed) {
    const [name, ...rest] = field.split(".");
    if (rest.length === 0) input[field] = saidOf(fields, field);
    else input[name!] = { ...(input[name!] as object), [rest.join(".")]: saidOf(fields, field) };
  }
  return input;
}
