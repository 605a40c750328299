// A vendor's receipts in the log's words. Which message is meant is told by our own key, which the vendor sends back.
import type { Receipt } from "../../../contract/vendor.ts";
import { type Happening, happeningKinds } from "./happenings.ts";

/** The name a message has at a vendor: the same however often it is sent, and no other message has it. */
export function messageKey(workspaceId: string, messageId: string): string {
  return `${workspaceId}-${messageId}`;
}

/** The message's id, if the key is one of this workspace's. */
export function messageOfKey(workspaceId: string, key: string): string | undefined {
  const [, workspace, message] = /^([1-9][0-9]{0,17})-([1-9][0-9]{0,17})$/.exec(key) ?? [];
  return workspace === workspaceId ? message : undefined;
}

export interface ReadReceipts {
  happenings: Happening[];
  /** Receipts whose key is none of this workspace's. */
  foreign: number;
}

/** `explain` puts a vendor's code for a failure into words. What says nothing about arriving or reading is left aside. */
export function readReceipts(
  workspaceId: string,
  receipts: readonly Receipt[],
  explain: (reason: string) => string,
): ReadReceipts {
  const happenings: Happening[] = [];
  let foreign = 0;
  for (const receipt of receipts) {
    const messageId = messageOfKey(workspaceId, receipt.idempotency_key);
    const kind = happeningKinds.find((known) => known === receipt.event);
    if (!messageId) foreign++;
    else if (kind)
      happenings.push({
        messageId,
        kind,
        at: new Date(receipt.occurred_at),
        reason: receipt.reason === undefined ? undefined : explain(receipt.reason),
        vendorMessageId: receipt.message_id,
      });
  }
  return { happenings, foreign };
}
