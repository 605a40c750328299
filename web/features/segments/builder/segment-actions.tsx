// What can be done with the whole segment: save it, use it in a campaign, copy it, delete it.
import { ActionIcon, Menu, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowsSplit, IconCopy, IconDots, IconTrash, IconUsersPlus } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type Segment, segmentEndpoints } from "../../../../contract/segments.ts";
import { refresh, useApiMutation } from "../../../api-query.ts";
import { ButtonLink } from "../../../frame/link.tsx";
import { usePaths } from "../../../paths.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useMay, useWorkspaceSlug } from "../../../workspace.tsx";
import { useFindLookalikes } from "../../lookalikes/use-find-lookalikes.ts";
import { SaveButton } from "./save-button.tsx";
import type { AfterSave } from "./use-save.ts";

const icon = { size: 16, stroke: 1.75, "aria-hidden": true } as const;

export function SegmentActions(props: {
  segment: Segment | undefined;
  dirty: boolean;
  saving: boolean;
  onSave: (after: AfterSave) => void;
  /** Just before the page is left because the segment is no more. */
  onGone: () => void;
}) {
  const { segment } = props;
  const mayWrite = useMay("segments:write");
  if (!mayWrite) return segment ? <NewCampaign segment={segment} /> : null;
  const save = (
    <SaveButton
      words={segment ? "Save changes" : "Save segment"}
      saving={props.saving}
      onSave={props.onSave}
    />
  );
  if (!segment) return save;
  return (
    <>
      <More segment={segment} onGone={props.onGone} />
      {props.dirty ? save : <NewCampaign segment={segment} />}
    </>
  );
}

function NewCampaign({ segment }: { segment: Segment }) {
  const paths = usePaths();
  if (!useMay("campaigns:write")) return null;
  return (
    <ButtonLink {...paths.newCampaign()} search={{ segment: segment.id }}>
      Create a campaign with this segment
    </ButtonLink>
  );
}

function More({ segment, onGone }: { segment: Segment; onGone: () => void }) {
  const [asking, { open, close }] = useDisclosure();
  const navigate = useNavigate();
  const paths = usePaths();
  const lookalikes = useFindLookalikes();
  const split = () => void navigate({ ...paths.segment(segment.id), search: { split: "true" } });
  const copy = () => void navigate({ ...paths.newSegment(), search: { from: segment.id } });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label="More for this segment">
            <IconDots size={20} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconCopy {...icon} />} onClick={copy}>
            Duplicate
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowsSplit {...icon} />} onClick={split}>
            Split…
          </Menu.Item>
          <Menu.Item
            leftSection={<IconUsersPlus {...icon} />}
            onClick={() => lookalikes.find({ segment_id: segment.id })}
          >
            Find people like these
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash {...icon} />} color="red" onClick={open}>
            Delete…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <DeleteDialog segment={segment} opened={asking} onClose={close} onGone={onGone} />
    </>
  );
}

function DeleteDialog(props: { segment: Segment; opened: boolean; onClose: () => void; onGone: () => void }) {
  const { segment } = props;
  const remove = useApiMutation(segmentEndpoints.remove, { refreshes: [] });
  const navigate = useNavigate();
  const paths = usePaths();
  const client = useQueryClient();
  const workspace = useWorkspaceSlug();
  const undelete = useApiMutation(segmentEndpoints.undelete);
  const { name } = segment;
  const putBack = () =>
    undelete.mutateAsync({ params: { id: segment.id } }).then(
      () => toast(`“${name}” is back`),
      (error: Error) => toast(`“${name}” could not be brought back: ${error.message}`),
    );
  const confirm = async () => {
    await remove.mutateAsync({ params: { id: segment.id } });
    props.onGone();
    toast(`Deleted “${name}”`, () => void putBack());
    await navigate(paths.segments());
    // Only now, when nothing on screen asks for the segment that is no more.
    await refresh(client, workspace, [segmentEndpoints.list.tag]);
  };
  return (
    <ConfirmDialog
      opened={props.opened}
      title={`Delete “${segment.name}”?`}
      confirm="Delete segment"
      danger
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => void confirm().catch(() => {})}
      onClose={props.onClose}
    >
      <Text>Its rule goes; no customer does. Campaigns that used it keep the rule they were sent with.</Text>
    </ConfirmDialog>
  );
}
