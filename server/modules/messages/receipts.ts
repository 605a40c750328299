// A vendor's receipts in the log's words. Which message is meant is told by our own key, which the vendor sends back.
import { z } from "zod";
import { id, instant } from "../../../contract/values.ts";
import type { Receipt } from "../../../contract/vendor.ts";
import { parseOrThrow } from "../../http/faults.ts";
import type { Happening } from "./happenings.ts";

/** The name a message has at a vendor: the same however often it is sent, and no other message has it. */
export function messageKey(workspaceId: string, messageId: string): string {
  return `${workspaceId}-${messageId}`;
}

/** The message's id, if the key is one of this workspace's. */
function messageOfKey(workspaceId: string, key: string): string | undefined {
  const [, workspace, message] = /^([1-9][0-9]{0,17})-([1-9][0-9]{0,17})$/.exec(key) ?? [];
  return workspace === workspaceId ? message : undefined;
}

/** A happening as the stream carries it. */
export type ToldReceipt = Omit<Happening, "at"> & { at: string };

const told = z.strictObject({
  messageId: id,
  kind: z.enum(["sent", "delivered", "failed", "opened", "clicked", "unsubscribed"]),
  at: instant,
  reason: z.string().optional(),
  vendorMessageId: z.string().optional(),
});

/** What a person may have changed of one that was set aside. */
export function readTold(payload: unknown): ToldReceipt {
  return parseOrThrow(told, payload, "/payload");
}

/** Who complains wants no more of it either. */
const kinds: Record<Receipt["event"], Happening["kind"]> = {
  sent: "sent",
  delivered: "delivered",
  failed: "failed",
  opened: "opened",
  clicked: "clicked",
  unsubscribed: "unsubscribed",
  complained: "unsubscribed",
};

/** Leaves out receipts whose key is none of this workspace's. `explain` puts a vendor's code for a failure into words. */
export function readReceipts(
  workspaceId: string,
  receipts: readonly Receipt[],
  explain: (reason: string) => string,
): ToldReceipt[] {
  return receipts.flatMap((receipt) => {
    const messageId = messageOfKey(workspaceId, receipt.idempotency_key);
    if (!messageId) return [];
    const { reason } = receipt;
    return {
      messageId,
      kind: kinds[receipt.event],
      at: receipt.occurred_at,
      ...(reason === undefined ? {} : { reason: explain(reason) }),
      vendorMessageId: receipt.message_id,
    };
  });
}
