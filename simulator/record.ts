// A message as the simulator remembers it: the answer it was given and the whole of its fate, decided when it was taken
// and written down before it was answered. Whatever comes later only reads it.
import { hash } from "node:crypto";
import type { ReceiptEvent, SendResult, VendorChannel } from "../contract/vendor.ts";

/** An order that follows a click; the shop's address and key stand in the account. */
export interface PlannedOrder {
  customer: { email: string } | { phone: string };
  product: { product_id: string; name: string; category: string; price: number };
  quantity: number;
}

/** What happens to the message, `after` so many milliseconds from when it was taken. */
export type Happening =
  | { event: ReceiptEvent; after: number; reason?: string; url?: string }
  | { event: "ordered"; after: number; order: PlannedOrder };

/** After so many milliseconds, the happening of that index is posted. */
export type Posting = [after: number, happening: number];

export interface MessageRecord {
  kind: "message";
  id: string;
  account: string;
  key: string;
  channel: VendorChannel;
  callback: string;
  /** Milliseconds since 1970. */
  takenAt: number;
  /** Set if the message was rejected, which is then all of its fate. */
  rejected?: string;
  /** The first to happen first. */
  happenings: Happening[];
  /** The first to be posted first; at most two of each happening, so that a set of them fits 32 bits. */
  postings: Posting[];
}

/** Follows from account and key, so that the same key has the same id even in an empty data folder. */
export function messageId(accountId: string, idempotencyKey: string): string {
  return `m_${hash("sha256", `${accountId}\0${idempotencyKey}`).slice(0, 32)}`;
}

export function resultOf(record: MessageRecord): SendResult {
  const { key, id, rejected } = record;
  if (rejected === undefined) return { idempotency_key: key, id, status: "accepted" };
  return { idempotency_key: key, id, status: "rejected", reason: rejected };
}
