// Cancelling cannot be undone, so it says what has gone out, what will not, and asks.
import { Text } from "@mantine/core";
import { type Campaign, campaignEndpoints } from "../../../contract/campaigns.ts";
import { useApiMutation } from "../../api-query.ts";
import { formatCount } from "../../format.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useFormatting } from "../../ui/format-context.tsx";

export function CancelDialog(props: { campaign: Campaign; opened: boolean; onClose: () => void }) {
  const { id, name, state, stats } = props.campaign;
  const { currency } = useFormatting();
  const cancel = useApiMutation(campaignEndpoints.cancel);
  const people = (count: number) => `${formatCount(count, currency)} ${count === 1 ? "person" : "people"}`;
  const out = stats.sent + stats.delivered + stats.failed;
  return (
    <ConfirmDialog
      opened={props.opened}
      onClose={props.onClose}
      title={`Cancel “${name}”?`}
      confirm={state === "launching" ? "Cancel the campaign" : `Leave out ${people(stats.queued)}`}
      danger
      busy={cancel.isPending}
      error={cancel.error}
      onConfirm={() => cancel.mutate({ params: { id } }, { onSuccess: props.onClose })}
    >
      <Text>
        {state === "launching"
          ? "Nothing has gone out yet, and nothing will."
          : `Its message has gone out to ${people(out)}; that cannot be called back, and their receipts and orders still count. The ${people(stats.queued)} still waiting will not get it.`}{" "}
        A cancelled campaign cannot be resumed; to stop for a while, pause it.
      </Text>
    </ConfirmDialog>
  );
}
