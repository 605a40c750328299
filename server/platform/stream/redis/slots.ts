// The stream is split into slots, each a Redis stream of its own with one reader at a time, so that order is kept inside a
// slot while slots go side by side. All keys of a slot share a hash tag: in a cluster they lie on one node.
import { createHash } from "node:crypto";
import type { Entry } from "../stream.ts";

export interface Slot {
  number: number;
  /** The Redis stream. */
  stream: string;
  /** How many entries wait in it or are under way. */
  waiting: string;
  /** What was found in it and is none of ours. */
  unreadable: string;
  /** Whose it is to read. */
  owner: string;
}

/** Enough for a few processes of a few lanes each; a different number would send a customer's next entry elsewhere. */
export const slotCount = 16;

export function slotsOf(prefix: string): Slot[] {
  return Array.from({ length: slotCount }, (_, number) => {
    const tag = `{${prefix}:${number}}`;
    return {
      number,
      stream: `${tag}:stream`,
      waiting: `${tag}:waiting`,
      unreadable: `${tag}:unreadable`,
      owner: `${tag}:owner`,
    };
  });
}

/**
 * By the first key of an entry, which names the customer: what is sent about a customer by the same id stays in order.
 * Entries without keys may go anywhere.
 */
export function slotOf({ group, keys }: Entry): number {
  if (keys.length === 0) return Math.floor(Math.random() * slotCount);
  return createHash("sha1").update(`${group} ${keys[0]}`).digest().readUInt32LE(0) % slotCount;
}
