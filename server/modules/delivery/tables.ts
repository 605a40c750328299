import type { Generated, JSONColumnType } from "kysely";
import type { Channel } from "../../../contract/messages.ts";
import type { Manner, MessageScope } from "../templates/index.ts";

declare module "../../platform/database.ts" {
  interface Tables {
    deliveries: DeliveriesTable;
    chunks: ChunksTable;
  }
}

/** What a message may say beside its reader, and how; frozen with the message. */
export type DeliveryScope = MessageScope & {
  manner: Manner;
  /** Messages may wait for days, so that consent is looked at once more before each goes out. */
  waits?: boolean;
};

export interface DeliveriesTable {
  workspace_id: string;
  campaign_id: string;
  connection_id: string;
  channel: Channel;
  subject: string;
  body: string;
  scope: JSONColumnType<DeliveryScope>;
  state: Generated<"sending" | "paused" | "stopped" | "finished">;
}

/** A part of a campaign's messages that is handed to the vendor at once. */
export interface ChunksTable {
  workspace_id: string;
  campaign_id: string;
  chunk: number;
  state: Generated<"waiting" | "claimed" | "done">;
  claimed_by: string | null;
  lease_until: Date | null;
  attempts: Generated<number>;
  next_try_at: Generated<Date>;
}
