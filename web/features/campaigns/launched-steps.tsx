// What to do next, once a campaign has come to its end: whom to think of, how many they are, and the ways there: a segment of
// them, or a draft to them, which is not sent until someone launches it.
import { Button, Group, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { nextSteps } from "../../../contract/campaign-steps.ts";
import { type Campaign, campaignEndpoints } from "../../../contract/campaigns.ts";
import type { InsightStep } from "../../../contract/insights.ts";
import { segmentEndpoints } from "../../../contract/segments.ts";
import { useApi, useApiMutation } from "../../api-query.ts";
import { usePaths } from "../../paths.ts";
import boxed from "../../ui/boxed-list.module.css";
import { ErrorState } from "../../ui/error-state.tsx";
import { useFormatting } from "../../ui/format-context.tsx";
import { Count } from "../../ui/numbers.tsx";
import { Section } from "../../ui/page.tsx";
import { toast } from "../../ui/toast.tsx";
import { useMay } from "../../workspace.tsx";
import classes from "./launched-steps.module.css";

type Step = Pick<InsightStep, "title" | "why" | "rule"> & Partial<Pick<InsightStep, "count" | "draft">>;

export function LaunchedSteps({ campaign }: { campaign: Campaign }) {
  const { timezone } = useFormatting();
  const { id, launched_at, stats } = campaign;
  const steps = launched_at ? nextSteps({ id, day: dayOf(launched_at, timezone), stats }) : [];
  return <Steps steps={steps} />;
}

/** Counts those that come without their number. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  const mayBuild = useMay("segments:write");
  if (steps.length === 0 || !mayBuild) return null;
  return (
    <Section title="What to do next">
      <ul className={boxed.list}>
        {steps.map((step) => (
          <li key={step.title}>
            <OneStep step={step} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OneStep({ step }: { step: Step }) {
  const navigate = useNavigate();
  const paths = usePaths();
  const enabled = step.count === undefined;
  const { data } = useApi(segmentEndpoints.preview, { body: { rule: step.rule, sample: 0 } }, { enabled });
  const count = step.count ?? data?.count;
  const look = () =>
    void navigate({ ...paths.page("/segments/new"), search: { rule: JSON.stringify(step.rule) } as never });
  return (
    <div className={classes.step}>
      <div className={classes.words}>
        <Text fw={600}>{step.title}</Text>
        <Text c="dimmed">{step.why}</Text>
      </div>
      <Group gap="xs">
        <Button variant="default" onClick={look} disabled={count === 0}>
          {count === undefined ? (
            "Make a segment of them"
          ) : (
            <span>{count === 0 ? "Nobody, as of now" : <Look count={count} />}</span>
          )}
        </Button>
        {step.draft && <MakeDraft draft={step.draft} />}
      </Group>
    </div>
  );
}

function MakeDraft({ draft }: { draft: InsightStep["draft"] }) {
  const create = useApiMutation(campaignEndpoints.create);
  const navigate = useNavigate();
  const paths = usePaths();
  const mayWrite = useMay("campaigns:write");
  if (!mayWrite) return null;
  const make = async () => {
    const made = await create.mutateAsync({ body: draft });
    toast("Made a draft; nothing is sent until it is launched");
    await navigate(paths.editCampaign(made.id));
  };
  return (
    <>
      <Button variant="default" loading={create.isPending} onClick={() => void make().catch(() => undefined)}>
        Draft a campaign to them
      </Button>
      {create.error && <ErrorState error={create.error} />}
    </>
  );
}

function Look({ count }: { count: number }) {
  return (
    <>
      Make a segment of these <Count value={count} one="person" many="people" />
    </>
  );
}

function dayOf(at: string, timezone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: timezone, dateStyle: "short" }).format(new Date(at));
}
