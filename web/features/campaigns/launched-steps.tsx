// What to do next, once a campaign has come to its end: whom to think of, how many they are, and the way there.
import { Button, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { Campaign } from "../../../contract/campaigns.ts";
import { segmentEndpoints } from "../../../contract/segments.ts";
import { useApi } from "../../api-query.ts";
import { usePaths } from "../../paths.ts";
import { useFormatting } from "../../ui/format-context.tsx";
import { Count } from "../../ui/numbers.tsx";
import { Section } from "../../ui/page.tsx";
import { useMay } from "../../workspace.tsx";
import classes from "./launched-steps.module.css";
import { type NextStep, nextSteps } from "./next-steps.ts";

export function LaunchedSteps({ campaign }: { campaign: Campaign }) {
  const { timezone } = useFormatting();
  const mayBuild = useMay("segments:write");
  const { id, launched_at, stats } = campaign;
  const steps = launched_at ? nextSteps({ id, day: dayOf(launched_at, timezone), stats }) : [];
  if (steps.length === 0 || !mayBuild) return null;
  return (
    <Section title="What to do next">
      <ul className={classes.steps}>
        {steps.map((step) => (
          <li key={step.title}>
            <Step step={step} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Step({ step }: { step: NextStep }) {
  const navigate = useNavigate();
  const paths = usePaths();
  const { data } = useApi(segmentEndpoints.preview, { body: { rule: step.rule, sample: 0 } });
  const look = () =>
    void navigate({ ...paths.page("/segments/new"), search: { rule: JSON.stringify(step.rule) } as never });
  return (
    <div className={classes.step}>
      <div className={classes.words}>
        <Text fw={600}>{step.title}</Text>
        <Text c="dimmed">{step.why}</Text>
      </div>
      <Button variant="default" onClick={look} disabled={data?.count === 0}>
        {data ? (
          <span>{data.count === 0 ? "Nobody, as of now" : <Look count={data.count} />}</span>
        ) : (
          "Make a segment of them"
        )}
      </Button>
    </div>
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
