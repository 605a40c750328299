// What the columnar copy has of the communication log: the columns that rules read.
import type { CopiedTable } from "../../platform/copy/index.ts";

export const copiedMessages: CopiedTable = {
  name: "messages",
  key: "id",
  customer: "customer_id",
  columns: {
    id: "BIGINT",
    customer_id: "BIGINT",
    campaign_id: "BIGINT",
    sent_at: "TIMESTAMPTZ",
    delivered_at: "TIMESTAMPTZ",
    opened_at: "TIMESTAMPTZ",
    clicked_at: "TIMESTAMPTZ",
    failed_at: "TIMESTAMPTZ",
    channel: "VARCHAR",
  },
};
