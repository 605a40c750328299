// Reads one slot while this process owns it: first what was taken from it and not finished, then what is new. What it reads
// goes through the same queues as in a single process; parcels leave Redis in their order, each when all of its entries
// and all before it are done with, so that what is done again after a crash ends as it did the first time.
import type { Log } from "../../log.ts";
import { type Fence, Fenced, type Fences } from "../fence.ts";
import type { Entry, Outcome } from "../stream.ts";
import type { Answers } from "./answers.ts";
import type { RedisClient } from "./client.ts";
import { entriesOf, type Parcel, readParcel } from "./parcel.ts";
import { Release } from "./release.ts";
import { consumerGroup, type Element, type Scripts } from "./scripts.ts";
import type { Slot } from "./slots.ts";

export interface ReaderNeeds {
  client: RedisClient;
  scripts: Scripts;
  answers: Answers;
  fences?: Fences;
  log: Log;
  /** This process, among the consumers of the group. */
  name: string;
  /** Applies entries in order, however long it takes; fails only when this process ends. */
  apply(entries: readonly Entry[]): Promise<Outcome[]>;
}

/** Entries that one slot may have under way in memory: enough for large batches, and no reading ahead while others wait to be taken. */
const mostUnderWay = 600;
const parcelsAtOnce = 20;

export class SlotReader {
  readonly #needs: ReaderNeeds;
  readonly slot: Slot;
  readonly #release: Release;
  #underWay = 0;
  /** Id to claim from next, while there may be parcels that were taken and not finished. */
  #claimFrom: string | undefined = "0-0";
  /** The last parcel that arrived here; whatever was handed out later is yet to come. */
  #last = "0-0";
  #prepared = false;
  /** The term in which this process reads. */
  #fence: Fence | undefined;
  #stopped = false;
  readonly #running = new Set<Promise<void>>();

  constructor(slot: Slot, needs: ReaderNeeds) {
    this.slot = slot;
    this.#needs = needs;
    this.#release = new Release((parcels) => needs.scripts.done(slot, parcels));
  }

  /** Reads once, and answers how many parcels came. */
  async read(): Promise<number> {
    if (this.#stopped || this.#underWay >= mostUnderWay) return 0;
    try {
      await this.#prepare();
      const elements =
        this.#claimFrom === undefined ? await this.#readNew() : await this.#claim(this.#claimFrom);
      for (const element of elements) await this.#take(element);
      return elements.length;
    } catch (error) {
      // Redis may have handed us parcels whose way here was cut off, or may have lost its memory.
      this.#beginAnew();
      throw error;
    }
  }

  /** Takes nothing more and waits for what is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.allSettled(this.#running);
    await this.#release.close();
  }

  #beginAnew(): void {
    this.#claimFrom = "0-0";
    this.#last = "0-0";
    this.#prepared = false;
  }

  async #prepare(): Promise<void> {
    if (this.#prepared) return;
    // Before anything is read: what the one before us has under way is either committed by now or never will be.
    const { stream: slot } = this.slot;
    if (this.#needs.fences) this.#fence ??= { slot, term: await this.#needs.fences.take(slot) };
    try {
      await this.#needs.client.xgroup("CREATE", this.slot.stream, consumerGroup, "0", "MKSTREAM");
    } catch (error) {
      if (!String(error).includes("BUSYGROUP")) throw error;
    }
    this.#prepared = true;
  }

  /** The slot is ours, so that whoever took these before us is gone, however short a time ago. */
  async #claim(from: string): Promise<Element[]> {
    const { client, name } = this.#needs;
    const answer = await client.xautoclaim(
      this.slot.stream,
      consumerGroup,
      name,
      0,
      from,
      "COUNT",
      parcelsAtOnce,
    );
    const [next, elements] = answer as [string, Element[]];
    this.#claimFrom = next === "0-0" ? undefined : next;
    const others = elements.filter(([id]) => !this.#release.holds(id));
    if (others.length > 0)
      this.#needs.log.info(
        { slot: this.slot.number, claimed: others.length },
        "what was taken from the stream and not finished is done again",
      );
    return others;
  }

  async #readNew(): Promise<Element[]> {
    const { scripts, name } = this.#needs;
    const elements = await scripts.read(this.slot, name, parcelsAtOnce, this.#last);
    return elements.filter(([id]) => !this.#release.holds(id));
  }

  async #take([id, fields]: Element): Promise<void> {
    this.#last = id;
    const parcel = readParcel(fields[1]);
    if (!parcel) {
      this.#needs.log.error(
        { id, list: this.slot.unreadable },
        "something in the stream cannot be read and was put by",
      );
      await this.#needs.scripts.putBy(this.slot, id, fields.join(" "));
      return;
    }
    const count = parcel.payloads.length;
    this.#underWay += count;
    this.#release.hold({ id, count });
    const running: Promise<void> = this.#finish(id, parcel)
      // This process ends, or our term is over. The parcel stays in Redis and is claimed by whoever reads the slot next.
      .catch((error: unknown) => {
        if (error instanceof Fenced) this.#loseTerm(id);
      })
      .finally(() => {
        this.#underWay -= count;
        this.#running.delete(running);
      });
    this.#running.add(running);
  }

  /** Should the slot still be ours, it is for another term. */
  #loseTerm(id: string): void {
    this.#release.forget(id);
    this.#fence = undefined;
    this.#beginAnew();
  }

  async #finish(id: string, parcel: Parcel): Promise<void> {
    const { apply, answers } = this.#needs;
    const outcomes = await apply(entriesOf(parcel, this.#fence));
    this.#release.done(id);
    if (!parcel.answer) return;
    await answers.tell(parcel.answer.to, [{ ticket: parcel.answer.ticket, outcomes }]);
  }
}
