// Who answered, and why it was not the chosen model where it was not; with what it took.
import { Text } from "@mantine/core";
import { type AnsweredBy, engineWords } from "../../../contract/engines.ts";
import { Count } from "../../ui/numbers.tsx";
import { formatDollars } from "./dollars.ts";

export function AnsweredByLine({ engine }: { engine: AnsweredBy }) {
  const { model, tokens, cost, why, words } = engine;
  const name = engineWords[engine.engine].label;
  return (
    <Text size="sm" c="dimmed">
      {model ? `Answered by ${model} (${name})` : `Answered by the ${name.toLowerCase()}`}
      {why !== "chosen" && `. ${words}`}
      {tokens > 0 && (
        <>
          . It took <Count value={tokens} one="token" />
          {cost !== null && `, ${formatDollars(cost)}`}
        </>
      )}
      .
    </Text>
  );
}
