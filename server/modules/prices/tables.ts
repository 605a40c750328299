// The row of one channel's price.
import type { Channel } from "../../../contract/messages.ts";

interface MessagePricesTable {
  workspace_id: string;
  channel: Channel;
  /** A decimal, as PostgreSQL writes it. */
  price: string;
}

declare module "../../platform/database.ts" {
  interface Tables {
    message_prices: MessagePricesTable;
  }
}
