// Scheduling: when an audience, and each person, reads and buys, found in their opens, clicks and orders. It owns no table; it
// reads what customers, orders and messages lend, and says times with their evidence.
import { type RawBuilder, sql } from "kysely";
import type { ParsedQuery } from "../../../contract/api.ts";
import type { Audience } from "../../../contract/campaigns.ts";
import { whyWords } from "../../../contract/engines.ts";
import type {
  CustomerBestTime,
  SchedulingSuggestions,
  schedulingEndpoints,
} from "../../../contract/scheduling.ts";
import type { Actor, ActorWorkspace } from "../../actor.ts";
import type { Platform } from "../../platform/index.ts";
import { lentCustomers } from "../customers/index.ts";
import type { AudienceOfCampaign, SchedulingNeeds, Within } from "./needs.ts";
import { bestTimeOf } from "./of-customer.ts";
import { type OwnTimes, ownTimes } from "./own-times.ts";
import { suggest } from "./suggest.ts";

export type { OwnTimes } from "./own-times.ts";

export type Scheduling = ReturnType<typeof createScheduling>;

type Asked = ParsedQuery<typeof schedulingEndpoints.suggestions>;

/** Times are worked out, never asked of a model. */
const engine = {
  engine: "built_in",
  model: null,
  why: "computed",
  words: whyWords.computed,
  tokens: 0,
  cost: null,
} as const;

export function createScheduling({ database, clock }: Platform, { customers, audiences }: SchedulingNeeds) {
  let audienceOfCampaign: AudienceOfCampaign = async () => undefined;

  const everyoneIn = (workspaceId: string) =>
    sql`SELECT ${lentCustomers.id} FROM ${lentCustomers.from} WHERE ${lentCustomers.workspaceId} = ${workspaceId}`;

  async function audienceOf(actor: Actor, { segment_id, list_id, campaign_id }: Asked) {
    if (segment_id) return { segment_id };
    if (list_id) return { rule: { kind: "list", id: list_id } };
    return campaign_id ? audienceOfCampaign(actor, campaign_id) : undefined;
  }

  async function suggestedFor(
    actor: Actor,
    audience: Audience | undefined,
    within?: Within,
  ): Promise<SchedulingSuggestions> {
    const { workspace } = actor;
    const now = clock.now();
    const resolved = audience && (await audiences.resolve(actor, audience));
    const expression =
      resolved &&
      (await audiences.expression(
        workspace,
        { ...resolved, exclude: resolved.exclude.map(({ rule }) => rule) },
        now,
      ));
    const suggested = await database.inWorkspace(workspace.id, (trx) =>
      suggest({ trx, workspace, now, everyone: everyoneIn(workspace.id), expression, within }),
    );
    return { engine, ...suggested };
  }

  return {
    async suggestions(actor: Actor, asked: Asked): Promise<SchedulingSuggestions> {
      actor.must("campaigns:read");
      return suggestedFor(actor, await audienceOf(actor, asked));
    },

    /** For an audience that is not saved yet, and within the days that are left for it. */
    async forAudience(actor: Actor, audience: Audience, within: Within): Promise<SchedulingSuggestions> {
      actor.must("campaigns:read");
      return suggestedFor(actor, audience, within);
    },

    async ofCustomer(actor: Actor, id: string): Promise<CustomerBestTime> {
      actor.must("customers:read");
      const { workspace } = actor;
      const customer = await customers.show(workspace, id);
      return database.inWorkspace(workspace.id, (trx) =>
        bestTimeOf({ trx, workspace, now: clock.now(), everyone: everyoneIn(workspace.id), customer }),
      );
    },

    /** For a launch whose messages each wait for their reader; the expression selects the audience. */
    ownTimes: (workspace: ActorWorkspace, expression: RawBuilder<unknown>, now: Date): Promise<OwnTimes> =>
      database.inWorkspace(workspace.id, (trx) =>
        ownTimes({ trx, workspace, now, everyone: everyoneIn(workspace.id), expression }),
      ),

    /** Lends whom a campaign names. */
    lendCampaigns(lent: AudienceOfCampaign) {
      audienceOfCampaign = lent;
    },
  };
}
