// How a message leaves the building: the one interface that every vendor's adapter has. An adapter turns our message into
// its vendor's call, and the vendor's answers into our words; it decides nothing.
import type { z } from "zod";
import type { Channel } from "../../contract/messages.ts";

export interface OutgoingMessage {
  /** Names the message at the vendor, in every attempt the same. */
  key: string;
  channel: Channel;
  to: string;
  subject: string;
  body: string;
}

/** What the vendor said to one message: it has taken it, or never will. */
export type SendAnswer =
  | { key: string; taken: true; vendorMessageId: string }
  | { key: string; taken: false; reason: string };

export type TroubleKind =
  /** It asks for patience; nothing is wrong. */
  | "busy"
  /** It did not answer, or not as it should. What was sent may have been taken or not. */
  | "unreachable"
  /** It does not accept us: the key is wrong or the account closed. */
  | "not_accepted"
  /** It cannot read this request, and would not read it the next time either. */
  | "unreadable";

/** Why a whole request came to nothing, in words for a person. */
export class VendorTrouble extends Error {
  readonly kind: TroubleKind;
  /** Milliseconds that the vendor asked us to wait. */
  readonly retryAfter: number | undefined;

  constructor(kind: TroubleKind, words: string, options: { retryAfter?: number; cause?: unknown } = {}) {
    super(words, { cause: options.cause });
    this.name = "VendorTrouble";
    this.kind = kind;
    this.retryAfter = options.retryAfter;
  }
}

export interface SendContext {
  /** Where the vendor reports what became of the messages. */
  receiptsUrl: string;
  signal: AbortSignal;
}

/** `S`: what a workspace's connection keeps sealed, such as keys. */
export interface Vendor<S> {
  name: string;
  channels: readonly Channel[];
  settings: z.ZodType<S>;
  /** Most messages of one request. */
  batchMax: number;
  /** Most characters of a body. */
  bodyMax: number;
  /**
   * Whether the same key sent again is the same message. A vendor that cannot tell must answer `ask`, so that what a
   * crash or a lost answer left open is settled without sending anew.
   */
  idempotent: boolean;
  /** One answer for each message, in any order. Throws VendorTrouble when the request as a whole came to nothing. */
  send(settings: S, messages: readonly OutgoingMessage[], context: SendContext): Promise<SendAnswer[]>;
  /** What the vendor knows of these keys; those it never took are left out. */
  ask?(settings: S, keys: readonly string[], signal: AbortSignal): Promise<SendAnswer[]>;
  /** The vendor's reason of a failure in our words. */
  explain(reason: string): string;
  /** Those reasons, in our words, that sending again cannot mend. */
  permanentReasons: readonly string[];
  /** Secret that receipts are signed with (Standard Webhooks). */
  receiptSecret(settings: S): string;
}
