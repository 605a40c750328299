// The rows of lists and of who is on them.
import type { Generated } from "kysely";

export interface ListsTable {
  workspace_id: string;
  id: Generated<string>;
  name: string;
  description: string | null;
  created_by: string | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
  /** Kept for a while, and shown nowhere. */
  deleted_at: Date | null;
}

export interface ListMembersTable {
  workspace_id: string;
  list_id: string;
  customer_id: string;
  added_at: Generated<Date>;
}

declare module "../../platform/database.ts" {
  interface Tables {
    lists: ListsTable;
    list_members: ListMembersTable;
  }
}
