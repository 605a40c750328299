// The people that others shall be like: a segment's, a list's, or those who ordered after a campaign's message reached them. Each
// is a rule, so that whatever a rule can be asked of can be asked of them.
import type { ParsedBody } from "../../../contract/api.ts";
import { AppError } from "../../../contract/errors.ts";
import type { lookalikeEndpoints, SeedKind } from "../../../contract/lookalikes.ts";
import type { Rule } from "../../../contract/rule.ts";
import type { Actor } from "../../actor.ts";
import type { Campaigns } from "../campaigns/index.ts";
import type { Lists } from "../lists/index.ts";
import type { Segments } from "../segments/index.ts";

export type Asked = ParsedBody<typeof lookalikeEndpoints.find>;

export interface Seed {
  kind: SeedKind;
  id: string;
  name: string;
}

export interface SeedNeeds {
  segments: Segments;
  lists: Lists;
  campaigns: Campaigns;
}

export function seedAsked({ segment_id, list_id, campaign_id }: Asked): Pick<Seed, "kind" | "id"> {
  if (segment_id !== undefined) return { kind: "segment", id: segment_id };
  if (list_id !== undefined) return { kind: "list", id: list_id };
  return { kind: "campaign", id: campaign_id! };
}

/** With the permission to see it asked for. Throws `not_found`, or `wrong_state` of a campaign that was not launched. */
export async function foundSeed(
  { segments, lists, campaigns }: SeedNeeds,
  actor: Actor,
  { kind, id }: Pick<Seed, "kind" | "id">,
): Promise<Seed & { launchedAt: string | null }> {
  const found = {
    segment: () => segments.get(actor, id),
    list: () => lists.get(actor, id),
    campaign: () => campaigns.get(actor, id),
  }[kind];
  const seed = await found();
  const launchedAt = "launched_at" in seed ? seed.launched_at : null;
  if (kind === "campaign" && !launchedAt)
    throw new AppError("wrong_state", `“${seed.name}” was not launched yet, so nobody bought after it.`);
  return { kind, id, name: seed.name, launchedAt };
}

export function ruleOf({ kind, id }: Pick<Seed, "kind" | "id">): Rule {
  if (kind !== "campaign") return { kind, id };
  const where = { kind: "row", column: "campaign_id", op: "is", value: id } as const;
  return { kind: "did", what: "messages.converted", where };
}
