import type { ColumnType, Generated } from "kysely";
import type { CampaignState, Schedule } from "../../../contract/campaigns.ts";
import type { Channel } from "../../../contract/messages.ts";
import type { Counts } from "../messages/index.ts";

declare module "../../platform/database.ts" {
  interface Tables {
    campaigns: CampaignsTable;
  }
}

/** A campaign's figures as they were last counted; revenue in minor units. */
export type Figures = Counts & { ordered: number; revenue: number };

type Json<T> = ColumnType<T | null, string | null | undefined, string | null>;

export interface CampaignsTable {
  workspace_id: string;
  id: Generated<string>;
  name: string;
  intent: string | null;
  tags: string[];
  state: Generated<CampaignState>;
  channel: Channel;
  connection_id: string | null;
  segment_id: string | null;
  /** Of its own, or since the launch the one it was sent with. */
  rule: Json<unknown>;
  as_of: string | null;
  /** Rules; whoever any of them holds for is left out. */
  exclude: ColumnType<unknown[], string | undefined, string>;
  schedule: ColumnType<Schedule, string | undefined, string>;
  subject: string;
  body: string;
  audience_size: Generated<number>;
  attention: string | null;
  stats: Json<Figures>;
  counted_at: Date | null;
  created_by: string | null;
  created_at: Date;
  updated_at: Date;
  launched_at: Date | null;
  finished_at: Date | null;
}
