// Replays or dismisses all that the list shows, in as many calls as that takes.
import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { type DeadLettersMeant, deadLetterEndpoints } from "../../../contract/dead-letters.ts";
import { useApiMutation } from "../../api-query.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { toast } from "../../ui/toast.tsx";

type Narrowed = Extract<DeadLettersMeant, { all: unknown }>["all"];

export function SettleAll({ narrowed }: { narrowed: Narrowed }) {
  const [asking, setAsking] = useState(false);
  const replay = useApiMutation(deadLetterEndpoints.replayMany, { refreshes: ["Dead letters", "Home"] });
  const dismiss = useApiMutation(deadLetterEndpoints.dismissMany, { refreshes: ["Dead letters", "Home"] });
  const body = { all: narrowed };

  async function replayAll() {
    let replayed = 0;
    for (;;) {
      const answer = await replay.mutateAsync({ body });
      replayed += answer.replayed;
      // What failed goes on waiting, and would be tried again and again.
      if (answer.replayed === 0 || answer.left <= answer.failed) return toast(told(replayed, answer.left));
    }
  }

  async function dismissAll() {
    for (let left = 1; left > 0; ) ({ left } = await dismiss.mutateAsync({ body }));
    setAsking(false);
    toast("Dismissed");
  }

  return (
    <Group gap="xs" wrap="nowrap">
      <Button variant="default" onClick={() => setAsking(true)}>
        Dismiss all
      </Button>
      <Button onClick={() => void replayAll().catch(() => {})} loading={replay.isPending}>
        Replay all
      </Button>
      <ConfirmDialog
        opened={asking}
        title="Dismiss all that are listed?"
        confirm="Dismiss all"
        danger
        busy={dismiss.isPending}
        error={dismiss.error}
        onConfirm={() => void dismissAll().catch(() => {})}
        onClose={() => setAsking(false)}
      >
        They will not be applied. For 30 days they are still shown as dismissed and can be replayed one by
        one.
      </ConfirmDialog>
    </Group>
  );
}

function told(replayed: number, left: number): string {
  const done =
    replayed === 1 ? "1 entry was applied" : `${replayed.toLocaleString("en")} entries were applied`;
  return left === 0 ? `${done}.` : `${done}; ${left.toLocaleString("en")} still cannot be.`;
}
