// Adding a source: what kind it is and what to call it; what Shopify signs with has to be brought from there.
import { Button, Group, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useNavigate } from "@tanstack/react-router";
import { type SourceKind, sourceEndpoints, sourceKinds } from "../../../contract/sources.ts";
import { useApiMutation } from "../../api-query.ts";
import { usePaths } from "../../paths.ts";
import { FormError } from "../../ui/form-error.tsx";
import { showFaults, toFirstFault } from "../../ui/form-faults.ts";
import { needed } from "../../ui/form-rules.ts";
import { kindWords } from "./kind-words.ts";

const kinds = sourceKinds.map((kind) => ({ value: kind, label: kindWords[kind].name }));

function useNewSource() {
  const create = useApiMutation(sourceEndpoints.create);
  const navigate = useNavigate();
  const paths = usePaths();
  const form = useForm({
    initialValues: { kind: "shopify" as SourceKind, name: "", secret: "", id_prefix: "" },
    validate: {
      name: needed("Say what to call it"),
      secret: (secret, { kind }) =>
        kind === "shopify" && secret.trim() === ""
          ? "Shopify shows it under Settings, Notifications, Webhooks"
          : null,
    },
  });
  const submit = form.onSubmit(async ({ kind, name, secret, id_prefix }) => {
    try {
      const given = kind === "shopify" ? { secret } : {};
      const made = await create.mutateAsync({ body: { kind, name, id_prefix, ...given } });
      form.reset();
      void navigate({ ...paths.settingsSource(made.id), resetScroll: false });
    } catch (error) {
      showFaults(form, error);
    }
  }, toFirstFault(form));
  return { form, submit, create };
}

export function NewSource() {
  const { form, submit, create } = useNewSource();
  const { kind } = form.values;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md" maw={520}>
        <div>
          <SegmentedControl
            aria-label="Kind of source"
            fullWidth
            data={kinds}
            {...form.getInputProps("kind")}
          />
          <Text size="sm" c="dimmed" mt={4}>
            {kindWords[kind].brings}.
          </Text>
        </div>
        <TextInput
          label="Name"
          description="Such as “Our shop” or “Website”."
          required
          {...form.getInputProps("name")}
        />
        {kind === "shopify" && (
          <TextInput
            label="Signing secret"
            description="Shopify shows it under Settings, Notifications, Webhooks. It is kept sealed."
            required
            autoComplete="off"
            {...form.getInputProps("secret")}
          />
        )}
        <TextInput
          label="Put before each id"
          description="Only where two shops share this workspace, so that order 727 of one is not order 727 of the other."
          {...form.getInputProps("id_prefix")}
        />
        <FormError error={create.error} form={form} />
        <Group>
          <Button type="submit" loading={create.isPending}>
            Add {kindWords[kind].name} source
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
