// How far a run came with writing. A run that follows reads the file again, since what it counts and sorts comes from all of
// its rows, and makes the same batches in the same order; those that were written it does not write again, so that what
// somebody changed of them meanwhile stays.
import { batchSizes } from "./batch-sizes.ts";
import type { Door, Taken } from "./door.ts";

interface Stage {
  /** Leading batches that are written. */
  batches: number;
  /** Items of theirs that were refused. */
  refused: { batch: number; item: number; reason: string }[];
}

/** As kept with the import. */
export interface Checkpoint {
  /** How batches are made; another program may make them otherwise, and starts anew. */
  layout: string;
  customers: Stage;
  orders: Stage;
}

const layout = `4 ${Object.values(batchSizes).join(" ")}`;
/** Refusals that are kept; past these the checkpoint stays where it is. */
const mostRefused = 5_000;

/** Who was written before under these names; one answer an item, in their order. */
export type Written = (batch: Parameters<Door["customers"]>[0]) => Promise<Taken[]>;

export class ResumingDoor implements Door {
  readonly #door: Door;
  readonly #written: Written;
  readonly #customers: Progress;
  readonly #orders: Progress;

  constructor(door: Door, from: Checkpoint | null, written: Written) {
    const known = from?.layout === layout ? from : undefined;
    this.#door = door;
    this.#written = written;
    this.#customers = new Progress(known?.customers);
    this.#orders = new Progress(known?.orders);
  }

  /** A batch may come again after it failed; it is known by being the same array. */
  async customers(batch: Parameters<Door["customers"]>[0]): Promise<Taken[]> {
    const refused = this.#customers.refusedBefore(batch);
    if (refused) return withRefused(await this.#written(batch), refused);
    return this.#customers.done(batch, await this.#door.customers(batch));
  }

  async orders(batch: Parameters<Door["orders"]>[0]): Promise<Taken[]> {
    const refused = this.#orders.refusedBefore(batch);
    if (refused)
      return withRefused(
        batch.map(({ external_id }) => ({ id: external_id })),
        refused,
      );
    return this.#orders.done(batch, await this.#door.orders(batch));
  }

  checkpoint(): Checkpoint {
    return { layout, customers: this.#customers.stage(), orders: this.#orders.stage() };
  }
}

function withRefused(taken: Taken[], refused: Stage["refused"]): Taken[] {
  const all = [...taken];
  for (const { item, reason } of refused) all[item] = { refused: reason };
  return all;
}

/** The batches of one kind. Two may be written at once and end in either order. */
class Progress {
  readonly #before: Stage;
  readonly #numbers = new WeakMap<object, number>();
  #next = 0;
  #prefix: number;
  readonly #ended = new Set<number>();
  readonly #refused: Stage["refused"];

  constructor(before: Stage = { batches: 0, refused: [] }) {
    this.#before = before;
    this.#prefix = before.batches;
    this.#refused = [...before.refused];
  }

  /** What was refused of a batch that was written by an earlier run; undefined where none did. */
  refusedBefore(batch: object): Stage["refused"] | undefined {
    const number = this.#numberOf(batch);
    if (number >= this.#before.batches) return undefined;
    return this.#before.refused.filter((one) => one.batch === number);
  }

  #numberOf(batch: object): number {
    const known = this.#numbers.get(batch) ?? this.#next++;
    this.#numbers.set(batch, known);
    return known;
  }

  done(batch: object, taken: Taken[]): Taken[] {
    const number = this.#numberOf(batch);
    taken.forEach((one, item) => {
      if ("refused" in one) this.#refused.push({ batch: number, item, reason: one.refused });
    });
    this.#ended.add(number);
    while (this.#refused.length <= mostRefused && this.#ended.delete(this.#prefix)) this.#prefix++;
    return taken;
  }

  stage(): Stage {
    const batches = this.#prefix;
    return { batches, refused: this.#refused.filter(({ batch }) => batch < batches) };
  }
}
