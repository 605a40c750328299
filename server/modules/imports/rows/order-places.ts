// To which partition an order's lines go: to that of its customer, so that the orders of one customer are mostly written
// together, whose totals then change once and not with each of them, and so that two batches hardly ever wait for each other.
import { hashText } from "./row-hash.ts";

/** What is remembered of orders, at most: four megabytes, however long the file is. */
const mostPlaces = 2 ** 20;
/** Places after an order's own that it may take where that is another's. */
const tried = 8;
/** The low bits of a place are the number after its partition's, those above a part of its order's fingerprint. */
const partitionBits = 10;
const partitionMask = 2 ** partitionBits - 1;
/** A partition takes so many times its even share because of who its customers are; all of a shop's walk-ins may be one customer. */
const fullShare = 1.25;

/** The partition of a customer's orders, where there is room in it. */
export function ownPartition(customer: string, partitions: number): number {
  return hashText(customer) % partitions;
}

export class OrderPlaces {
  readonly #partitions: number;
  readonly #full: number;
  readonly #lines: Uint32Array;
  readonly #places: Uint32Array;

  /** There are at most 1,000 partitions. */
  constructor(partitions: number, rowsExpected: number) {
    this.#partitions = partitions;
    this.#full = (rowsExpected / partitions) * fullShare;
    this.#lines = new Uint32Array(partitions);
    const wanted = 2 ** Math.ceil(Math.log2(Math.max(rowsExpected, 1) * 2));
    this.#places = new Uint32Array(Math.min(Math.max(wanted, 1_024), mostPlaces));
  }

  /** The same for all lines of an order, whomever they name: told by the first of them. */
  of(order: string, customer: string): number {
    const hash = hashText(order);
    const place = this.#placeOf(hash);
    const known = this.#places[place]!;
    const partition = known === 0 ? this.#chosen(hash, customer) : (known & partitionMask) - 1;
    if (known === 0) this.#places[place] = (hash & ~partitionMask) | (partition + 1);
    this.#lines[partition]!++;
    return partition;
  }

  /** Its own, or a free one; where there is none it shares another's, which is the same whenever it is asked for. */
  #placeOf(hash: number): number {
    const size = this.#places.length;
    for (let n = 0; n < tried; n++) {
      const place = (hash + n) % size;
      const known = this.#places[place]!;
      if (known === 0 || ((known ^ hash) & ~partitionMask) === 0) return place;
    }
    return hash % size;
  }

  #chosen(order: number, customer: string): number {
    const partition = ownPartition(customer, this.#partitions);
    if (this.#lines[partition]! < this.#full) return partition;
    // The emptier of two, so that what is full does not go on growing with all others.
    const [one, other] = [order % this.#partitions, (order >>> 16) % this.#partitions];
    return this.#lines[one]! <= this.#lines[other]! ? one : other;
  }
}
