// "From an objective": what a campaign is to bring about, in a sentence, becomes a whole plan that can be changed part by part, and
// a draft once somebody asks for it.
import { Button, Text, Textarea } from "@mantine/core";
import { IconSparkles } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { type KeyboardEvent, useState } from "react";
import { AppLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Page } from "../../ui/page.tsx";
import { PanelBones } from "../../ui/panel-bones.tsx";
import classes from "./objective.module.css";
import { PlanView } from "./plan-view.tsx";
import { usePlan } from "./use-plan.ts";

const route = getRouteApi("/w/$workspace/campaigns/from-objective");

const longest = 500;
const examples = [
  "Bring back lapsed coffee buyers before Diwali with ₹20,000 to spend",
  "Thank our VIPs by WhatsApp this weekend",
  "Remind new customers to order again, with 10% off until Sunday",
];

export function ObjectivePage() {
  const { objective = "" } = route.useSearch();
  const navigate = route.useNavigate();
  const paths = usePaths();
  const ask = (words: string) => void navigate({ search: { objective: words }, replace: objective !== "" });
  return (
    <Page
      title="From an objective"
      above={<AppLink {...paths.campaigns()}>Campaigns</AppLink>}
      about="Say what a campaign is to bring about. You get a whole plan to change as you like; nothing is sent by it."
    >
      <Ask key={objective} objective={objective} onAsk={ask} />
      {objective !== "" && <Planned key={`plan ${objective}`} objective={objective} />}
    </Page>
  );
}

function Ask({ objective, onAsk }: { objective: string; onAsk: (words: string) => void }) {
  const [words, setWords] = useState(objective);
  const ask = () => words.trim() !== "" && onAsk(words.trim());
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    ask();
  };
  return (
    <section aria-label="Objective" className={classes.ask}>
      <div className={classes.asking}>
        <Textarea
          className={classes.field}
          label="What it is to bring about"
          description="Whom it is for, by when, by which channel, with what offer and budget: as much of it as you know"
          placeholder={examples[0]}
          value={words}
          maxLength={longest}
          autosize
          minRows={2}
          onKeyDown={onKeyDown}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Button
          leftSection={<IconSparkles size={16} stroke={1.75} aria-hidden="true" />}
          disabled={words.trim() === ""}
          variant={objective === "" ? "filled" : "default"}
          onClick={ask}
        >
          Plan it
        </Button>
      </div>
      {objective === "" && (
        <div>
          <Text c="dimmed">For example</Text>
          <ul className={classes.examples}>
            {examples.map((example) => (
              <li key={example}>
                <Button variant="subtle" size="compact-md" ml={-8} onClick={() => onAsk(example)}>
                  {example}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function Planned({ objective }: { objective: string }) {
  const planning = usePlan(objective);
  const { plan, error, refetch } = planning;
  if (error && !plan)
    return <ErrorState error={error} onRetry={error.mayPass ? () => void refetch() : undefined} />;
  if (!plan) return <PanelBones />;
  return <PlanView plan={plan} planning={planning} />;
}
