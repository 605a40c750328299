// Reads the journal back when the simulator starts: which messages still have something to be posted.
import type { Pending } from "./outbox.ts";
import type { MessageRecord } from "./record.ts";

/** `posts` are message ids with the index of the posting that is done with. */
interface PostedLine {
  kind: "posted";
  posts: [string, number][];
}

export class Recovery {
  readonly #pending = new Map<string, Pending>();

  /** Takes in a line of the journal; answers with the message's id, if it is one. */
  read(text: string): string | undefined {
    const line = JSON.parse(text) as MessageRecord | PostedLine;
    if (line.kind === "posted") {
      for (const [id, posting] of line.posts) this.#posted(id, posting);
      return undefined;
    }
    if (line.postings.length > 0) this.#pending.set(line.id, { record: line, done: 0 });
    return line.id;
  }

  /** What is not done with, in the order in which it was taken. */
  pending(): Pending[] {
    return [...this.#pending.values()];
  }

  #posted(id: string, posting: number): void {
    const pending = this.#pending.get(id);
    if (!pending) return;
    pending.done |= 1 << posting;
    if (pending.done === 2 ** pending.record.postings.length - 1) this.#pending.delete(id);
  }
}
