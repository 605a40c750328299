// Says that something asked for at the top of a page did not come about. It asks for nothing but to be read.
import { Modal } from "@mantine/core";
import { ErrorState } from "../../ui/error-state.tsx";

export function FailedAction(props: { what: string; error: unknown; onClose: () => void }) {
  return (
    <Modal
      opened={Boolean(props.error)}
      onClose={props.onClose}
      title={props.what}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <ErrorState error={props.error} />
    </Modal>
  );
}
