// Deleting the workspace: only its owner, and only after typing its address again.
import { Button, Code, Stack, Text, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { accessEndpoints, type Workspace } from "../../../contract/access.ts";
import { useApiMutation } from "../../api-query.ts";
import { queryClient } from "../../query-client.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";

export function DeleteWorkspace({ workspace }: { workspace: Workspace }) {
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState("");
  const navigate = useNavigate();
  const remove = useApiMutation(accessEndpoints.deleteWorkspace, { refreshes: [] });
  const confirm = async () => {
    await remove.mutateAsync({ body: { slug: typed } });
    queryClient.clear();
    await navigate({ to: "/" });
  };
  return (
    <div>
      <Button variant="default" onClick={() => setOpened(true)}>
        Delete workspace
      </Button>
      <ConfirmDialog
        opened={opened}
        title={`Delete ${workspace.name}?`}
        confirm="Delete workspace for good"
        danger
        busy={remove.isPending}
        blocked={typed !== workspace.slug}
        error={remove.error}
        onConfirm={() => void confirm().catch(() => undefined)}
        onClose={() => setOpened(false)}
      >
        <Stack gap="md">
          <Text>
            Everything in it is deleted: customers, orders, segments, campaigns and their results. Nothing can
            be brought back but from a backup. Campaigns that are under way stop.
          </Text>
          <TextInput
            label={
              <>
                Type <Code>{workspace.slug}</Code> to confirm
              </>
            }
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </Stack>
      </ConfirmDialog>
    </div>
  );
}
