// A message with something still to be posted, as it waits in memory. There may be half a million of them, so the
// record stays the text it is in the journal until it is posted: some 800 bytes in all.
import type { MessageRecord } from "./record.ts";

export interface Waiting {
  id: string;
  account: string;
  callback: string;
  takenAt: number;
  /** The record as JSON. */
  text: string;
  /** When each posting is due, in milliseconds from takenAt. */
  afters: number[];
  /** Index of the posting that is an order and no receipt; -1 where there is none. */
  order: number;
  /** Bit n is set when posting n is done with. */
  done: number;
  /** The posting to be handed out next. */
  next: number;
}

export function waitingOf(record: MessageRecord, text: string): Waiting {
  const { id, account, callback, takenAt, postings, happenings } = record;
  const afters = postings.map(([after]) => after);
  const order = postings.findIndex(([, index]) => happenings[index]?.event === "ordered");
  return { id, account, callback, takenAt, text, afters, order, done: 0, next: 0 };
}

export const isDone = (waiting: Waiting) => waiting.done === 2 ** waiting.afters.length - 1;

export function markDone(waiting: Waiting, posting: number): void {
  waiting.done |= 1 << posting;
}

/** Goes on to the next posting that is not done with; answers the moment it is due, if there is one. */
export function nextDue(waiting: Waiting): number | undefined {
  while (waiting.done & (1 << waiting.next)) waiting.next++;
  const after = waiting.afters[waiting.next];
  return after === undefined ? undefined : waiting.takenAt + after;
}
