// Messages that wait for their readers' own best times: how many, and when the next and the last go out.
import { Text } from "@mantine/core";
import { type Campaign, campaignEndpoints } from "../../../contract/campaigns.ts";
import { useApi } from "../../api-query.ts";
import { Count } from "../../ui/numbers.tsx";
import { When } from "../../ui/when.tsx";

export function LaunchedWaiting({ campaign: { id } }: { campaign: Campaign }) {
  const { data } = useApi(campaignEndpoints.progress, { params: { id } }, { keep: true });
  const waiting = data?.waiting ?? [];
  const [next, last] = [waiting[0], waiting.at(-1)];
  if (!next || !last) return null;
  const count = waiting.reduce((sum, one) => sum + one.count, 0);
  return (
    <Text role="status" c="dimmed">
      <Count value={count} one="message waits" many="messages wait" /> for the reader’s own best time. The
      next {next.count === 1 ? "goes" : "go"} out <When at={next.due_at} />
      {last !== next && (
        <>
          , the last <When at={last.due_at} />
        </>
      )}
      .
    </Text>
  );
}
