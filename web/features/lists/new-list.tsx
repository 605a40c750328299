// Naming a new list, which is then open for adding people.
import { Button, Popover, Stack, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { listEndpoints } from "../../../contract/lists.ts";
import { useApiMutation } from "../../api-query.ts";
import { usePaths } from "../../paths.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { touched } from "./touched.ts";

export function NewList() {
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState("");
  const create = useApiMutation(listEndpoints.create, { refreshes: touched });
  const navigate = useNavigate();
  const paths = usePaths();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "")
      create.mutate({ body: { name } }, { onSuccess: ({ id }) => void navigate(paths.list(id)) });
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={320} trapFocus withRoles>
      <Popover.Target>
        <Button onClick={() => setOpened(!opened)}>New list</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="New list">
        <form onSubmit={submit}>
          <Stack gap="sm">
            <TextInput
              label="Name of the list"
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              maxLength={120}
              data-autofocus
            />
            {create.error && <ErrorState error={create.error} />}
            <Button type="submit" loading={create.isPending} disabled={name.trim() === ""}>
              Make the list
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
