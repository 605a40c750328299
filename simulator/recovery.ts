// Reads the journal back when the simulator starts: which messages still have something to be posted.
import type { MessageRecord } from "./record.ts";
import { isDone, markDone, type Waiting, waitingOf } from "./waiting.ts";

/** `posts` are message ids with the index of the posting that is done with. */
export interface PostedLine {
  kind: "posted";
  posts: [string, number][];
}

export class Recovery {
  readonly #waiting = new Map<string, Waiting>();
  readonly #addresses = new Map<string, string>();

  /** Takes in a line of the journal; answers with the message's id, if it is one. */
  read(text: string): string | undefined {
    const line = JSON.parse(text) as MessageRecord | PostedLine;
    if (line.kind === "posted") {
      for (const [id, posting] of line.posts) this.#posted(id, posting);
      return undefined;
    }
    const { account, callback } = line;
    const shared = { ...line, account: this.#shared(account), callback: this.#shared(callback) };
    if (line.postings.length > 0) this.#waiting.set(line.id, waitingOf(shared, text));
    return line.id;
  }

  /** In the order in which they were taken. */
  waiting(): Iterable<Waiting> {
    return this.#waiting.values();
  }

  #posted(id: string, posting: number): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    markDone(waiting, posting);
    if (isDone(waiting)) this.#waiting.delete(id);
  }

  /** One string for all equal ones. */
  #shared(text: string): string {
    const known = this.#addresses.get(text) ?? text;
    this.#addresses.set(known, known);
    return known;
  }
}
