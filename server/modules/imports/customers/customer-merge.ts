// Customers as the lines of an orders file tell of them: one for each id, each field as the latest order has it. Which
// line came first in the file does not matter, so that any order of lines gives the same customers.

import type { MappedColumn, Values } from "../rows/row-reader.ts";
import type { Slots } from "../rows/slots.ts";
import type { Spill } from "../rows/spill.ts";
import { ownText } from "../values/own-text.ts";
import { isOwnId } from "./identity.ts";

/** A customer's key, its fields, for each field the time of the order that said it, and the time of the earliest order. */
export type MergedCustomer = [key: string, values: Values, times: number[], since: number];

/** Customers held in memory before they go to the disk. */
const held = 20_000;

/** The columns that are about the customer. */
export function customerColumns(slots: Slots): MappedColumn[] {
  return slots.columns.filter(({ target }) => target.startsWith("customer.") || target.startsWith("custom."));
}

export class CustomerMerge {
  readonly #slots: Slots;
  readonly #places: number[];
  readonly #spill: Spill<MergedCustomer>;
  readonly #partitionOf: (key: string) => number;
  #held = new Map<string, MergedCustomer>();
  #allById = true;

  constructor(slots: Slots, spill: Spill<MergedCustomer>, partitionOf: (key: string) => number) {
    this.#slots = slots;
    this.#places = slots.placesOf("customer.", "custom.");
    this.#spill = spill;
    this.#partitionOf = partitionOf;
  }

  /** Whether each line so far names its customer by the shop's own id. */
  get allById(): boolean {
    return this.#allById;
  }

  /** `key` is that of the line's customer. */
  add(key: string, line: Values): void {
    const time = this.#slots.instant(line, "order.ordered_at")!;
    const known = this.#held.get(key);
    if (known) {
      known[3] = Math.min(known[3], time);
      for (let n = 0; n < this.#places.length; n++) mergeField(known, n, line[this.#places[n]!], time);
      return;
    }
    const values = this.#places.map((place) => line[place]);
    this.#allById &&= isOwnId(key);
    const merged: MergedCustomer = [ownText(key), values.map(own), values.map(() => time), time];
    this.#held.set(merged[0], merged);
    if (this.#held.size >= held) this.#spillHeld();
  }

  /** Writes what has gathered; call it every so often while adding. */
  settle(): Promise<void> {
    return this.#spill.settle();
  }

  /** Writes what is left; nothing is added after. */
  async end(): Promise<void> {
    this.#spillHeld();
    await this.#spill.finish();
  }

  #spillHeld(): void {
    for (const merged of this.#held.values()) this.#spill.add(this.#partitionOf(merged[0]), merged);
    this.#held = new Map();
  }
}

export function mergeInto(merged: MergedCustomer, [, others, times, since]: MergedCustomer): void {
  merged[3] = Math.min(merged[3], since);
  for (let place = 0; place < others.length; place++) mergeField(merged, place, others[place], times[place]!);
}

/** The later time wins, at one time the greater value, and a value over none. */
function mergeField([, values, times]: MergedCustomer, place: number, other: Values[number], at: number) {
  if (other === undefined || other === null) return;
  const same = values[place] === other;
  if (same ? at <= times[place]! : !wins(other, at, values[place], times[place]!)) return;
  if (!same) values[place] = own(other);
  times[place] = at;
}

/** A copy that keeps no piece of the file in memory. */
function own(value: Values[number]): Values[number] {
  if (typeof value === "string") return ownText(value);
  return Array.isArray(value) ? value.map(ownText) : value;
}

function wins(other: Values[number], at: number, value: Values[number], time: number): boolean {
  if (value === undefined || value === null || at > time) return true;
  return at === time && JSON.stringify(other) > JSON.stringify(value);
}
