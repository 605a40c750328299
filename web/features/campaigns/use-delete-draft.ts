// Deleting a draft, which a press of undo writes anew as it was.
import { useNavigate } from "@tanstack/react-router";
import { type Campaign, campaignEndpoints } from "../../../contract/campaigns.ts";
import { useApiMutation } from "../../api-query.ts";
import { usePaths } from "../../paths.ts";
import { toast } from "../../ui/toast.tsx";
import { copyOf } from "./use-duplicate.ts";

export function useDeleteDraft() {
  const remove = useApiMutation(campaignEndpoints.remove);
  const create = useApiMutation(campaignEndpoints.create);
  const navigate = useNavigate();
  const paths = usePaths();
  const bringBack = async (campaign: Campaign) => {
    const { id } = await create.mutateAsync({ body: copyOf(campaign) });
    await navigate(paths.editCampaign(id));
  };
  const run = async (campaign: Campaign) => {
    await remove.mutateAsync({ params: { id: campaign.id } });
    toast(`“${campaign.name}” deleted`, () => void bringBack(campaign));
    await navigate(paths.campaigns());
  };
  return {
    run: (campaign: Campaign) => void run(campaign).catch(() => undefined),
    busy: remove.isPending,
    error: remove.error,
    reset: remove.reset,
  };
}
