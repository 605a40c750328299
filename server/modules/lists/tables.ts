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
  /** Which made it, until anybody else changes it or who is on it. */
  import_id: string | null;
}

export interface ListMembersTable {
  workspace_id: string;
  list_id: string;
  customer_id: string;
  added_at: Generated<Date>;
  /** Which put them there; null once anybody else did. */
  import_ids: string[] | null;
}

declare module "../../platform/database.ts" {
  interface Tables {
    lists: ListsTable;
    list_members: ListMembersTable;
  }
}
