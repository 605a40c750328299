// Asks before changes are left behind.

import { Text } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";

export function LeaveDialog({
  mayLeave,
  dirty,
  off,
}: {
  mayLeave: () => boolean;
  dirty: boolean;
  off: number;
}) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && !mayLeave(),
    enableBeforeUnload: () => !mayLeave(),
    withResolver: true,
  });
  return (
    <ConfirmDialog
      opened={blocker.status === "blocked"}
      title={dirty ? "Leave without saving?" : "Leave what is turned off behind?"}
      confirm={dirty ? "Leave without saving" : "Leave"}
      danger
      onConfirm={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    >
      {dirty && (
        <Text>
          The changes to this segment have not been saved. Leaving loses them; what was saved before is kept.
        </Text>
      )}
      {off > 0 && (
        <Text>
          {off === 1 ? "1 condition is" : `${off} conditions are`} turned off, which is never saved. Leaving
          loses {off === 1 ? "it" : "them"}.
        </Text>
      )}
    </ConfirmDialog>
  );
}
