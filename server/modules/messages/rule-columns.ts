// What the communication log lends to rules: its rows, once for each thing that can happen to a message.
import { sql } from "kysely";
import type { LentRows, Sql } from "../../lent.ts";
import { lentOrders } from "../orders/index.ts";
import { follows } from "./attribution.ts";

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

/** Messages that led to an order: each once, at the instant of the first. */
const conversions: LentRows<"messages.converted"> = {
  ...happened("converted_at"),
  name: "conversions",
  from: sql`(SELECT d.workspace_id, d.customer_id, d.campaign_id, d.channel, min(${lentOrders.at}) AS converted_at
    FROM messages AS d JOIN ${lentOrders.from} ON ${lentOrders.workspaceId} = d.workspace_id AND ${lentOrders.customerId} = d.customer_id
    WHERE ${lentOrders.counts!} AND ${follows(sql.ref("d.delivered_at"))}
    GROUP BY d.workspace_id, d.id, d.customer_id, d.campaign_id, d.channel) AS m`,
};

export const lentMessages = {
  "messages.sent": happened("sent_at"),
  "messages.delivered": happened("delivered_at"),
  "messages.opened": happened("opened_at"),
  "messages.clicked": happened("clicked_at"),
  "messages.converted": conversions,
  "messages.failed": happened("failed_at"),
};
