// Long work under way, seen from every page: how many, and for each how far. Kept current by what the server pushes.
import { Indicator, Popover, Stack, Text, Tooltip, UnstyledButton } from "@mantine/core";
import { IconActivity } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Job, jobEndpoints } from "../../contract/jobs.ts";
import { apiQuery, useApi } from "../api-query.ts";
import { useLive } from "../live.tsx";
import { ProgressLine } from "../ui/progress-line.tsx";
import { When } from "../ui/when.tsx";
import { useWorkspaceSlug } from "../workspace.tsx";
import classes from "./jobs-indicator.module.css";

export function JobsIndicator() {
  const [opened, setOpened] = useState(false);
  const jobs = useJobs();
  const running = jobs.filter(isUnderWay);
  const name = running.length ? `${running.length} under way` : "Nothing under way";
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={320} withinPortal={false}>
      <Popover.Target>
        <Tooltip label={name} disabled={opened}>
          <UnstyledButton
            className={classes.button}
            aria-label={`Work: ${name}`}
            onClick={() => setOpened(!opened)}
          >
            <Indicator disabled={running.length === 0} size={8} color="evergreen" offset={2}>
              <IconActivity size={20} stroke={1.75} aria-hidden="true" />
            </Indicator>
          </UnstyledButton>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label="Work under way">
        <Text fw={600}>Work under way</Text>
        {jobs.length === 0 && (
          <Text size="sm" c="dimmed" mt={4}>
            Imports, launches and other long work show here while they run, on every page.
          </Text>
        )}
        <Stack gap="sm" mt={jobs.length ? 8 : 0}>
          {jobs.slice(0, 6).map((job) => (
            <OneJob key={job.id} job={job} />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function OneJob({ job }: { job: Job }) {
  return (
    <div>
      <Text size="sm" fw={500}>
        {job.title}
      </Text>
      {isUnderWay(job) ? (
        <ProgressLine
          label={job.title}
          done={job.done}
          total={job.total}
          unit={units[job.kind]}
          secondsLeft={job.eta_seconds}
        />
      ) : (
        <Text size="sm" c="dimmed">
          {endWords[job.state] ?? job.state} {job.finished_at && <When at={job.finished_at} />}
          {(job.failure ?? job.outcome) && `. ${job.failure ?? job.outcome}`}
        </Text>
      )}
    </div>
  );
}

const units: Record<Job["kind"], string> = {
  import: "rows",
  campaign: "messages",
  lookalike: "steps",
  conversion: "orders",
};

const endWords: Partial<Record<Job["state"], string>> = {
  done: "Done",
  failed: "Failed",
  cancelled: "Cancelled",
};

function isUnderWay(job: Job): boolean {
  return job.state === "running" || job.state === "waiting";
}

/** The list as read, each job replaced by its latest push. */
function useJobs(): Job[] {
  const client = useQueryClient();
  const { queryKey } = apiQuery(useWorkspaceSlug(), jobEndpoints.list, {});
  const jobs = useApi(jobEndpoints.list, {}).data?.data ?? [];
  useLive(["job"], ({ data }) => {
    client.setQueryData(
      queryKey,
      (old) => old && { data: [data, ...old.data.filter(({ id }) => id !== data.id)] },
    );
  });
  return jobs;
}
