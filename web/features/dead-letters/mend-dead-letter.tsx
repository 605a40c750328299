// What an entry says, as JSON that can be changed; saved, replayed, or dismissed.
import { Button, Group, JsonInput, Stack } from "@mantine/core";
import { useState } from "react";
import { type DeadLetter, deadLetterEndpoints } from "../../../contract/dead-letters.ts";
import { useApiMutation } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { faultsByField } from "../../ui/form-faults.ts";
import { toast } from "../../ui/toast.tsx";
import { useMay } from "../../workspace.tsx";
import classes from "./dead-letters.module.css";

const written = (payload: unknown) => JSON.stringify(payload, null, 2);

export function MendDeadLetter({ letter }: { letter: DeadLetter }) {
  const [text, setText] = useState(() => written(letter.payload));
  const mayManage = useMay("dead_letters:manage");
  const refreshes = ["Dead letters", "Home", "Customers", "Orders", "Events"];
  const update = useApiMutation(deadLetterEndpoints.update);
  const replay = useApiMutation(deadLetterEndpoints.replay, { refreshes });
  const dismiss = useApiMutation(deadLetterEndpoints.dismiss, { refreshes });
  const params = { id: letter.id };
  const waits = letter.state === "waiting";
  const changed = text !== written(letter.payload);
  const payload = parsed(text);
  const faults = Object.values(faultsByField(update.error));

  async function saveAndReplay() {
    if (changed && payload) await update.mutateAsync({ params, body: { payload } });
    const { state } = await replay.mutateAsync({ params });
    toast(state === "replayed" ? "It was applied" : "It still cannot be applied; the reason is above");
  }

  async function save() {
    if (!payload) return;
    await update.mutateAsync({ params, body: { payload } });
    toast("Saved");
  }

  const failed = replay.error ?? dismiss.error ?? (faults.length === 0 ? update.error : null);
  return (
    <Stack gap="md">
      <JsonInput
        label="Payload"
        className={classes.payload}
        value={text}
        onChange={setText}
        readOnly={!mayManage || !waits}
        error={payload ? faults.join(" ") || undefined : "This is not a JSON object"}
        autosize
        minRows={8}
        maxRows={24}
        spellCheck={false}
      />
      {failed && <ErrorState error={failed} />}
      {mayManage && letter.state !== "replayed" && (
        <Group justify="flex-end" gap="xs">
          {waits && (
            <Button
              variant="default"
              onClick={() => dismiss.mutate({ params }, { onSuccess: () => toast("Dismissed") })}
              loading={dismiss.isPending}
            >
              Dismiss
            </Button>
          )}
          {waits && changed && (
            <Button
              variant="default"
              onClick={() => void save().catch(() => {})}
              disabled={!payload}
              loading={update.isPending}
            >
              Save
            </Button>
          )}
          <Button
            onClick={() => void saveAndReplay().catch(() => {})}
            disabled={!payload}
            loading={replay.isPending}
          >
            {changed ? "Save and replay" : "Replay"}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

type Payload = Record<string, never>;

/** Undefined where it is no JSON object. */
function parsed(text: string): Payload | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Payload)
      : undefined;
  } catch {
    return undefined;
  }
}
