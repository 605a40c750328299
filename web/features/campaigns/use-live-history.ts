// Keeps the history moving: each push replaces the numbers of its campaign in every list that was read.
import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { type Campaign, campaignEndpoints } from "../../../contract/campaigns.ts";
import { useLive } from "../../live.tsx";
import { useWorkspaceSlug } from "../../workspace.tsx";

interface ListPage {
  data: Campaign[];
  next_cursor: string | null;
}

export function useLiveHistory(): void {
  const client = useQueryClient();
  const workspace = useWorkspaceSlug();
  const { tag, path } = campaignEndpoints.list;
  useLive(["campaign"], ({ data: push }) => {
    const update = (campaign: Campaign) => (campaign.id === push.id ? { ...campaign, ...push } : campaign);
    client.setQueriesData<InfiniteData<ListPage>>(
      { queryKey: [workspace, tag, path], predicate: ({ queryKey }) => queryKey.at(-1) === "pages" },
      (old) => old && { ...old, pages: old.pages.map((page) => ({ ...page, data: page.data.map(update) })) },
    );
  });
}
