// What was used of the model: today, this month, by feature and by person.
import { Stack, Text } from "@mantine/core";
import { engineEndpoints, type EngineUsage as Usage } from "../../../contract/engines.ts";
import { useApi } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Count } from "../../ui/numbers.tsx";
import { PanelBones } from "../../ui/panel-bones.tsx";
import { PlainTable } from "../../ui/plain-table.tsx";
import { formatDollars } from "./dollars.ts";
import { featureLabel } from "./feature-label.ts";

export function EngineUsage() {
  const { data, error, refetch } = useApi(engineEndpoints.usage, {});
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PanelBones />;
  if (data.month.questions === 0)
    return (
      <Text c="dimmed">
        No model was asked this month. Tokens and money are counted here, by feature and person.
      </Text>
    );
  return (
    <Stack gap="lg">
      <Facts
        facts={[
          { name: "Today", value: <Sum counted={data.today} /> },
          { name: "This month", value: <Sum counted={data.month} /> },
        ]}
      />
      <PlainTable
        label="Used this month by feature"
        head={["Feature", ...head]}
        rows={data.by_feature.map((one) => [featureLabel(one.feature), ...cells(one)])}
      />
      <PlainTable
        label="Used this month by person"
        head={["Person", ...head]}
        rows={data.by_person.map((one) => [one.who, ...cells(one)])}
      />
    </Stack>
  );
}

type Counted = Usage["today"];
const head = ["Questions", "Tokens in", "Tokens out", "Cost"];
const cells = (one: Counted) => [one.questions, one.input_tokens, one.output_tokens, formatDollars(one.cost)];

function Sum({ counted }: { counted: Counted }) {
  return (
    <>
      <Count value={counted.questions} one="question" />,{" "}
      <Count value={counted.input_tokens + counted.output_tokens} one="token" />,{" "}
      {formatDollars(counted.cost)}
    </>
  );
}
