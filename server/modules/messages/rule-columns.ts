// What the communication log lends to rules: its rows, once for each thing that can happen to a message.
import { sql } from "kysely";
import type { LentRows, Sql } from "../../lent.ts";

const message = (name: string): Sql => sql.ref(`m.${name}`);

function happened(at: string): LentRows<"messages.sent"> {
  return {
    name: "messages",
    from: sql`messages AS m`,
    workspaceId: message("workspace_id"),
    customerId: message("customer_id"),
    at: message(at),
    columns: {
      campaign_id: { type: "text", sql: sql`CAST(m.campaign_id AS text)` },
      channel: { type: "text", sql: message("channel") },
    },
  };
}

export const lentMessages = {
  "messages.sent": happened("sent_at"),
  "messages.delivered": happened("delivered_at"),
  "messages.opened": happened("opened_at"),
  "messages.clicked": happened("clicked_at"),
  "messages.failed": happened("failed_at"),
};
