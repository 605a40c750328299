// The next good idea: whom to think of, why, and how many they are.
import { Button, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { Home } from "../../../contract/home.ts";
import { usePaths } from "../../paths.ts";
import { Count } from "../../ui/numbers.tsx";
import classes from "./idea.module.css";

export function Idea({ idea }: { idea: NonNullable<Home["idea"]> }) {
  const navigate = useNavigate();
  const paths = usePaths();
  const look = () =>
    void navigate({ ...paths.page("/segments/new"), search: { rule: JSON.stringify(idea.rule) } as never });
  return (
    <div className={classes.idea}>
      <div className={classes.words}>
        <Text fw={600}>{idea.title}</Text>
        <Text c="dimmed">{idea.why}</Text>
      </div>
      <Button variant="default" onClick={look}>
        <span>
          Look at these <Count value={idea.count} one="person" many="people" />
        </span>
      </Button>
    </div>
  );
}
