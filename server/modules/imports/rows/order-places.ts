// To which partition an order's lines go: to that of its customer, so that the orders of one customer are mostly written
// together, whose totals then change once and not with each of them, and so that two batches hardly ever wait for each other.
import { hashText } from "./row-hash.ts";

/** What is remembered of orders, at most: four megabytes, however long the file is. */
const mostPlaces = 2 ** 21;
/** A partition takes so many times its even share because of who its customers are; all of a shop's walk-ins may be one customer. */
const fullShare = 1.25;

export class OrderPlaces {
  readonly #partitions: number;
  readonly #full: number;
  readonly #lines: Uint32Array;
  /** By a fingerprint of the order, the number after its partition's; several orders may share one. */
  readonly #places: Uint16Array;

  constructor(partitions: number, rowsExpected: number) {
    this.#partitions = partitions;
    this.#full = (rowsExpected / partitions) * fullShare;
    this.#lines = new Uint32Array(partitions);
    const wanted = 2 ** Math.ceil(Math.log2(Math.max(rowsExpected, 1) * 2));
    this.#places = new Uint16Array(Math.min(Math.max(wanted, 1_024), mostPlaces));
  }

  /** The same for all lines of an order, whomever they name: told by the first of them. */
  of(order: string, customer: string): number {
    const hash = hashText(order);
    const place = hash % this.#places.length;
    const partition = (this.#places[place] || this.#chosen(hash, customer) + 1) - 1;
    this.#places[place] = partition + 1;
    this.#lines[partition]!++;
    return partition;
  }

  #chosen(order: number, customer: string): number {
    const partition = hashText(customer) % this.#partitions;
    if (this.#lines[partition]! < this.#full) return partition;
    // The emptier of two, so that what is full does not go on growing with all others.
    const [one, other] = [order % this.#partitions, (order >>> 16) % this.#partitions];
    return this.#lines[one]! <= this.#lines[other]! ? one : other;
  }
}
