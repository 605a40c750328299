// While people are looked for: how far that is. It asks now and then besides, in case no push comes.
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Job } from "../../../contract/jobs.ts";
import { type Lookalike, lookalikeEndpoints } from "../../../contract/lookalikes.ts";
import { refresh, useApi } from "../../api-query.ts";
import { useLive } from "../../live.tsx";
import { Section } from "../../ui/page.tsx";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { useWorkspaceSlug } from "../../workspace.tsx";

const askAgainMs = 2_000;

export function Looking({ lookalike: { id, job_id } }: { lookalike: Lookalike }) {
  const [job, setJob] = useState<Job>();
  const client = useQueryClient();
  const workspace = useWorkspaceSlug();
  useApi(lookalikeEndpoints.get, { params: { id } }, { refetchInterval: askAgainMs });
  useLive(["job"], ({ data }) => {
    if (data.id !== job_id) return;
    setJob(data);
    if (data.finished_at) void refresh(client, workspace, [lookalikeEndpoints.get.tag]);
  });
  return (
    <Section title="Looking for them" about="You can leave this page; the work goes on.">
      <ProgressLine
        label="Looking for people like these"
        done={job?.done ?? 0}
        total={job?.total ?? null}
        unit="steps"
        secondsLeft={job?.eta_seconds}
      />
    </Section>
  );
}
