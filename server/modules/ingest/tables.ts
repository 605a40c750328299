// The rows of dead letters: entries that could not be applied, kept for a person to deal with.
import type { ColumnType, Generated } from "kysely";
import type { DeadLetterState } from "../../../contract/dead-letters.ts";

export interface DeadLettersTable {
  workspace_id: string;
  id: Generated<string>;
  kind: string;
  /** How it came in. */
  source: string;
  entry: ColumnType<unknown, string, string>;
  reason: string;
  state: Generated<DeadLetterState>;
  /** How often it was replayed. */
  tries: Generated<number>;
  created_at: Generated<Date>;
  edited_at: Date | null;
  settled_at: Date | null;
  settled_by: string | null;
}

declare module "../../platform/database.ts" {
  interface Tables {
    dead_letters: DeadLettersTable;
  }
}
