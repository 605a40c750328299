// What scheduling works with.
import type { RawBuilder } from "kysely";
import type { Audience } from "../../../contract/campaigns.ts";
import type { Actor, ActorWorkspace } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Customers } from "../customers/index.ts";
import type { Segments } from "../segments/index.ts";

export interface SchedulingNeeds {
  customers: Customers;
  audiences: Segments["audiences"];
}

/** Lent by campaigns: whom one names. Throws `not_found`; undefined where it names nobody yet. */
export type AudienceOfCampaign = (actor: Actor, campaignId: string) => Promise<Audience | undefined>;

export interface AudienceAsked {
  trx: Trx;
  workspace: ActorWorkspace;
  now: Date;
  /** SQL that selects the ids of all customers. */
  everyone: RawBuilder<unknown>;
  /** SQL that selects the ids of those meant; undefined for everyone. */
  expression: RawBuilder<unknown> | undefined;
  /** Only hours from then on, or before then. */
  within?: Within;
}

export interface Within {
  from?: Date;
  until?: Date;
}
