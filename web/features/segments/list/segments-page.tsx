// Segments: the saved rules, with who they are in words and how many. Search and sort live in the URL.
import { getRouteApi } from "@tanstack/react-router";
import { type Segment, segmentEndpoints } from "../../../../contract/segments.ts";
import { useApiPages } from "../../../api-query.ts";
import { ButtonLink } from "../../../frame/link.tsx";
import { usePaths } from "../../../paths.ts";
import { DataTable } from "../../../ui/data-table.tsx";
import { FilterBar } from "../../../ui/filter-bar.tsx";
import { Page } from "../../../ui/page.tsx";
import { useMay } from "../../../workspace.tsx";
import { GroupTabs } from "../../lists/group-tabs.tsx";
import { NoSegments } from "./no-segments.tsx";
import { segmentColumns } from "./segment-columns.tsx";

const route = getRouteApi("/w/$workspace/segments");

export function SegmentsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const paths = usePaths();
  const mayWrite = useMay("segments:write");
  const list = useApiPages(segmentEndpoints.list, { query: search });
  const change = (changed: object) =>
    void navigate({ to: ".", search: (now) => ({ ...now, ...changed }), replace: true });
  return (
    <Page
      title="Segments"
      about="Groups of customers chosen by a rule, looked up anew each time they are used."
      action={mayWrite && <ButtonLink {...paths.newSegment()}>New segment</ButtonLink>}
    >
      <GroupTabs at="segments" />
      <FilterBar searchLabel="Name of a segment" values={search} onChange={change} />
      <DataTable<Segment>
        label="Segments"
        columns={segmentColumns}
        rows={list.rows}
        rowKey={(segment) => segment.id}
        onOpen={(segment) => void navigate(paths.segment(segment.id))}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<NoSegments filtered={Boolean(search.search)} />}
        onEnd={list.more}
        hasMore={list.hasNextPage}
        stale={list.isPlaceholderData}
        sort={search.sort ?? "-updated_at"}
        onSort={(sort) => change({ sort })}
      />
    </Page>
  );
}
