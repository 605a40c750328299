// One dead letter: why it could not be applied, and what it says, to be mended and replayed.
import { Group, Text } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { type DeadLetter, deadLetterEndpoints } from "../../../contract/dead-letters.ts";
import { useApi } from "../../api-query.ts";
import { usePaths } from "../../paths.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { type Fact, Facts } from "../../ui/facts.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Count } from "../../ui/numbers.tsx";
import { PanelBones } from "../../ui/panel-bones.tsx";
import { SidePanel } from "../../ui/side-panel.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { When } from "../../ui/when.tsx";
import { kindWords, sourceWords, stateWords, wordFor } from "./dead-letter-words.ts";
import { MendDeadLetter } from "./mend-dead-letter.tsx";

const route = getRouteApi("/w/$workspace/settings/dead-letters/$letter");

export function DeadLetterPanel() {
  const { letter: id } = route.useParams();
  const navigate = route.useNavigate();
  const paths = usePaths();
  const { data, error, refetch } = useApi(deadLetterEndpoints.get, { params: { id } });
  return (
    <SidePanel
      title={data ? `${wordFor(kindWords, data.kind)} ${data.about ?? ""}` : "Dead letter"}
      width={720}
      under={data && <Standing letter={data} />}
      onClose={() => void navigate({ ...paths.settingsDeadLetters(), search: true, resetScroll: false })}
    >
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <PanelBones />}
      {data && <Whole key={`${data.id} ${data.edited_at}`} letter={data} />}
    </SidePanel>
  );
}

function Standing({ letter: { state, source, created_at } }: { letter: DeadLetter }) {
  const { tone, label } = stateWords[state];
  return (
    <Group gap="sm">
      <StateBadge tone={tone}>{label}</StateBadge>
      <Text size="sm" c="dimmed">
        from {wordFor(sourceWords, source)}, <When at={created_at} />
      </Text>
    </Group>
  );
}

function Whole({ letter }: { letter: DeadLetter }) {
  const facts = factsOf(letter);
  return (
    <>
      {letter.state === "waiting" && (
        <Notice kind="warning" title="It could not be applied">
          {letter.reason}
        </Notice>
      )}
      {facts.length > 0 && <Facts facts={facts} />}
      <MendDeadLetter letter={letter} />
    </>
  );
}

function factsOf({ state, tries, edited_at, settled_at, settled_by }: DeadLetter): Fact[] {
  return [
    { name: "Replayed", value: tries > 0 && <Count value={tries} one="time" /> },
    { name: "Mended", value: edited_at && <When at={edited_at} capital /> },
    {
      name: state === "dismissed" ? "Dismissed" : "Applied",
      value: settled_at && (
        <>
          <When at={settled_at} capital /> by {settled_by}
        </>
      ),
    },
  ].filter(({ value }) => value);
}
