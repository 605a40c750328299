import type { Generated } from "kysely";
import type { Connection } from "../../../contract/connections.ts";
import type { Channel } from "../../../contract/messages.ts";

declare module "../../platform/database.ts" {
  interface Tables {
    connections: ConnectionsTable;
  }
}

export interface ConnectionsTable {
  workspace_id: string;
  id: Generated<string>;
  public_id: string;
  vendor: Connection["vendor"];
  name: string;
  channels: Channel[];
  sealed_settings: string;
  state: Generated<Connection["state"]>;
  last_error: string | null;
  failures: Generated<number>;
  retry_at: Date | null;
  created_at: Generated<Date>;
}
