// Drafts, which are never launched from here, and new names.
import type { StepOf } from "../../../contract/assistant-steps.ts";
import { campaignEndpoints } from "../../../contract/campaigns.ts";
import { listEndpoints } from "../../../contract/lists.ts";
import { segmentEndpoints } from "../../../contract/segments.ts";
import type { Running } from "./run-step.ts";
import type { StepResult } from "./step-result.ts";

export async function runCreateCampaign(
  { name, intent, channel, segment, people }: StepOf<"create_campaign">,
  { ask }: Running,
): Promise<StepResult> {
  const audience = segment ? { segment_id: segment.id } : { rule: people.rule };
  const { id } = await ask(campaignEndpoints.create, { body: { name, intent, channel, audience } });
  return {
    words: `“${name}” is a draft. Nothing goes out before you launch it.`,
    link: { label: "Write it and review", page: "campaign_review", id },
    undo: async () => {
      await ask(campaignEndpoints.remove, { params: { id } });
    },
  };
}

const renamed = { segment: segmentEndpoints, list: listEndpoints, campaign: campaignEndpoints } as const;
type Rename = StepOf<"rename_segment" | "rename_list" | "rename_campaign">;

/** The same for whatever has a name. */
function renaming(kind: keyof typeof renamed) {
  const { get, update } = renamed[kind];
  return async ({ id, name, before }: Rename, { ask, putName }: Running): Promise<StepResult> => {
    const params = { id };
    const rename = async (to: string) => {
      const inForm = kind === "campaign" && putName?.id === id && (await putName.put(to));
      if (!inForm) await ask(update, { params, body: { name: to } });
    };
    await rename(name);
    return {
      words: `It is called “${name}” now.`,
      link: { label: `Open the ${kind}`, page: kind, id },
      undo: async () => {
        const now = await ask(get, { params });
        if (now.name !== name) throw new Error("It was given yet another name since.");
        await rename(before);
      },
    };
  };
}

export const renameRun = {
  segment: renaming("segment"),
  list: renaming("list"),
  campaign: renaming("campaign"),
};
