// What segments ask of the modules above them and of those below.
import type { RawBuilder } from "kysely";
import type { Catalogue } from "../../../contract/attributes.ts";
import type { Customer } from "../../../contract/customers.ts";
import type { ActorWorkspace } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";

export interface CustomersPage {
  /** SQL that selects the ids of those meant. */
  audience: RawBuilder<unknown>;
  /** Names the list; a cursor is good for the same name only. */
  list: string;
  limit: number;
  cursor?: string;
}

export interface SegmentNeeds {
  access: { namesOf(personIds: readonly string[]): Promise<Map<string, string>> };
  attributes: {
    /** What rules may name. */
    catalogue(trx: Trx, workspace: ActorWorkspace): Promise<Catalogue>;
  };
  customers: {
    /** In the order of the ids; those that are gone are left out. */
    byIds(trx: Trx, workspace: ActorWorkspace, ids: readonly string[]): Promise<Customer[]>;
    /** Latest order first. */
    pageOf(
      trx: Trx,
      workspace: ActorWorkspace,
      page: CustomersPage,
    ): Promise<{ data: Customer[]; next_cursor: string | null }>;
  };
}

/** How many campaigns used each of these segments; those that none used are left out. */
export type SegmentUses = (
  trx: Trx,
  workspaceId: string,
  segmentIds: readonly string[],
) => Promise<Map<string, number>>;

/** All that the verbs of this module work with. */
export interface SegmentContext extends SegmentNeeds {
  platform: Platform;
  uses: SegmentUses;
}
