// Campaign history: newest first, by search, filters and sort that live in the URL; the numbers of what runs move.
import { Group } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { type Campaign, campaignEndpoints } from "../../../contract/campaigns.ts";
import { useApiPages } from "../../api-query.ts";
import { ButtonLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { FilterBar } from "../../ui/filter-bar.tsx";
import { Page } from "../../ui/page.tsx";
import { useMay } from "../../workspace.tsx";
import { historyColumns } from "./history-columns.tsx";
import { NoCampaigns } from "./no-campaigns.tsx";
import { useHistoryFilters } from "./use-history-filters.ts";
import { useLiveHistory } from "./use-live-history.ts";

const route = getRouteApi("/w/$workspace/campaigns");

export function HistoryPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const paths = usePaths();
  const mayWrite = useMay("campaigns:write");
  const list = useApiPages(campaignEndpoints.list, { query: search });
  const filters = useHistoryFilters(search.tag);
  useLiveHistory();
  const filtered = Object.entries(search).some(([key, value]) => key !== "sort" && value);
  const isNew = !filtered && list.rows?.length === 0;
  const change = (changed: object) =>
    void navigate({ search: (now) => ({ ...now, ...changed }), replace: true });
  return (
    <Page
      title="Campaigns"
      about="What was sent to whom, how it arrived, and what it earned."
      action={
        mayWrite &&
        !isNew && (
          <Group gap="sm">
            <ButtonLink {...paths.objective()} variant="default">
              From an objective
            </ButtonLink>
            <ButtonLink {...paths.newCampaign()}>Write a campaign</ButtonLink>
          </Group>
        )
      }
    >
      {!isNew && (
        <FilterBar searchLabel="Name of the campaign" filters={filters} values={search} onChange={change} />
      )}
      <DataTable<Campaign>
        label="Campaigns"
        columns={historyColumns}
        rows={list.rows}
        rowKey={(campaign) => campaign.id}
        onOpen={(campaign) => void navigate(paths.campaign(campaign.id))}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<NoCampaigns filtered={filtered} />}
        onEnd={list.more}
        hasMore={list.hasNextPage}
        stale={list.isPlaceholderData}
        sort={search.sort ?? "-created_at"}
        onSort={(sort) => change({ sort })}
      />
    </Page>
  );
}
