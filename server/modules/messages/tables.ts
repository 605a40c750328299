// The communication log's rows. Times are the vendor's where it told them, else ours.
import type { Generated } from "kysely";
import type { Channel, Outcome } from "../../../contract/messages.ts";

declare module "../../platform/database.ts" {
  interface Tables {
    messages: MessagesTable;
  }
}

export interface MessagesTable {
  workspace_id: string;
  id: Generated<string>;
  campaign_id: string;
  customer_id: string;
  /** Of the campaign's chunks, the one it is sent with; -1 where it never was to be sent. */
  chunk: number;
  queued_at: Date;
  /** It waits for this moment; null: it goes out as soon as it can. */
  due_at: Date | null;
  sent_at: Date | null;
  delivered_at: Date | null;
  failed_at: Date | null;
  opened_at: Date | null;
  clicked_at: Date | null;
  /** Its reader asked for no more of them. */
  unsubscribed_at: Date | null;
  outcome: Outcome;
  reason: string | null;
  /** Whom it was frozen for, where that customer was merged into `customer_id`. */
  merged_from: Generated<string | null>;
  channel: Channel;
  address: string | null;
  vendor_message_id: string | null;
}
