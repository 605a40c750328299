// What a segment was: each change of its name, what it is for and its rule, with who and when, and the way back.
import { Button, Text } from "@mantine/core";
import { useState } from "react";
import { type SegmentVersion, segmentLifeEndpoints } from "../../../../contract/segment-life.ts";
import type { Segment } from "../../../../contract/segments.ts";
import { useApiMutation, useApiPages } from "../../../api-query.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { PanelBones } from "../../../ui/panel-bones.tsx";
import { toast } from "../../../ui/toast.tsx";
import { When } from "../../../ui/when.tsx";
import { useMay } from "../../../workspace.tsx";
import classes from "./versions.module.css";

export function VersionsView({ segment }: { segment: Segment }) {
  const list = useApiPages(segmentLifeEndpoints.versions, { params: { id: segment.id }, query: {} });
  const [asking, setAsking] = useState<SegmentVersion>();
  if (list.error && !list.rows) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.rows) return <PanelBones />;
  return (
    <>
      <ol className={classes.list} aria-label="Versions, newest first">
        {list.rows.map((version) => (
          <One
            key={version.version}
            version={version}
            current={version.version === segment.version}
            onRestore={() => setAsking(version)}
          />
        ))}
      </ol>
      {list.hasNextPage && (
        <div>
          <Button variant="default" onClick={list.more} loading={list.isFetchingNextPage}>
            Show earlier versions
          </Button>
        </div>
      )}
      {asking && <Restore segment={segment} version={asking} onClose={() => setAsking(undefined)} />}
    </>
  );
}

function One(props: { version: SegmentVersion; current: boolean; onRestore: () => void }) {
  const { version } = props;
  const mayWrite = useMay("segments:write");
  return (
    <li className={classes.one}>
      <div className={classes.head}>
        <div>
          <Text fw={600}>
            {headOf(version)}
            {props.current && ", as it is now"}
          </Text>
          <Text size="sm" c="dimmed">
            Version {version.version}, <When at={version.at} />
            {version.by && `, by ${version.by}`}
          </Text>
        </div>
        {mayWrite && !props.current && (
          <Button
            variant="default"
            size="sm"
            onClick={props.onRestore}
            aria-label={`Restore version ${version.version}`}
          >
            Restore
          </Button>
        )}
      </div>
      <Differences version={version} />
    </li>
  );
}

const fieldWords = { name: "name", description: "description", rule: "rule" };

function headOf({ before, changed, restored_from }: SegmentVersion): string {
  if (restored_from) return `Brought back from version ${restored_from}`;
  if (!before) return "First saved";
  const words = changed.map((field) => fieldWords[field]);
  const last = words.pop() ?? "rule";
  const list = words.length > 0 ? `${words.join(", ")} and ${last}` : last;
  return `${list.charAt(0).toUpperCase()}${list.slice(1)} changed`;
}

function Differences({ version }: { version: SegmentVersion }) {
  const { before, changed } = version;
  const has = (field: SegmentVersion["changed"][number]) => !before || changed.includes(field);
  return (
    <dl className={classes.differences}>
      {has("name") && <Difference name="Name" was={before?.name} is={version.name} />}
      {has("description") && (before || version.description) && (
        <Difference
          name="Description"
          was={before && (before.description ?? "None")}
          is={version.description ?? "None"}
        />
      )}
      {has("rule") && <Difference name="Rule" was={before?.sentence} is={version.sentence} />}
    </dl>
  );
}

function Difference(props: { name: string; was: string | null | undefined; is: string }) {
  return (
    <div className={classes.difference}>
      <dt>{props.name}</dt>
      {props.was && props.was !== props.is && (
        <dd className={classes.was}>
          <span className="unseen">Was: </span>
          {props.was}
        </dd>
      )}
      <dd>
        {props.was && <span className="unseen">Is: </span>}
        {props.is}
      </dd>
    </div>
  );
}

function Restore(props: { segment: Segment; version: SegmentVersion; onClose: () => void }) {
  const { segment, version } = props;
  const restore = useApiMutation(segmentLifeEndpoints.restore);
  const confirm = async () => {
    await restore.mutateAsync({ params: { id: segment.id, version: version.version } });
    toast(`Version ${version.version} is back`);
    props.onClose();
  };
  return (
    <ConfirmDialog
      opened
      title={`Bring back version ${version.version}?`}
      confirm="Restore version"
      busy={restore.isPending}
      error={restore.error}
      onConfirm={() => void confirm().catch(() => {})}
      onClose={props.onClose}
    >
      <Text>
        “{version.name}”: {version.sentence}.
      </Text>
      <Text mt="xs" c="dimmed">
        It becomes a new version, so that nothing is lost. Campaigns that were sent keep the rule they were
        sent with.
      </Text>
    </ConfirmDialog>
  );
}
