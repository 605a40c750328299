// What else can be done with a draft: another like it, or away with it.
import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconCopy, IconDots, IconTrash } from "@tabler/icons-react";
import type { Campaign } from "../../../contract/campaigns.ts";
import { FailedAction } from "./failed-action.tsx";
import { useDeleteDraft } from "./use-delete-draft.ts";
import { useDuplicate } from "./use-duplicate.ts";

export function DraftMenu(props: {
  campaign: Campaign;
  /** The draft with all that was typed, where it may not be saved yet. */
  latest?: () => Promise<Campaign>;
}) {
  const latest = props.latest ?? (async () => props.campaign);
  const duplicate = useDuplicate();
  const remove = useDeleteDraft();
  return (
    <>
      <FailedAction what="It was not duplicated" error={duplicate.error} onClose={duplicate.reset} />
      <FailedAction what="It was not deleted" error={remove.error} onClose={remove.reset} />
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <Tooltip label="More">
            <ActionIcon variant="default" aria-label="More to do with this draft">
              <IconDots size={18} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconCopy size={16} stroke={1.75} />}
            onClick={() => void latest().then(duplicate.run, () => undefined)}
          >
            Duplicate
          </Menu.Item>
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={16} stroke={1.75} />}
            onClick={() => void latest().then(remove.run, () => undefined)}
          >
            Delete draft
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
