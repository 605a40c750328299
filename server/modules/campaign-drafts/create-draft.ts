// A plan that a person approved, made a draft: its audience a saved segment, its campaign in state draft. Nothing is launched.
import { isDeepStrictEqual } from "node:util";
import type { ParsedBody } from "../../../contract/api.ts";
import type { campaignDraftEndpoints } from "../../../contract/campaign-drafts.ts";
import type { Campaign } from "../../../contract/campaigns.ts";
import { AppError } from "../../../contract/errors.ts";
import { parseRule } from "../../../contract/rule-faults.ts";
import type { Actor } from "../../actor.ts";
import type { DraftContext } from "./needs.ts";

export type ApprovedPlan = ParsedBody<typeof campaignDraftEndpoints.create>;

export async function createDraft(
  context: DraftContext,
  actor: Actor,
  plan: ApprovedPlan,
): Promise<Campaign> {
  const { prompt, name, channel, message, schedule } = plan;
  const segment_id = await segmentFor(context, actor, plan.audience);
  return context.campaigns.create(actor, {
    ...{ name, intent: prompt, channel, message, schedule, audience: { segment_id }, launch: false },
  });
}

const mostNames = 50;

/** One of the same name and rule serves as it is, so that what was cut off half-way can be asked again. */
async function segmentFor(
  { segments, attributes }: DraftContext,
  actor: Actor,
  { name, rule: input }: ApprovedPlan["audience"],
): Promise<string> {
  const rule = parseRule(input, await attributes.catalogueOf(actor), "/audience/rule");
  const { data } = await segments.list(actor, { search: name, sort: "name", limit: 200 });
  const named = new Map(data.map((segment) => [segment.name.toLowerCase(), segment]));
  for (let n = 1; n <= mostNames; n++) {
    const free = n === 1 ? name : `${name.slice(0, 112)} (${n})`;
    const taken = named.get(free.toLowerCase());
    if (!taken) return (await segments.create(actor, { name: free, description: null, rule })).id;
    if (isDeepStrictEqual(taken.rule, JSON.parse(JSON.stringify(rule)))) return taken.id;
  }
  throw new AppError("conflict", `There are many segments called “${name}”. Give this one another name.`);
}
