// What segments ask of the modules above them and of those below.
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import type { Access } from "../access/index.ts";
import type { Attributes } from "../attributes/index.ts";
import type { Customers } from "../customers/index.ts";
import type { Telling } from "./life/tell.ts";
import type { Meant } from "./users.ts";

export interface SegmentNeeds {
  access: Access;
  attributes: Attributes;
  customers: Customers;
}

/** How many campaigns used each of these segments; those that none used are left out. */
export type SegmentUses = (
  trx: Trx,
  workspaceId: string,
  segmentIds: readonly string[],
) => Promise<Map<string, number>>;

/** Names of the campaigns, not sent yet, that ask about a segment or a list. */
export type WaitingCampaigns = (trx: Trx, workspaceId: string, meant: Meant) => Promise<string[]>;

/** All that the verbs of this module work with. */
export interface SegmentContext extends SegmentNeeds {
  platform: Platform;
  uses: SegmentUses;
  telling: Telling;
  waiting: WaitingCampaigns;
}
