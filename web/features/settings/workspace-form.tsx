// Name, currency and time zone of the workspace.
import { Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { Workspace } from "../../../contract/access.ts";
import { FormError } from "../../ui/form-error.tsx";
import { showFaults, toFirstFault } from "../../ui/form-faults.ts";
import { needed } from "../../ui/form-rules.ts";
import { currencyOptions, timezoneOptions } from "../../ui/regions.ts";
import { toast } from "../../ui/toast.tsx";
import { useMay } from "../../workspace.tsx";
import { useUpdateWorkspace } from "./use-update-workspace.ts";

export function WorkspaceForm({ workspace }: { workspace: Workspace }) {
  const { name, currency, timezone } = workspace;
  const before = { name, currency, timezone };
  const { change, error, busy } = useUpdateWorkspace();
  const form = useForm({ initialValues: before, validate: { name: needed("Give the workspace a name") } });
  const locked = !useMay("workspace:manage");
  const submit = form.onSubmit(async (values) => {
    try {
      await change({ ...values, currency: values.currency === currency ? undefined : values.currency });
      form.resetDirty(values);
      toast("Workspace saved", () => void change({ name, timezone }).then(() => form.setValues(before)));
    } catch (failure) {
      showFaults(form, failure);
    }
  }, toFirstFault(form));
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput label="Name" required disabled={locked} {...form.getInputProps("name")} />
        <Select
          label="Currency"
          description="All money is shown in it. It is fixed once there are orders."
          data={currencyOptions}
          searchable
          allowDeselect={false}
          disabled={locked}
          {...form.getInputProps("currency")}
        />
        <Select
          label="Time zone"
          description="Where its days begin and end, in segments, figures and dates."
          data={timezoneOptions(timezone)}
          searchable
          allowDeselect={false}
          disabled={locked}
          {...form.getInputProps("timezone")}
        />
        <FormError error={error} form={form} />
        {!locked && (
          <Group>
            <Button type="submit" loading={busy} disabled={!form.isDirty()}>
              Save workspace
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}
