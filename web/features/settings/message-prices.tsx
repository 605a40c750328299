// What one message costs on each channel, so that a campaign's cost can be told before it is sent. Empty: not known.
import { Button, Group, NumberInput, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { type Channel, channels } from "../../../contract/messages.ts";
import { type MessagePrices as Prices, priceEndpoints } from "../../../contract/prices.ts";
import { useApi, useApiMutation } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { FormError } from "../../ui/form-error.tsx";
import { showFaults, toFirstFault } from "../../ui/form-faults.ts";
import { Section } from "../../ui/page.tsx";
import { PanelBones } from "../../ui/panel-bones.tsx";
import { toast } from "../../ui/toast.tsx";
import { useMay } from "../../workspace.tsx";
import { channelWords } from "../campaigns/channel-words.ts";

export function MessagePrices() {
  const { data, error, refetch } = useApi(priceEndpoints.get, {});
  return (
    <Section
      title="Price per message"
      about="As your vendors bill it. It tells what a campaign costs, and how many a budget pays for. Leave empty what you do not know."
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <PanelBones />}
      {data && <PriceForm prices={data} />}
    </Section>
  );
}

type Values = Record<Channel, number | string>;

function PriceForm({ prices: { prices, currency } }: { prices: Prices }) {
  const mayChange = useMay("connections:manage");
  const save = useApiMutation(priceEndpoints.update, { refreshes: ["Prices", "Assistant"] });
  const form = useForm<Values>({
    initialValues: Object.fromEntries(channels.map((one) => [one, prices[one] ?? ""])) as Values,
  });
  const submit = form.onSubmit(async (values) => {
    const said = channels.map((one) => [one, typeof values[one] === "number" ? values[one] : null]);
    try {
      await save.mutateAsync({ body: Object.fromEntries(said) });
      toast("Prices saved");
    } catch (failure) {
      showFaults(form, failure);
    }
  }, toFirstFault(form));
  return (
    <form onSubmit={submit} noValidate>
      <Group align="flex-start" gap="sm">
        {channels.map((channel) => (
          <NumberInput
            key={channel}
            label={`${channelWords[channel].label}, ${currency}`}
            placeholder="Not known"
            min={0}
            max={10_000}
            decimalScale={4}
            hideControls
            disabled={!mayChange}
            w={130}
            {...form.getInputProps(channel)}
          />
        ))}
      </Group>
      <Text size="sm" c="dimmed" mt={4}>
        Of an SMS, each part that it travels in.
      </Text>
      <FormError error={save.error} form={form} />
      {mayChange && (
        <Group mt="md">
          <Button type="submit" loading={save.isPending}>
            Save prices
          </Button>
        </Group>
      )}
    </form>
  );
}
