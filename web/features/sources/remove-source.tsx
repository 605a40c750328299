// Ending a source. What it brought stays.
import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type Source, sourceEndpoints } from "../../../contract/sources.ts";
import { useApiMutation } from "../../api-query.ts";
import { usePaths } from "../../paths.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Section } from "../../ui/page.tsx";
import { toast } from "../../ui/toast.tsx";

export function RemoveSource({ source: { id, name } }: { source: Source }) {
  const [opened, setOpened] = useState(false);
  const remove = useApiMutation(sourceEndpoints.remove);
  const navigate = useNavigate();
  const paths = usePaths();
  const confirm = async () => {
    await remove.mutateAsync({ params: { id } });
    toast(`“${name}” was removed`);
    void navigate(paths.settingsSources());
  };
  return (
    <Section
      title="Remove it"
      level={3}
      about="Customers, orders and events that it brought stay."
      action={
        <Button flex="none" variant="default" onClick={() => setOpened(true)}>
          Remove source
        </Button>
      }
    >
      <ConfirmDialog
        opened={opened}
        title={`Remove “${name}”?`}
        confirm="Remove source"
        danger
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => void confirm().catch(() => undefined)}
        onClose={() => setOpened(false)}
      >
        Whatever it sends is refused from this moment on, and its last deliveries are forgotten, along with
        messages of visitors who have not said who they are. It cannot be brought back; a new source can be
        added.
      </ConfirmDialog>
    </Section>
  );
}
