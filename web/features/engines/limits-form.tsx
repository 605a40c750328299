// How much of the model may be used, and how long it is waited for.
import { Button, Group, NumberInput, SimpleGrid, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { type EngineSettings, engineEndpoints } from "../../../contract/engines.ts";
import { useApiMutation } from "../../api-query.ts";
import { FormError } from "../../ui/form-error.tsx";
import { showFaults, toFirstFault } from "../../ui/form-faults.ts";
import { toast } from "../../ui/toast.tsx";

const limits = [
  { key: "person_day_tokens", label: "Tokens a day, each person", min: 0, max: 1_000_000_000 },
  { key: "workspace_month_tokens", label: "Tokens a month, everyone", min: 0, max: 1_000_000_000 },
  { key: "person_minute_questions", label: "Questions a minute, each person", min: 1, max: 1_000 },
  { key: "patience_seconds", label: "Seconds to wait for an answer", min: 1, max: 120 },
] as const;

export function LimitsForm({ settings }: { settings: EngineSettings }) {
  const update = useApiMutation(engineEndpoints.updateSettings);
  const before = limitsOf(settings);
  const form = useForm({
    initialValues: before,
    validate: Object.fromEntries(
      limits.map(({ key }) => [
        key,
        (value: unknown) => (typeof value === "number" ? null : "Enter a number"),
      ]),
    ),
  });
  const submit = form.onSubmit(async (values) => {
    try {
      await update.mutateAsync({ body: values });
      form.resetDirty(values);
      toast("Limits saved", () => {
        update.mutate({ body: before });
        form.setValues(before);
      });
    } catch (error) {
      showFaults(form, error);
    }
  }, toFirstFault(form));
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          {limits.map(({ key, label, min, max }) => (
            <NumberInput
              key={key}
              label={label}
              min={min}
              max={max}
              allowDecimal={false}
              thousandSeparator=","
              {...form.getInputProps(key)}
            />
          ))}
        </SimpleGrid>
        <FormError error={update.error} form={form} />
        <Group>
          <Button type="submit" variant="default" loading={update.isPending} disabled={!form.isDirty()}>
            Save limits
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function limitsOf(settings: EngineSettings) {
  const { person_day_tokens, workspace_month_tokens, person_minute_questions, patience_seconds } = settings;
  return { person_day_tokens, workspace_month_tokens, person_minute_questions, patience_seconds };
}
