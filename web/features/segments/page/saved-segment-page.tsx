// A saved segment: who it is, how many over time, its members, what it shares with others, what it was, and where it is used.
import { Group, Skeleton, Stack, Tabs } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { type Segment, segmentEndpoints } from "../../../../contract/segments.ts";
import { useApi } from "../../../api-query.ts";
import { ButtonLink } from "../../../frame/link.tsx";
import { useHowMany, usePageSubject } from "../../../page-subject.ts";
import { usePaths } from "../../../paths.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import late from "../../../ui/late.module.css";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { useChosenInView } from "../../../ui/use-chosen-in-view.ts";
import { useMay } from "../../../workspace.tsx";
import { CustomerSheet } from "../../customers/customer-panel.tsx";
import { SegmentActions } from "../builder/segment-actions.tsx";
import { SplitPanel } from "../split/split-panel.tsx";
import { BackToSegments } from "./back-links.tsx";
import { ChangesPanel } from "./changes-panel.tsx";
import { MembersView } from "./members-view.tsx";
import { OverlapView } from "./overlap-view.tsx";
import { Overview } from "./overview.tsx";
import { segmentViews, useSegmentPage } from "./page-search.ts";
import { useLiveSegment } from "./use-live-segment.ts";
import { UseView } from "./use-view.tsx";
import { VersionsView } from "./versions-view.tsx";

const route = getRouteApi("/w/$workspace/segments/$segment");

export function SavedSegmentPage() {
  const { segment: id } = route.useParams();
  const paths = usePaths();
  const { data, error, refetch } = useApi(segmentEndpoints.get, { params: { id } });
  if (data) return <Whole key={id} segment={data} />;
  return (
    <Page
      title="Segment"
      above={<BackToSegments />}
      action={
        error && (
          <ButtonLink {...paths.segments()} variant="default">
            All segments
          </ButtonLink>
        )
      }
    >
      {error ? (
        <ErrorState error={error} onRetry={error.mayPass ? () => void refetch() : undefined} />
      ) : (
        <Bones />
      )}
    </Page>
  );
}

function Whole({ segment }: { segment: Segment }) {
  const [search, change] = useSegmentPage();
  useLiveSegment(segment.id);
  const mayWrite = useMay("segments:write");
  useSeen(segment);
  return (
    <Page
      title={segment.name}
      above={<BackToSegments />}
      about={segment.description ?? (segment.works && segment.sentence)}
      action={<Actions segment={segment} />}
    >
      {!segment.works && <Broken segment={segment} />}
      <Views
        view={search.view}
        onChange={(view) =>
          // What was asked of one view says nothing in another.
          change({
            view,
            search: undefined,
            country: undefined,
            city: undefined,
            tag: undefined,
            ordered: undefined,
            consent: undefined,
            sort: undefined,
          })
        }
      />
      {search.view === undefined && <Overview segment={segment} />}
      {search.view === "members" && <MembersView segment={segment} />}
      {search.view === "overlap" && <OverlapView segment={segment} />}
      {search.view === "versions" && <VersionsView segment={segment} />}
      {search.view === "use" && <UseView segment={segment} />}
      {search.changes && <ChangesPanel segment={segment} change={search.changes} />}
      {search.split && mayWrite && (
        <SplitPanel of={{ ...segment, kind: "segment" }} onClose={() => change({ split: undefined })} />
      )}
      {search.customer && (
        <CustomerSheet id={search.customer} onClose={() => change({ customer: undefined })} />
      )}
    </Page>
  );
}

/** In the view of members it is those who are left by its filters. */
function useSeen({ id, name, count }: Segment) {
  const [{ view, search, country, city, tag, ordered, consent }] = useSegmentPage();
  const filters = view === "members" ? { search, country, city, tag, ordered, consent } : {};
  const narrowed = Object.values(filters).some(Boolean) ? ", narrowed by filters" : "";
  const sees = `segment “${name}”, ${useHowMany()(count, "member")}${narrowed}`;
  usePageSubject({ kind: "segment", id, sees, shown: { of: "segment", id, ...filters } });
}

function Actions({ segment }: { segment: Segment }) {
  const paths = usePaths();
  const mayWrite = useMay("segments:write");
  return (
    <Group gap="xs" maw="calc(100vw - 32px)">
      <ButtonLink {...paths.editSegment(segment.id)} variant="default">
        {mayWrite ? "Edit rule" : "See the rule"}
      </ButtonLink>
      <SegmentActions segment={segment} dirty={false} saving={false} onSave={() => {}} onGone={() => {}} />
    </Group>
  );
}

function Broken({ segment }: { segment: Segment }) {
  const paths = usePaths();
  return (
    <Notice
      kind="warning"
      title="Nobody can be counted until its rule is mended"
      action={
        <ButtonLink {...paths.editSegment(segment.id)} variant="default">
          Mend the rule
        </ButtonLink>
      }
    >
      {segment.sentence}. Its sizes so far and its earlier versions are kept.
    </Notice>
  );
}

const labels = { members: "Members", overlap: "Overlap", versions: "Versions", use: "Used in" };
type View = (typeof segmentViews)[number] | undefined;

function Views(props: { view: View; onChange: (view: View) => void }) {
  const row = useChosenInView<HTMLDivElement>(props.view ?? "overview");
  return (
    <Tabs
      value={props.view ?? "overview"}
      onChange={(value) => props.onChange(segmentViews.find((view) => view === value))}
      keepMounted={false}
    >
      <Tabs.List aria-label="Segment" ref={row}>
        <Tabs.Tab value="overview">Overview</Tabs.Tab>
        {segmentViews.map((view) => (
          <Tabs.Tab key={view} value={view}>
            {labels[view]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}

function Bones() {
  return (
    <Stack gap="lg" className={late.late} aria-busy="true">
      <Skeleton height={20} width="60%" />
      <Skeleton height={104} radius="md" />
      <Skeleton height={260} radius="md" />
    </Stack>
  );
}
