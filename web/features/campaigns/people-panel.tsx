// The people behind a number of a campaign, beside it: everyone, those of one outcome, those with one cause.
import { Text } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import { type CampaignStats, campaignEndpoints } from "../../../contract/campaigns.ts";
import { type Message, messageEndpoints, type PeopleOutcome } from "../../../contract/messages.ts";
import { urlOf } from "../../api.ts";
import { useApi, useApiPages } from "../../api-query.ts";
import { ExportButton } from "../../export-button.tsx";
import { usePageSubject } from "../../page-subject.ts";
import { usePaths } from "../../paths.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FilterBar } from "../../ui/filter-bar.tsx";
import { Count } from "../../ui/numbers.tsx";
import { usePicking } from "../../ui/picking.ts";
import { SidePanel } from "../../ui/side-panel.tsx";
import { PickedBar, useMayPick } from "../lists/picked-bar.tsx";
import { messageName, peopleColumns } from "./people-columns.tsx";
import { outcomeFilter, usePartFilter, useReasonFilter } from "./people-filters.ts";
import { peopleLabels } from "./people-words.ts";
import type { PeopleSearch } from "./routes.ts";

const route = getRouteApi("/w/$workspace/campaigns/$campaign/people");

export function PeoplePanel() {
  const { campaign: id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const paths = usePaths();
  const list = useApiPages(messageEndpoints.ofCampaign, { params: { id }, query: search });
  const reasons = useReasonFilter(id, search);
  const part = usePartFilter(search);
  const { outcome, reason } = search;
  const columns = useMemo(() => peopleColumns({ outcome, reason }), [outcome, reason]);
  const picking = useMayPick(
    usePicking({ rows: list.rows, rowKey: idOf, nameOf: messageName, filters: search }),
  );
  const shown = { of: "campaign", id, ...search } as const;
  usePageSubject({
    kind: "campaign",
    id,
    sees: `people of a campaign: ${titleOf(search).toLowerCase()}`,
    shown,
    over: true,
  });
  const change = (changed: object) =>
    void navigate({ search: (now) => ({ ...now, ...changed }), replace: true, resetScroll: false });
  return (
    <SidePanel
      title={titleOf(search)}
      under={<HowMany id={id} search={search} />}
      width={720}
      onClose={() => void navigate({ ...paths.campaign(id), search: {}, resetScroll: false })}
    >
      <FilterBar
        searchLabel="Name, e-mail, phone or id"
        filters={[outcomeFilter, ...part, ...reasons]}
        values={search}
        onChange={(changed) => change("outcome" in changed ? { ...changed, reason: undefined } : changed)}
      >
        <Export id={id} search={search} />
      </FilterBar>
      <DataTable<Message>
        label="People"
        columns={columns}
        rows={list.rows}
        rowKey={idOf}
        onOpen={({ customer }) => void navigate(paths.customer(customer.id))}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={
          <EmptyState picture="search" title="Nobody here">
            No one in the audience fits this. Take away a filter, or wait where the campaign is still on its
            way.
          </EmptyState>
        }
        onEnd={list.more}
        hasMore={list.hasNextPage}
        stale={list.isPlaceholderData}
        picking={picking}
      />
      <PickedBar
        picking={picking}
        one="person"
        many="people"
        total={undefined}
        hasMore={list.hasNextPage}
        customerOf={({ customer }) => customer.id}
        matching={shown}
      />
    </SidePanel>
  );
}

function Export({ id, search }: { id: string; search: PeopleSearch }) {
  const { data } = useApi(campaignEndpoints.get, { params: { id } });
  if (!data) return null;
  const whole = !search.reason && !search.search && !search.part;
  return (
    <ExportButton
      url={(bom) => urlOf(messageEndpoints.export, { params: { id }, query: { ...search, bom } })}
      fileName={`${data.name}.csv`}
      total={whole ? countOf(data.stats, search.outcome) : undefined}
      unit="people"
    />
  );
}

function countOf(stats: CampaignStats, outcome: PeopleOutcome | undefined): number {
  return outcome === "tried" ? stats.delivered + stats.failed : stats[outcome ?? "audience"];
}

const titleOf = ({ outcome }: PeopleSearch) =>
  outcome ? peopleLabels[outcome].label : "Everyone in the audience";

const idOf = ({ id }: Message) => id;

/** How many, and what they have in common. A search looks among them, and does not say how many it finds. */
function HowMany({ id, search }: { id: string; search: PeopleSearch }) {
  const { data } = useApi(campaignEndpoints.get, { params: { id } });
  const { outcome, reason, part } = search;
  const meaning = outcome && peopleLabels[outcome].meaning;
  return (
    <Text size="sm" c="dimmed">
      {data && !reason && !part && (
        <>
          <Count value={countOf(data.stats, outcome)} one="person" many="people" />
          {meaning && ". "}
        </>
      )}
      {reason ? `Because: ${reason}` : meaning}
    </Text>
  );
}
