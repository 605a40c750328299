// Asks before something that cannot be undone. The button says what happens and to how many.
import { Button, Group, Modal, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { scrim } from "../theme-components.ts";
import classes from "./confirm-dialog.module.css";
import { ErrorState } from "./error-state.tsx";

export function ConfirmDialog(props: {
  opened: boolean;
  title: string;
  /** What will happen, what will be kept. */
  children: ReactNode;
  /** The verb: "Revoke key". */
  confirm: string;
  /** For what destroys. */
  danger?: boolean;
  busy?: boolean;
  blocked?: boolean;
  error?: unknown;
  onConfirm: () => void;
  onClose: () => void;
}) {
  return (
    <Modal.Root opened={props.opened} onClose={props.onClose} centered>
      <Modal.Overlay {...scrim} />
      <Modal.Content>
        <div className={classes.head}>
          <Modal.Title>{props.title}</Modal.Title>
          <Modal.CloseButton aria-label="Close" />
        </div>
        <Modal.Body>
          <Stack gap="md">
            <div>{props.children}</div>
            {props.error ? <ErrorState error={props.error} /> : null}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={props.onClose} data-autofocus={props.danger || undefined}>
                Keep as it is
              </Button>
              <Button
                color={props.danger ? "red" : undefined}
                onClick={props.onConfirm}
                loading={props.busy}
                disabled={props.blocked}
              >
                {props.confirm}
              </Button>
            </Group>
          </Stack>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
