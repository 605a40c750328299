// Orders brought to the rates of now. It changes what was counted before, so that it is asked for by name; the work goes on
// when the page is left.
import { Button, Group, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type Job, jobEndpoints } from "../../../contract/jobs.ts";
import { rateEndpoints } from "../../../contract/rates.ts";
import { refresh, useApi, useApiMutation } from "../../api-query.ts";
import { useLive } from "../../live.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Section } from "../../ui/page.tsx";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { useWorkspaceSlug } from "../../workspace.tsx";

export function ConvertAgain({ currencies }: { currencies: string[] }) {
  const again = useApiMutation(rateEndpoints.convertAgain, { refreshes: [jobEndpoints.list.tag] });
  const [last] = useConversions();
  const running = last?.finished_at === null;
  if (currencies.length === 0) return null;
  return (
    <Section
      title="Convert again"
      level={3}
      about="Brings orders that came without a rate of their own to the rates above. Totals, figures and segments follow."
    >
      <Group gap="xs">
        {currencies.map((currency) => (
          <Button
            key={currency}
            variant="default"
            disabled={running}
            loading={again.isPending}
            onClick={() => again.mutate({ body: { currency } })}
          >
            Convert orders in {currency} again
          </Button>
        ))}
      </Group>
      {again.error && <ErrorState error={again.error} />}
      {last && <Conversion job={last} />}
    </Section>
  );
}

function Conversion({ job }: { job: Job }) {
  if (job.finished_at)
    return (
      <Text size="sm" c="dimmed" mt="sm" role="status">
        {job.title}: {job.failure ?? job.outcome}
      </Text>
    );
  return (
    <ProgressLine
      label={job.title}
      done={job.done}
      total={job.total}
      unit="orders"
      secondsLeft={job.eta_seconds}
    />
  );
}

/** The latest first. What they change is read anew when one ends. */
function useConversions(): Job[] {
  const client = useQueryClient();
  const workspace = useWorkspaceSlug();
  useLive(["job"], ({ data }) => {
    if (data.kind !== "conversion" || !data.finished_at) return;
    void refresh(client, workspace, [jobEndpoints.list.tag, "Orders", "Customers", "Segments", "Home"]);
  });
  const jobs = useApi(jobEndpoints.list, {}).data?.data ?? [];
  return jobs.filter(({ kind }) => kind === "conversion");
}
