// Saves before one leaves the page; where that fails, asks before anything is lost.
import { Text } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import type { Draft } from "./use-draft.ts";

export function LeaveDialog({ draft }: { draft: Draft }) {
  const blocker = useBlocker({
    shouldBlockFn: () =>
      draft.flush().then(
        () => false,
        () => true,
      ),
    enableBeforeUnload: () => draft.state !== "saved",
    withResolver: true,
  });
  return (
    <ConfirmDialog
      opened={blocker.status === "blocked"}
      onClose={() => blocker.reset?.()}
      onConfirm={() => blocker.proceed?.()}
      title="Leave without the last changes?"
      confirm="Leave without them"
      danger
      error={draft.error}
    >
      <Text>They could not be saved. Stay to try again; what you typed is still here.</Text>
    </ConfirmDialog>
  );
}
