// The one form for a customer, for adding and for editing.
import { Button, Group, Select, SimpleGrid, Stack, TagsInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useEffect, useRef, useState } from "react";
import { FormError } from "../../ui/form-error.tsx";
import { showFaults } from "../../ui/form-faults.ts";
import { countryOptions } from "../../ui/regions.ts";
import type { CustomerValues } from "./customer-form-values.ts";

interface Props {
  values: CustomerValues;
  /** What the button does. */
  verb: string;
  error: unknown;
  onSubmit: (values: CustomerValues) => Promise<void>;
  onCancel: () => void;
}

export function CustomerForm(props: Props) {
  const [busy, setBusy] = useState(false);
  const form = useForm({ initialValues: props.values });
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const submit = form.onSubmit(async (values) => {
    setBusy(true);
    await props
      .onSubmit(values)
      .catch((error: unknown) => showFaults(form, error))
      .finally(() => setBusy(false));
  });
  const text = (name: keyof CustomerValues) => form.getInputProps(name);
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="md">
          <TextInput label="First name" data-autofocus {...text("first_name")} ref={first} />
          <TextInput label="Last name" {...text("last_name")} />
        </SimpleGrid>
        <TextInput label="E-mail" type="email" {...text("email")} />
        <TextInput
          label="Phone"
          type="tel"
          description="With its country code, such as +91 98123 45678. Used for SMS and WhatsApp."
          {...text("phone")}
        />
        <TextInput
          label="Id in your shop"
          description="The customer's number or key in your shop's system, if it has one."
          {...text("external_id")}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="md">
          <Select
            label="Country"
            data={countryOptions}
            searchable
            clearable
            {...text("country")}
            value={form.values.country || null}
            onChange={(value) => form.setFieldValue("country", value ?? "")}
          />
          <TextInput label="Region or state" {...text("region")} />
          <TextInput label="City" {...text("city")} />
          <TextInput label="Postal code" {...text("postal_code")} />
          <TextInput label="Birthday" type="date" {...text("birthday")} />
          <TextInput label="Language" description="A tag such as en or hi" {...text("language")} />
        </SimpleGrid>
        <TagsInput label="Tags" description="Press Enter after each" {...form.getInputProps("tags")} />
        <FormError error={props.error} form={form} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={busy}>
            {props.verb}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
