// Whether what was typed is saved, in a word that changes quietly; a failure says what is to be done.
import { Button, Group, Text } from "@mantine/core";
import { whatHappened } from "../../ui/error-words.ts";
import { When } from "../../ui/when.tsx";
import type { Draft } from "./use-draft.ts";

export function SavedState({ draft }: { draft: Draft }) {
  const { state, campaign, error, flush } = draft;
  if (state === "failed") {
    return (
      <Group component="span" gap="xs" role="alert">
        <Text span c="var(--danger)">
          Not saved. {whatHappened(error)} What you typed is still here.
        </Text>
        <Button variant="default" size="compact-sm" onClick={() => void flush().catch(() => undefined)}>
          Save again
        </Button>
      </Group>
    );
  }
  if (state !== "saved") return "Saving";
  if (!campaign) return "Saved as a draft from the first change on; nothing goes out before you launch it.";
  return (
    <>
      Draft, saved <When at={campaign.updated_at} />. Nothing goes out before you launch it.
    </>
  );
}
