// One question of the log: what was sent, the model's words as they came, and what was wrong with them.
import { Button, Code, List, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { engineEndpoints, engineWords } from "../../../contract/engines.ts";
import { refresh, useApi, useApiMutation } from "../../api-query.ts";
import { usePaths } from "../../paths.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Count } from "../../ui/numbers.tsx";
import { Section } from "../../ui/page.tsx";
import { PanelBones } from "../../ui/panel-bones.tsx";
import { SidePanel } from "../../ui/side-panel.tsx";
import { toast } from "../../ui/toast.tsx";
import { When } from "../../ui/when.tsx";
import { useWorkspaceSlug } from "../../workspace.tsx";
import classes from "./action-panel.module.css";
import { formatDollars } from "./dollars.ts";
import { featureLabel } from "./feature-label.ts";
import { outcomeOf } from "./outcome-of.ts";

const route = getRouteApi("/w/$workspace/settings/assistant-log/$question");

export function ActionPanel() {
  const { question: id } = route.useParams();
  const { data, error } = useApi(engineEndpoints.action, { params: { id } });
  const navigate = route.useNavigate();
  const paths = usePaths();
  const close = () => void navigate({ ...paths.settingsAssistantLog(), resetScroll: false });
  return (
    <SidePanel
      title={data ? featureLabel(data.feature) : "Question"}
      onClose={close}
      actions={data && <Erase id={id} onDone={close} />}
    >
      {error ? <ErrorState error={error} /> : data ? <Whole action={data} /> : <PanelBones />}
    </SidePanel>
  );
}

type Action = NonNullable<ReturnType<typeof useApi<typeof engineEndpoints.action>>["data"]>;

function Whole({ action }: { action: Action }) {
  const { who, engine, model, asked_at, elapsed_ms, tokens, cost, prompt, said, faults, steps } = action;
  return (
    <>
      <Facts
        facts={[
          { name: "Asked by", value: who },
          { name: "When", value: <When at={asked_at} capital /> },
          { name: "Engine", value: [model, engineWords[engine].label].filter(Boolean).join(", ") },
          { name: "Outcome", value: outcomeOf(action).meaning },
          { name: "Took", value: elapsed_ms === null ? null : `${(elapsed_ms / 1_000).toFixed(1)} s` },
          { name: "Tokens", value: tokens > 0 ? <Count value={tokens} /> : null },
          { name: "Cost", value: cost === null ? null : formatDollars(cost) },
        ]}
      />
      <Section title={engine === "built_in" ? "What was asked" : "What was sent"} level={3}>
        <Code block className={classes.text}>
          {prompt}
        </Code>
      </Section>
      {steps.length > 0 && (
        <Section title="What came of it" level={3}>
          <List size="sm" spacing="xs">
            {steps.map(({ words, outcomes }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a step has no other name than its place
              <List.Item key={at}>
                {words}
                <StepOutcomes outcomes={outcomes} />
              </List.Item>
            ))}
          </List>
        </Section>
      )}
      {said !== null && (
        <Section title="What the model said" level={3}>
          <Code block className={classes.text}>
            {said}
          </Code>
        </Section>
      )}
      {faults.length > 0 && (
        <Section title="What was wrong" level={3}>
          <List size="sm">
            {faults.map((fault) => (
              <List.Item key={fault}>{fault}</List.Item>
            ))}
          </List>
        </Section>
      )}
    </>
  );
}

const outcomeLabels = { done: "Done", undone: "Undone", failed: "Failed" } as const;

function StepOutcomes({ outcomes }: { outcomes: Action["steps"][number]["outcomes"] }) {
  if (outcomes.length === 0)
    return (
      <Text size="sm" c="dimmed">
        Offered, and not done
      </Text>
    );
  return outcomes.map(({ outcome, at, detail }) => (
    <Text key={`${at} ${outcome}`} size="sm" c="dimmed">
      {outcomeLabels[outcome]} <When at={at} />
      {detail && `. ${detail}`}
    </Text>
  ));
}

function Erase({ id, onDone }: { id: string; onDone: () => void }) {
  const client = useQueryClient();
  const workspace = useWorkspaceSlug();
  const erase = useApiMutation(engineEndpoints.eraseAction, { refreshes: [] });
  const run = async () => {
    await erase.mutateAsync({ params: { id } });
    // The panel goes first, so that it does not ask for what is gone.
    onDone();
    toast("The question was erased");
    await refresh(client, workspace, [engineEndpoints.actions.tag]);
  };
  return (
    <Button
      variant="default"
      size="compact-md"
      loading={erase.isPending}
      onClick={() => void run().catch(() => toast("It could not be erased; it is still here"))}
    >
      Erase
    </Button>
  );
}
