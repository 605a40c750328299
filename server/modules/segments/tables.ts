// The rows of segments.
import type { ColumnType, Generated } from "kysely";

export interface SegmentsTable {
  workspace_id: string;
  id: Generated<string>;
  name: string;
  description: string | null;
  /** As it was checked when it was saved; what it names may be gone since. */
  rule: ColumnType<unknown, string, string>;
  /** Its size when last counted, and when that was. */
  count: number | null;
  counted_at: Date | null;
  created_by: string | null;
  created_at: Date;
  updated_at: Date;
}

declare module "../../platform/database.ts" {
  interface Tables {
    segments: SegmentsTable;
  }
}
