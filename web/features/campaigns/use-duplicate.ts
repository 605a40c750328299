// Another draft like a campaign, launched or not, opened for writing at once.
import { useNavigate } from "@tanstack/react-router";
import { type Audience, type Campaign, campaignEndpoints } from "../../../contract/campaigns.ts";
import { useApiMutation } from "../../api-query.ts";
import { usePaths } from "../../paths.ts";
import { toast } from "../../ui/toast.tsx";

export function useDuplicate() {
  const create = useApiMutation(campaignEndpoints.create);
  const navigate = useNavigate();
  const paths = usePaths();
  const run = async (campaign: Campaign) => {
    const made = await create.mutateAsync({ body: { ...copyOf(campaign), name: copyName(campaign.name) } });
    toast("Duplicated as a draft");
    await navigate(paths.editCampaign(made.id));
  };
  return {
    run: (campaign: Campaign) => void run(campaign).catch(() => undefined),
    busy: create.isPending,
    error: create.error,
    reset: create.reset,
  };
}

/** What a campaign says, in the form in which it is written. */
export function copyOf({ name, intent, tags, channel, audience, message }: Campaign) {
  return { name, intent, tags, channel, message, audience: audienceOf(audience) };
}

/** A segment as it is today; a rule of its own as it was. */
export function audienceOf(audience: Campaign["audience"]): Audience | null {
  if (!audience) return null;
  const as_of = audience.as_of ?? undefined;
  const exclude = audience.exclude.map(({ rule }) => rule);
  const more = { as_of, ...(exclude.length > 0 ? { exclude } : {}) };
  if (audience.segment_id) return { segment_id: audience.segment_id, ...more };
  return { rule: audience.rule, ...more };
}

function copyName(name: string): string {
  return `Copy of ${name}`.slice(0, 200);
}
