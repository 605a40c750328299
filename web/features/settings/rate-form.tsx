// A rate from a day on.
import { Button, Group, NumberInput, Select } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import "@mantine/dates/styles.layer.css";
import { useForm } from "@mantine/form";
import { rateEndpoints } from "../../../contract/rates.ts";
import { useApiMutation } from "../../api-query.ts";
import { FormError } from "../../ui/form-error.tsx";
import { showFaults, toFirstFault } from "../../ui/form-faults.ts";
import { needed } from "../../ui/form-rules.ts";
import { useFormatting } from "../../ui/format-context.tsx";
import { currencyOptions } from "../../ui/regions.ts";

interface Values {
  currency: string | null;
  rate: number | string;
  valid_from: string | null;
}

const blank: Values = { currency: null, rate: "", valid_from: null };

export function RateForm() {
  const { currency: own } = useFormatting();
  const set = useApiMutation(rateEndpoints.set);
  const form = useForm({
    initialValues: blank,
    validate: {
      currency: (value) => (value ? null : "Choose a currency"),
      rate: (value) => (Number(value) > 0 ? null : "Give a rate above zero"),
      valid_from: (value) => needed("Say from which day on")(value ?? ""),
    },
  });
  const submit = form.onSubmit(async ({ currency, rate, valid_from }) => {
    try {
      await set.mutateAsync({ body: { currency: currency!, rate: Number(rate), valid_from: valid_from! } });
      form.reset();
    } catch (failure) {
      showFaults(form, failure);
    }
  }, toFirstFault(form));
  return (
    <form onSubmit={submit} noValidate>
      <Group align="flex-start" gap="sm">
        <Select
          label="Currency"
          data={currencyOptions.filter(({ value }) => value !== own)}
          searchable
          {...form.getInputProps("currency")}
        />
        <NumberInput
          label={`Of ${own} for one`}
          hideControls
          decimalScale={10}
          min={0}
          {...form.getInputProps("rate")}
        />
        <DateInput label="From" valueFormat="D MMM YYYY" {...form.getInputProps("valid_from")} />
      </Group>
      <FormError error={set.error} form={form} />
      <Group mt="md">
        <Button type="submit" loading={set.isPending}>
          Add rate
        </Button>
      </Group>
    </form>
  );
}
