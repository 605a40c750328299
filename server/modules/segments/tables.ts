// The rows of segments, and of what they were.
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
  /** Counts the changes of name, description and rule. */
  version: Generated<number>;
  created_by: string | null;
  created_at: Date;
  updated_at: Date;
  /** Kept for a while, and shown nowhere. */
  deleted_at: Date | null;
}

export interface SegmentVersionsTable {
  workspace_id: string;
  segment_id: string;
  version: number;
  name: string;
  description: string | null;
  rule: ColumnType<unknown, string, string>;
  /** Of name, description and rule; none in the first version. */
  changed: string[];
  restored_from: number | null;
  person_id: string | null;
  made_by: string | null;
  at: Date;
}

/** Recorded moments. */
export interface SegmentCountsTable {
  workspace_id: string;
  segment_id: string;
  id: Generated<string>;
  at: Date;
  version: number;
  count: number;
  total: number;
  entered: number;
  departed: number;
}

/** A block of 32,768 ids each; see blocks.ts. */
export interface SegmentMembersTable {
  workspace_id: string;
  segment_id: string;
  block: string;
  customers: number[];
}

export interface SegmentChangesTable {
  workspace_id: string;
  segment_id: string;
  moment: string;
  block: string;
  entered: number[];
  departed: number[];
}

declare module "../../platform/database.ts" {
  interface Tables {
    segments: SegmentsTable;
    segment_versions: SegmentVersionsTable;
    segment_counts: SegmentCountsTable;
    segment_members: SegmentMembersTable;
    segment_changes: SegmentChangesTable;
  }
}
