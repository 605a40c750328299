// When one customer is best written to, with what that rests on.
import { Skeleton, Stack, Text } from "@mantine/core";
import { schedulingEndpoints } from "../../../contract/scheduling.ts";
import { useApi } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import late from "../../ui/late.module.css";
import { EvidenceWords } from "./evidence-words.tsx";
import { hourOf, surenessWords, timesWords, weekdayOf } from "./time-words.ts";
import { bestHourOf, WeekMap } from "./week-map.tsx";

export function CustomerBestTime({ id }: { id: string }) {
  const { data, error, refetch } = useApi(schedulingEndpoints.ofCustomer, { params: { id } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className={late.late} height={280} radius="md" />;
  const [best] = data.choices;
  return (
    <Stack gap="sm">
      {best && (
        <div>
          <Text fw={500}>
            {weekdayOf(best.weekday)} at {hourOf(best.hour)}, {data.timezone}
            {data.own_timezone ? "" : " (the shop’s zone; theirs is not known)"}
          </Text>
          <Text size="sm" c="dimmed">
            {timesWords(best.lift)} an average hour. {surenessWords(best)}.
          </Text>
        </div>
      )}
      <WeekMap title="When they read and buy" week={data.week} best={bestHourOf(data.week)} />
      <EvidenceWords words={data.words} evidence={data.evidence} />
    </Stack>
  );
}
