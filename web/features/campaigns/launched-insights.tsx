// What stands out in a campaign, when it is asked for: in words whose figures open the people behind them, where parts of the
// audience did better or worse, and what to do next. Until then, what to do next is known from the campaign's own numbers.
import { Button, Stack, Text } from "@mantine/core";
import { IconBulb } from "@tabler/icons-react";
import type { Campaign } from "../../../contract/campaigns.ts";
import { type CampaignInsights, insightEndpoints } from "../../../contract/insights.ts";
import { useApiMutation } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Section } from "../../ui/page.tsx";
import { AnsweredByLine } from "../engines/answered-by-line.tsx";
import { isUnderWay } from "./campaign-state.tsx";
import { InsightPatterns } from "./insight-patterns.tsx";
import { InsightSentence } from "./insight-sentence.tsx";
import classes from "./launched-insights.module.css";
import { LaunchedSteps, Steps } from "./launched-steps.tsx";

export function LaunchedInsights({ campaign }: { campaign: Campaign }) {
  const insights = useApiMutation(insightEndpoints.campaign, { refreshes: ["Engines"] });
  const { data, error, isPending } = insights;
  const ask = () => insights.mutate({ body: { campaign_id: campaign.id, again: data !== undefined } });
  return (
    <>
      <Section
        title="What stands out"
        about={
          data
            ? undefined
            : "Where it did better or worse than elsewhere, beyond luck, and whom to think of next."
        }
        action={
          <Button
            variant="default"
            leftSection={<IconBulb size={16} stroke={1.75} />}
            loading={isPending}
            onClick={ask}
          >
            {data ? "Look again" : "Look for it"}
          </Button>
        }
      >
        {error && <ErrorState error={error} onRetry={ask} />}
        {data && <Findings id={campaign.id} insights={data} />}
      </Section>
      {data ? (
        <Steps steps={data.next} />
      ) : (
        !isUnderWay(campaign.state) && <LaunchedSteps campaign={campaign} />
      )}
    </>
  );
}

function Findings({ id, insights }: { id: string; insights: CampaignInsights }) {
  const { summary, patterns, too_early, looked, set_aside, engine } = insights;
  return (
    <Stack gap="md">
      <Stack gap="xs" className={classes.words} role="status">
        {summary.map((sentence) => (
          <InsightSentence key={sentence.id} id={id} sentence={sentence} />
        ))}
      </Stack>
      {too_early.length > 0 && (
        <ul className={classes.early} aria-label="Too early to tell">
          {too_early.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      {patterns.length > 0 && <InsightPatterns id={id} patterns={patterns} />}
      <Text size="sm" c="dimmed" className={classes.words}>
        {looked.words}
      </Text>
      {set_aside.length > 0 && <SetAside sentences={set_aside} />}
      <AnsweredByLine engine={engine} />
    </Stack>
  );
}

function SetAside({ sentences }: { sentences: CampaignInsights["set_aside"] }) {
  return (
    <details className={classes.aside}>
      <summary>
        {sentences.length === 1
          ? "One sentence of the model was not used"
          : `${sentences.length} sentences of the model were not used`}
      </summary>
      <ul>
        {sentences.map(({ text, why }) => (
          <li key={text}>
            “{text}”: {why}.
          </li>
        ))}
      </ul>
    </details>
  );
}
