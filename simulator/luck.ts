// The luck of a message: every draw that decides its fate, taken from its seed and key alone. All are drawn in one fixed
// order whether they are needed or not, so that changing one rate leaves the fates that hang on the others as they were.
import { hash } from "node:crypto";
import { type ReceiptEvent, receiptEvents } from "../contract/vendor.ts";

/** Each in [0, 1). */
export interface Luck {
  latency: number;
  answerLost: number;
  delivered: number;
  fateDelay: number;
  reason: number;
  opened: number;
  openDelay: number;
  link: number;
  clicked: number;
  clickDelay: number;
  unsubscribed: number;
  complained: number;
  ordered: number;
  orderDelay: number;
  product: number;
  quantity: number;
  reordered: number;
  swap: number;
  receipts: Record<ReceiptEvent, { late: number; duplicate: number; gap: number }>;
}

export function luckOf(seed: string, idempotencyKey: string): Luck {
  const next = uniform(hash("sha256", `${seed}\0${idempotencyKey}`, "buffer"));
  return {
    latency: next(),
    answerLost: next(),
    delivered: next(),
    fateDelay: next(),
    reason: next(),
    opened: next(),
    openDelay: next(),
    link: next(),
    clicked: next(),
    clickDelay: next(),
    unsubscribed: next(),
    complained: next(),
    ordered: next(),
    orderDelay: next(),
    product: next(),
    quantity: next(),
    reordered: next(),
    swap: next(),
    receipts: Object.fromEntries(
      receiptEvents.map((event) => [event, { late: next(), duplicate: next(), gap: next() }]),
    ) as Luck["receipts"],
  };
}

/** The generator sfc32 (Chris Doty-Humphrey, PractRand), begun at 128 bits of a hash. */
function uniform(begin: Buffer): () => number {
  let a = begin.readInt32LE(0);
  let b = begin.readInt32LE(4);
  let c = begin.readInt32LE(8);
  let counter = begin.readInt32LE(12);
  return () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
}

export const between = (range: { min: number; max: number }, luck: number) =>
  range.min + (range.max - range.min) * luck;

export const pick = <T>(list: readonly T[], luck: number): T => list[Math.floor(luck * list.length)] as T;
