// Creating an API key: what it is for and what it may do. The key itself is shown this once.
import { Button, Checkbox, Group, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { type ApiKey, accessEndpoints } from "../../../contract/access.ts";
import { type Scope, scopes } from "../../../contract/permissions.ts";
import { useApiMutation } from "../../api-query.ts";
import { CopyLine } from "../../ui/copy-line.tsx";
import { FormError } from "../../ui/form-error.tsx";
import { showFaults, toFirstFault } from "../../ui/form-faults.ts";
import { needed } from "../../ui/form-rules.ts";
import { scopeWords } from "./role-names.ts";

export function NewKey({ keys }: { keys: ApiKey[] }) {
  const create = useApiMutation(accessEndpoints.createApiKey);
  const form = useForm({
    initialValues: { name: "", scopes: ["ingest"] as Scope[] },
    validate: {
      name: needed("Say what the key is for"),
      scopes: (chosen) => (chosen.length === 0 ? "Choose at least one" : null),
    },
  });
  // Shown until one leaves the page, or revokes it.
  const made = keys.some(({ id }) => id === create.data?.id) ? create.data : undefined;
  const submit = form.onSubmit(async (values) => {
    try {
      await create.mutateAsync({ body: values });
      form.reset();
    } catch (error) {
      showFaults(form, error);
    }
  }, toFirstFault(form));
  return (
    <>
      {made && (
        <CopyLine
          label={`The key of “${made.name}”`}
          about="Copy it now. Only its hash is kept, so it cannot be shown again; a lost key is revoked and made anew."
          text={made.key}
        />
      )}
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label="What it is for"
            description="So that you know later what stops when you revoke it."
            required
            {...form.getInputProps("name")}
          />
          <Checkbox.Group label="What it may do" {...form.getInputProps("scopes")}>
            <Stack gap="xs" mt={4}>
              {scopes.map((scope) => (
                <Checkbox
                  key={scope}
                  value={scope}
                  label={scopeWords[scope].label}
                  description={scopeWords[scope].about}
                />
              ))}
            </Stack>
          </Checkbox.Group>
          <FormError error={create.error} form={form} />
          <Group>
            <Button type="submit" loading={create.isPending}>
              Create key
            </Button>
          </Group>
        </Stack>
      </form>
    </>
  );
}
