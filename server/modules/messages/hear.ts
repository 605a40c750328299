// Hears what vendors report: each receipt goes through the stream, where many make one batch, is applied by the law of
// happenings, and withdraws the consent of whoever unsubscribed.
import type { Receipt } from "../../../contract/vendor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Log } from "../../platform/log.ts";
import type { Customers } from "../customers/index.ts";
import type { Ingest } from "../ingest/index.ts";
import { tell } from "./happenings.ts";
import { readReceipts, readTold, type ToldReceipt } from "./receipts.ts";

export interface HearNeeds {
  log: Log;
  ingest: Ingest;
  customers: Customers;
  changed(workspaceId: string, campaignIds: readonly string[]): void;
}

/** What became of a receipt: the message is unknown, was known to be so, or changed in this campaign. */
type Heard = "unknown" | "known" | { campaignId: string };

/** Answers how to take receipts of a vendor: in any order, any number of times. */
export function createHearing({ log, ingest, customers, changed }: HearNeeds) {
  const door = ingest.addKind<ToldReceipt>("receipt", {
    consume: (trx, workspaceId, receipts) => apply(trx, customers, workspaceId, receipts),
    // The law makes any order right.
    keys: () => [],
    read: readTold,
    applied(workspaceId, results) {
      const heard = results as readonly Heard[];
      passedOver(workspaceId, heard.filter((one) => one === "unknown").length);
      changed(workspaceId, [
        ...new Set(heard.flatMap((one) => (typeof one === "object" ? one.campaignId : []))),
      ]);
    },
  });

  function passedOver(workspaceId: string, unknown: number): void {
    if (unknown > 0)
      log.warn({ workspaceId, unknown }, "receipts for messages that are not ours were passed over");
  }

  return async (
    workspaceId: string,
    receipts: readonly Receipt[],
    explain: (reason: string) => string,
  ): Promise<void> => {
    const ours = readReceipts(workspaceId, receipts, explain);
    passedOver(workspaceId, receipts.length - ours.length);
    await door.publish(workspaceId, ours, { source: "vendor" });
  };
}

async function apply(
  trx: Trx,
  customers: Customers,
  workspaceId: string,
  receipts: readonly ToldReceipt[],
): Promise<Heard[]> {
  const happenings = receipts.map((receipt) => ({ ...receipt, at: new Date(receipt.at) }));
  const told = await tell(trx, workspaceId, happenings);
  const unsubscribed = told.filter((message) => message.unsubscribed);
  await customers.refuse(
    trx,
    workspaceId,
    unsubscribed.map(({ customer_id, channel }) => ({ id: customer_id, channel })),
  );
  const byId = new Map(told.map((message) => [message.id, message]));
  return receipts.map(({ messageId }) => {
    const message = byId.get(messageId);
    if (!message) return "unknown";
    return message.changed ? { campaignId: message.campaign_id } : "known";
  });
}
