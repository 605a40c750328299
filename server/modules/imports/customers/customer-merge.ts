// Customers as the lines of an orders file tell of them: one for each id, each field as the latest order has it. Which
// line came first in the file does not matter, so that any order of lines gives the same customers.

import { hashText } from "../rows/row-hash.ts";
import type { MappedColumn, Values } from "../rows/row-reader.ts";
import type { Slots } from "../rows/slots.ts";
import type { Spill } from "../rows/spill.ts";
import { ownText } from "../values/own-text.ts";

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
  #held = new Map<string, MergedCustomer>();

  constructor(slots: Slots, spill: Spill<MergedCustomer>) {
    this.#slots = slots;
    this.#places = slots.placesOf("customer.", "custom.");
    this.#spill = spill;
  }

  /** `key` is that of the line's customer. */
  add(key: string, line: Values): void {
    const time = this.#slots.instant(line, "order.ordered_at")!;
    const known = this.#held.get(key);
    const values = this.#places.map((place) => line[place]);
    if (known) {
      mergeInto(known, values, time, time);
      return;
    }
    const merged: MergedCustomer = [ownText(key), values.map(own), values.map(() => time), time];
    this.#held.set(merged[0], merged);
    if (this.#held.size >= held) this.spillHeld();
  }

  spillHeld(): void {
    for (const merged of this.#held.values())
      this.#spill.add(hashText(merged[0]) % this.#spill.partitions, merged);
    this.#held = new Map();
  }
}

/** The later time wins, at one time the greater value, and a value over none. */
export function mergeInto(
  merged: MergedCustomer,
  others: Values,
  time: number | number[],
  since: number,
): void {
  const [, values, times, known] = merged;
  merged[3] = Math.min(known, since);
  for (let place = 0; place < others.length; place++) {
    const other = others[place];
    if (other === undefined || other === null) continue;
    const at = typeof time === "number" ? time : time[place]!;
    const same = values[place] === other;
    if (same ? at <= times[place]! : !wins(other, at, values[place], times[place]!)) continue;
    if (!same) values[place] = own(other);
    times[place] = at;
  }
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
