// The rows of dead letters: entries that could not be applied, kept for a person to read.
import type { ColumnType, Generated } from "kysely";

interface DeadLettersTable {
  workspace_id: string;
  id: Generated<string>;
  kind: string;
  entry: ColumnType<unknown, string, string>;
  reason: string;
  created_at: Generated<Date>;
}

declare module "../../platform/database.ts" {
  interface Tables {
    dead_letters: DeadLettersTable;
  }
}
