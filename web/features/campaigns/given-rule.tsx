// An audience that is a rule and no segment: its sentence, and the way to change it.
import { Button, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { usePaths } from "../../paths.ts";
import { useMay } from "../../workspace.tsx";

export function GivenRule(props: { sentence: string | undefined; rule: unknown }) {
  const navigate = useNavigate();
  const paths = usePaths();
  const mayBuild = useMay("segments:write");
  const open = () =>
    void navigate({ ...paths.page("/segments/new"), search: { rule: JSON.stringify(props.rule) } as never });
  return (
    <div>
      <Text>{props.sentence}</Text>
      {mayBuild && (
        <Button variant="subtle" size="compact-sm" ml={-8} onClick={open}>
          Make a segment of it, to change it
        </Button>
      )}
    </div>
  );
}
