// The rows that lookalikes own: each that was asked for, and who was found, in blocks by rank.
import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type { Lookalike, LookalikeResult, SeedKind } from "../../../contract/lookalikes.ts";

/** Traits are put into words when they are shown. */
export type KeptResult = Omit<LookalikeResult, "traits"> & {
  traits: Omit<LookalikeResult["traits"][number], "sentence">[];
};

export interface LookalikesTable {
  workspace_id: string;
  id: GeneratedAlways<string>;
  seed_kind: SeedKind;
  seed_id: string;
  seed_name: string;
  exclude: ColumnType<unknown[], string, never>;
  state: Generated<Lookalike["state"]>;
  reason: string | null;
  job_id: string | null;
  result: ColumnType<KeptResult | null, string | null, string | null>;
  created_by: string | null;
  created_at: Date;
  finished_at: Date | null;
}

export interface LookalikeRanksTable {
  workspace_id: string;
  lookalike_id: string;
  /** How many are more alike than the first of the block. */
  before: number;
  customer_ids: string[];
  similarities: number[];
}

declare module "../../platform/database.ts" {
  interface Tables {
    lookalikes: LookalikesTable;
    lookalike_ranks: LookalikeRanksTable;
  }
}
