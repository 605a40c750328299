// Asks before changes are left behind.

import { Text } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";

export function LeaveDialog({ mayLeave }: { mayLeave: () => boolean }) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && !mayLeave(),
    enableBeforeUnload: () => !mayLeave(),
    withResolver: true,
  });
  return (
    <ConfirmDialog
      opened={blocker.status === "blocked"}
      title="Leave without saving?"
      confirm="Leave without saving"
      danger
      onConfirm={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    >
      <Text>
        The changes to this segment have not been saved. Leaving loses them; what was saved before is kept.
      </Text>
    </ConfirmDialog>
  );
}
