// How outcomes accumulated over time, as curves with their numbers behind them.
import { Skeleton, Text } from "@mantine/core";
import { type Campaign, type CampaignProgress, campaignEndpoints } from "../../../contract/campaigns.ts";
import { useApi } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { useFormatting } from "../../ui/format-context.tsx";
import late from "../../ui/late.module.css";
import { LineChart } from "../../ui/line-chart.tsx";
import { outcomeColor, outcomeLabels } from "../../ui/outcome.ts";
import { Section } from "../../ui/page.tsx";
import { isUnderWay } from "./campaign-state.tsx";

const kinds = ["sent", "delivered", "opened", "clicked", "failed"] as const;
const curves = kinds.map((key) => ({ key, label: outcomeLabels[key].label, color: outcomeColor(key) }));

const height = 260;

export function LaunchedCurve({ campaign }: { campaign: Campaign }) {
  const params = { id: campaign.id };
  const { data, error, refetch } = useApi(campaignEndpoints.progress, { params }, { keep: true });
  const { timezone } = useFormatting();
  if (data && data.curve.length === 0 && !isUnderWay(campaign.state)) return null;
  return (
    <Section title="How it went over time" about="Each line counts everything up to that moment.">
      {!data && !error && <Skeleton className={late.late} height={height + 40} radius="md" />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && data.curve.length < 2 && (
        <Text c="dimmed">The curve begins with the first message that is handed over.</Text>
      )}
      {data && data.curve.length > 1 && (
        <LineChart
          title={`${campaign.name}, over time`}
          curves={curves}
          points={pointsOf(data.curve, timezone)}
          height={height}
        />
      )}
    </Section>
  );
}

function pointsOf(curve: CampaignProgress["curve"], timezone: string) {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: timezone, ...fineness(curve, timezone) });
  return curve.map(({ at, ...counts }) => ({ at: format.format(new Date(at)), ...counts }));
}

const minute = 60_000;
const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const calendar = { day: "numeric", month: "short" } as const;

/** As fine as the steps are and as wide as the days, so that no two points read the same. */
function fineness(curve: CampaignProgress["curve"], timeZone: string): Intl.DateTimeFormatOptions {
  const [first, second, last] = [curve[0], curve[1], curve.at(-1)].map((point) =>
    Date.parse(point?.at ?? ""),
  );
  if (second! - first! < minute) return { ...clock, second: "2-digit" };
  const day = new Intl.DateTimeFormat("en-GB", { timeZone, ...calendar });
  return day.format(first) === day.format(last) ? clock : { ...clock, ...calendar };
}
