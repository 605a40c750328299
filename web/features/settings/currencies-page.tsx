// Rates by which orders in other currencies are converted, where an order brings none of its own.
import { Button, Text } from "@mantine/core";
import { type CurrencyRate, rateEndpoints } from "../../../contract/rates.ts";
import { useApi, useApiMutation } from "../../api-query.ts";
import { formatCalendarDay } from "../../format-time.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { useFormatting } from "../../ui/format-context.tsx";
import { Section } from "../../ui/page.tsx";
import { PanelBones } from "../../ui/panel-bones.tsx";
import { SettingRow, SettingRows } from "../../ui/setting-rows.tsx";
import { toast } from "../../ui/toast.tsx";
import { useMay } from "../../workspace.tsx";
import { ConvertAgain } from "./convert-again.tsx";
import { RateForm } from "./rate-form.tsx";

export function CurrenciesPage() {
  const { data, error, refetch } = useApi(rateEndpoints.list, {});
  const { currency } = useFormatting();
  const mayChange = useMay("workspace:manage");
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PanelBones />;
  return (
    <Section
      title="Currencies"
      about={`This workspace counts in ${currency}. An order in another currency is converted at the rate it brings, else at the one here for its day. What was converted stays as it was when a rate changes.`}
    >
      {mayChange && <RateForm />}
      {data.data.length === 0 && <Text c="dimmed">No rates yet.</Text>}
      <SettingRows>
        {data.data.map((rate) => (
          <Rate
            key={`${rate.currency} ${rate.valid_from}`}
            rate={rate}
            into={currency}
            mayChange={mayChange}
          />
        ))}
      </SettingRows>
      {mayChange && <ConvertAgain currencies={[...new Set(data.data.map((rate) => rate.currency))]} />}
    </Section>
  );
}

function Rate({ rate, into, mayChange }: { rate: CurrencyRate; into: string; mayChange: boolean }) {
  const remove = useApiMutation(rateEndpoints.remove);
  const set = useApiMutation(rateEndpoints.set);
  const { currency, valid_from } = rate;
  const takeAway = async () => {
    await remove.mutateAsync({ params: { currency, valid_from } });
    toast(`Rate of ${currency} taken away`, () => set.mutate({ body: rate }));
  };
  return (
    <SettingRow
      name={`${rate.rate} ${into} for 1 ${currency}`}
      about={`From ${formatCalendarDay(valid_from)} on`}
    >
      {mayChange && (
        <Button
          variant="subtle"
          loading={remove.isPending}
          onClick={() => void takeAway().catch(() => undefined)}
        >
          Take away
        </Button>
      )}
      {remove.error && <ErrorState error={remove.error} />}
    </SettingRow>
  );
}
