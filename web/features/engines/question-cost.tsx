// What a question is likely to take, said before it is put; nothing where no model will be asked.
import { Text } from "@mantine/core";
import { engineEndpoints, type Feature } from "../../../contract/engines.ts";
import { useApi } from "../../api-query.ts";
import { Count } from "../../ui/numbers.tsx";
import { formatDollars } from "./dollars.ts";

export function QuestionCost({ feature }: { feature: Feature }) {
  const { data } = useApi(engineEndpoints.status, {}, { staleTime: 30_000 });
  if (!data) return null;
  if (!data.ready)
    return (
      <Text size="sm" c="dimmed">
        Written by the built-in engine, on this machine.
      </Text>
    );
  const { tokens, cost } = data.estimates[feature];
  return (
    <Text size="sm" c="dimmed">
      Asks {data.model}: about <Count value={tokens} one="token" />
      {cost !== null && `, ${formatDollars(cost)}`}.
    </Text>
  );
}
