// Keeps home's campaigns moving: each push replaces the numbers of its campaign, and an end reads the page anew.
import { useQueryClient } from "@tanstack/react-query";
import type { Campaign } from "../../../contract/campaigns.ts";
import { homeEndpoints } from "../../../contract/home.ts";
import type { LiveEvent } from "../../../contract/live.ts";
import { apiQuery } from "../../api-query.ts";
import { useLive } from "../../live.tsx";
import { useWorkspaceSlug } from "../../workspace.tsx";

type Push = Extract<LiveEvent, { event: "campaign" }>["data"];

export function useLiveHome(): void {
  const client = useQueryClient();
  const { queryKey } = apiQuery(useWorkspaceSlug(), homeEndpoints.home, {});
  useLive(["campaign"], ({ data: push }) => {
    const home = client.getQueryData(queryKey);
    const known = home?.running.find(({ id }) => id === push.id);
    if (known?.state !== push.state) void client.invalidateQueries({ queryKey });
    if (home)
      client.setQueryData(queryKey, { ...home, running: home.running.map((one) => updated(one, push)) });
  });
}

function updated(campaign: Campaign, push: Push): Campaign {
  return campaign.id === push.id ? { ...campaign, ...push } : campaign;
}
