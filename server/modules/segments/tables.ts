// The rows of segments.
import type { ColumnType, Generated } from "kysely";

/** Worked out by the database. */
type Derived<T> = ColumnType<T, never, never>;

export interface SegmentsTable {
  workspace_id: string;
  id: Generated<string>;
  name: string;
  description: string | null;
  /** As it was checked when it was saved; what it names may be gone since. */
  rule: ColumnType<unknown, string, string>;
  /** Worked out of the rule: the segments and lists it names, each as often as it does, and its conditions. */
  used_segments: Derived<string[]>;
  used_lists: Derived<string[]>;
  conditions: Derived<number>;
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
