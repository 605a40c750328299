// The two ways to say who: segments, by a rule, and lists, by hand.
import { Tabs } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { usePaths } from "../../paths.ts";

export function GroupTabs({ at }: { at: "segments" | "lists" }) {
  const navigate = useNavigate();
  const paths = usePaths();
  return (
    <Tabs value={at} onChange={(to) => void navigate(to === "lists" ? paths.lists() : paths.segments())}>
      <Tabs.List aria-label="Groups of customers">
        <Tabs.Tab value="segments">Segments</Tabs.Tab>
        <Tabs.Tab value="lists">Lists</Tabs.Tab>
      </Tabs.List>
    </Tabs>
  );
}
