// What a list is called and what it is for, in a popover of a button.
import { Button, Popover, Stack, Textarea, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { type FormEvent, useState } from "react";
import { ErrorState } from "../../ui/error-state.tsx";

export interface ListWords {
  name: string;
  description: string | null;
}

interface ListFormProps {
  /** On the button that opens it. */
  opens: string;
  primary?: boolean;
  /** On the button that saves. */
  saves: string;
  words: ListWords;
  busy: boolean;
  error: Error | null;
  onSave: (words: ListWords) => Promise<unknown>;
}

export function ListForm({ opens, primary, ...form }: ListFormProps) {
  const [opened, { toggle, close }] = useDisclosure();
  return (
    <Popover
      opened={opened}
      onDismiss={close}
      position="bottom-end"
      width={320}
      trapFocus
      returnFocus
      withRoles
    >
      <Popover.Target>
        <Button variant={primary ? undefined : "default"} onClick={toggle}>
          {opens}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={opens}>
        <Fields {...form} onDone={close} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Fields({
  saves,
  words,
  busy,
  error,
  onSave,
  onDone,
}: Omit<ListFormProps, "opens"> & { onDone: () => void }) {
  const [name, setName] = useState(words.name);
  const [description, setDescription] = useState(words.description ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    onSave({ name, description: description.trim() || null }).then(onDone, () => undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label="Name of the list"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={120}
          data-autofocus
        />
        <Textarea
          label="What it is for (if you like)"
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
          maxLength={1_000}
          autosize
          minRows={2}
          maxRows={6}
        />
        {error && <ErrorState error={error} />}
        <Button type="submit" loading={busy} disabled={name.trim() === ""}>
          {saves}
        </Button>
      </Stack>
    </form>
  );
}
