// A passing word after something was done, with a way to undo it. Never for what needs an answer, never for a failure
// that the page itself can show.
import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";

export function toast(message: string, undo?: () => void): void {
  const id = `toast-${Date.now()}`;
  const undoAndHide = () => {
    notifications.hide(id);
    undo?.();
  };
  notifications.show({
    id,
    autoClose: undo ? 8_000 : 4_000,
    withBorder: true,
    closeButtonProps: { "aria-label": "Dismiss" },
    message: undo ? (
      <Group justify="space-between" wrap="nowrap">
        {message}
        <Button variant="subtle" size="compact-sm" onClick={undoAndHide}>
          Undo
        </Button>
      </Group>
    ) : (
      message
    ),
  });
}
