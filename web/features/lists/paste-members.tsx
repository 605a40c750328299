// Adding people by pasting ids, e-mails or phones: first it says who is found, then they are added.
import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { type Entries, listEndpoints, type MembersAdded } from "../../../contract/lists.ts";
import { useApiMutation } from "../../api-query.ts";
import { formatCount } from "../../format.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { useFormatting } from "../../ui/format-context.tsx";
import { useMembers } from "./use-members.ts";

export function PasteMembers({ id }: { id: string }) {
  const [text, setText] = useState("");
  const look = useApiMutation(listEndpoints.addMembers, { refreshes: [] });
  const { paste, adding, error } = useMembers(id);
  const change = (next: string) => {
    setText(next);
    look.reset();
  };
  const add = () =>
    void paste(text).then(
      () => change(""),
      () => undefined,
    );
  const found = look.data;
  return (
    <Stack gap="sm">
      <Textarea
        label="Add people"
        description="Ids, e-mails or phone numbers, one a line or separated by commas; up to 100,000"
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={8}
      />
      <div role="status">{found && <Found found={found} />}</div>
      {(look.error ?? error) && <ErrorState error={look.error ?? error} />}
      <Group>
        {found && found.added > 0 ? (
          <AddButton count={found.added} busy={adding} onClick={add} />
        ) : (
          <Button
            variant="default"
            loading={look.isPending}
            disabled={text.trim() === ""}
            onClick={() => look.mutate({ params: { id }, body: { pasted: text, dry_run: true } })}
          >
            Look them up
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function AddButton({ count, busy, onClick }: { count: number; busy: boolean; onClick: () => void }) {
  const { currency } = useFormatting();
  return (
    <Button loading={busy} onClick={onClick}>
      {count === 1 ? "Add 1 person" : `Add ${formatCount(count, currency)} people`}
    </Button>
  );
}

function Found({ found }: { found: MembersAdded }) {
  const { currency } = useFormatting();
  const say = (count: number) => formatCount(count, currency);
  return (
    <Stack gap={4}>
      <Text>
        {say(found.found)} of {say(found.entries)} found
        {found.already > 0 && `, ${say(found.already)} on the list already`}
      </Text>
      <Unused words="not found" entries={found.not_found} />
      <Unused words="twice" entries={found.duplicates} />
    </Stack>
  );
}

const mostShown = 10;

function Unused({ words, entries }: { words: string; entries: Entries }) {
  const { currency } = useFormatting();
  if (entries.count === 0) return null;
  const shown = entries.first.slice(0, mostShown);
  const rest = entries.count - shown.length;
  return (
    <Text size="sm" c="dimmed">
      {formatCount(entries.count, currency)} {words}:{" "}
      {shown.map(({ line, text }) => `${text} (line ${line})`).join(", ")}
      {rest > 0 && ` and ${formatCount(rest, currency)} more`}
    </Text>
  );
}
