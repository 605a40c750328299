// Asks the chosen model one small question, as it was saved, and says what came of it where it stands.
import { Button, Code, Popover, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { ReplyOf } from "../../../contract/api.ts";
import { engineEndpoints } from "../../../contract/engines.ts";
import { useApiMutation } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { AnsweredByLine } from "./answered-by-line.tsx";

export function EngineTest() {
  const [opened, setOpened] = useState(false);
  const test = useApiMutation(engineEndpoints.test);
  const run = async () => {
    setOpened(false);
    await test.mutateAsync({}).catch(() => undefined);
    setOpened(true);
  };
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={340}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button variant="default" loading={test.isPending} onClick={() => void run()}>
          Test the model
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="What came of the test" tabIndex={-1} data-autofocus>
        {test.error ? <ErrorState error={test.error} /> : test.data && <Result tried={test.data} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function Result({ tried }: { tried: ReplyOf<typeof engineEndpoints.test> }) {
  const { works, engine, detail, elapsed_ms } = tried;
  return (
    <Stack gap="xs" role="status">
      <StateBadge tone={works ? "good" : "bad"}>{works ? "It works" : "It does not work"}</StateBadge>
      {works ? (
        <>
          <Text size="sm">It answered in {(elapsed_ms / 1_000).toFixed(1)} s.</Text>
          <AnsweredByLine engine={engine} />
        </>
      ) : (
        <>
          <Text size="sm">{engine.words}. Features answer with the built-in engine meanwhile.</Text>
          {detail && <Code block>{detail}</Code>}
        </>
      )}
    </Stack>
  );
}
