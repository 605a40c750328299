// What may come of it, and what it costs beside the budget. What nobody knows is said to be unknown, and asked for.
import { Button, Group, NumberInput, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { CampaignDraft } from "../../../contract/campaign-drafts.ts";
import { priceEndpoints } from "../../../contract/prices.ts";
import { useApiMutation } from "../../api-query.ts";
import { formatCount, formatMoney } from "../../format.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Figures } from "../../ui/figures.tsx";
import { useFormatting } from "../../ui/format-context.tsx";
import { useMay } from "../../workspace.tsx";
import { channelWords } from "../campaigns/channel-words.ts";
import { EditorStep } from "../campaigns/editor-step.tsx";
import classes from "./objective.module.css";
import type { Planning } from "./use-plan.ts";

export function ExpectedPart({ plan, planning }: { plan: CampaignDraft; planning: Planning }) {
  const { expected, cost } = plan;
  const { currency } = useFormatting();
  const figures = [
    ...(expected
      ? [
          {
            label: "Orders to expect",
            value: Math.round(expected.orders.value),
            note: `${formatCount(expected.orders.low, currency)} to ${formatCount(expected.orders.high, currency)} in 9 of 10 cases`,
          },
          {
            label: "Revenue to expect",
            value: Math.round(expected.revenue.value),
            as: "money" as const,
            whole: true as const,
            note: `${formatMoney(Math.round(expected.revenue.low), currency)} to ${formatMoney(Math.round(expected.revenue.high), currency)}`,
          },
        ]
      : []),
    {
      label: "Messages",
      value: cost.messages,
      note: plan.audience?.limited ? "As many as the budget pays for" : "All who can be reached",
    },
    ...(cost.cost === null
      ? []
      : [
          {
            label: "Cost",
            value: cost.cost,
            as: "money" as const,
            whole: true as const,
            note: cost.budget === null ? "No budget was named" : `of ${formatMoney(cost.budget, currency)}`,
          },
        ]),
  ];
  return (
    <EditorStep title="What to expect, and what it costs">
      <Figures label="What to expect" figures={figures} />
      <Text>{plan.expected_words}</Text>
      <Text>{cost.words}</Text>
      <Money plan={plan} planning={planning} />
    </EditorStep>
  );
}

function Money({ plan, planning }: { plan: CampaignDraft; planning: Planning }) {
  const { currency } = useFormatting();
  const [budget, setBudget] = useState<number | string>(plan.cost.budget ?? "");
  const mayPrice = useMay("connections:manage");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    planning.change({ budget: typeof budget === "number" ? budget : null });
  };
  return (
    <div className={classes.money}>
      <form onSubmit={submit}>
        <Group align="flex-end" gap="sm">
          <NumberInput
            className={classes.field}
            label={`Budget in ${currency}`}
            min={0}
            decimalScale={2}
            thousandSeparator=","
            thousandsGroupStyle={currency === "INR" ? "lakh" : "thousand"}
            hideControls
            value={budget}
            onChange={setBudget}
          />
          <Button type="submit" variant="default">
            Use it
          </Button>
        </Group>
      </form>
      {mayPrice && plan.channel && <Price key={plan.channel.channel} plan={plan} planning={planning} />}
    </div>
  );
}

function Price({ plan, planning }: { plan: CampaignDraft; planning: Planning }) {
  const { currency } = useFormatting();
  const [price, setPrice] = useState<number | string>(plan.cost.price ?? "");
  const save = useApiMutation(priceEndpoints.update, { refreshes: ["Prices"] });
  const { channel } = plan.channel!;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await save
      .mutateAsync({ body: { [channel]: typeof price === "number" ? price : null } })
      .then(() => planning.refetch())
      .catch(() => undefined);
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Group align="flex-end" gap="sm">
        <NumberInput
          className={classes.field}
          label={`What ${channelWords[channel].one} costs, in ${currency}`}
          description={channel === "sms" ? "Each part of it" : undefined}
          min={0}
          max={10_000}
          decimalScale={4}
          hideControls
          value={price}
          onChange={setPrice}
        />
        <Button type="submit" variant="default" loading={save.isPending}>
          Save price
        </Button>
      </Group>
      {save.error && <ErrorState error={save.error} />}
    </form>
  );
}
