// What can be done with a whole list: call it something else, delete it and bring it back.
import { ActionIcon, Group, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowsSplit, IconDots, IconTrash, IconUsersPlus } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type List, listEndpoints } from "../../../contract/lists.ts";
import { refresh, useApiMutation } from "../../api-query.ts";
import { usePaths } from "../../paths.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { toast } from "../../ui/toast.tsx";
import { useWorkspaceSlug } from "../../workspace.tsx";
import { useFindLookalikes } from "../lookalikes/use-find-lookalikes.ts";
import { ListForm, type ListWords } from "./list-form.tsx";
import { touched } from "./touched.ts";

export function ListActions({ list }: { list: List }) {
  const [asking, { open, close }] = useDisclosure();
  const navigate = useNavigate();
  const paths = usePaths();
  const lookalikes = useFindLookalikes();
  const split = () =>
    void navigate({ ...paths.list(list.id), search: { split: "true" }, resetScroll: false });
  return (
    <Group gap="xs">
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label="More for this list">
            <IconDots size={20} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconArrowsSplit size={16} stroke={1.75} aria-hidden="true" />}
            onClick={split}
          >
            Split…
          </Menu.Item>
          <Menu.Item
            leftSection={<IconUsersPlus size={16} stroke={1.75} aria-hidden="true" />}
            onClick={() => lookalikes.find({ list_id: list.id })}
          >
            Find people like these
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTrash size={16} stroke={1.75} aria-hidden="true" />}
            color="red"
            onClick={open}
          >
            Delete…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Rename list={list} />
      <DeleteDialog list={list} opened={asking} onClose={close} />
    </Group>
  );
}

function Rename({ list: { id, name, description } }: { list: List }) {
  const update = useApiMutation(listEndpoints.update, { refreshes: touched });
  const change = (body: ListWords) => update.mutateAsync({ params: { id }, body });
  const before = { name, description };
  const save = async (words: ListWords) => {
    await change(words);
    toast("Changes saved", () => void change(before).catch(() => toast("Not undone; try again")));
  };
  return (
    <ListForm
      opens="Rename"
      saves="Save changes"
      words={before}
      busy={update.isPending}
      error={update.error}
      onSave={save}
    />
  );
}

function DeleteDialog({ list, opened, onClose }: { list: List; opened: boolean; onClose: () => void }) {
  const params = { id: list.id };
  const remove = useApiMutation(listEndpoints.remove, { refreshes: [] });
  const undelete = useApiMutation(listEndpoints.undelete, { refreshes: touched });
  const navigate = useNavigate();
  const paths = usePaths();
  const client = useQueryClient();
  const workspace = useWorkspaceSlug();
  const bringBack = () =>
    undelete.mutateAsync({ params }).then(
      () => toast(`“${list.name}” is back`),
      (error: Error) => toast(`“${list.name}” could not be brought back: ${error.message}`),
    );
  const confirm = async () => {
    await remove.mutateAsync({ params });
    toast(`Deleted “${list.name}”`, () => void bringBack());
    await navigate(paths.lists());
    // Only now, when nothing on screen asks for the list that is no more.
    await refresh(client, workspace, touched);
  };
  return (
    <ConfirmDialog
      opened={opened}
      title={`Delete “${list.name}”?`}
      confirm="Delete list"
      danger
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => void confirm().catch(() => undefined)}
      onClose={() => {
        onClose();
        remove.reset();
      }}
    >
      The customers on it stay; only the list is deleted.
    </ConfirmDialog>
  );
}
