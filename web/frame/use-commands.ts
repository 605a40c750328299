// What the command palette offers for a few letters: places, actions, and what the server finds.
import { useMantineColorScheme } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import {
  IconCirclesRelation,
  IconMoon,
  IconPencil,
  IconSend,
  IconSparkles,
  IconSun,
  IconUser,
} from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { type SearchHit, searchEndpoints } from "../../contract/home.ts";
import { useApi } from "../api-query.ts";
import { type Paths, usePaths } from "../paths.ts";
import { useMay } from "../workspace.tsx";
import type { Place } from "./nav.ts";
import { usePlaces } from "./use-places.ts";

type Icon = Place["icon"];

export interface Command {
  id: string;
  label: string;
  detail?: string;
  icon: Icon;
  run: () => void;
}

/** Where a hit leads. A kind without a page yet is not offered. */
const hitPages: Partial<
  Record<
    SearchHit["kind"],
    { group: string; icon: Icon; path: (paths: Paths, id: string) => { to: string; params: object } }
  >
> = {
  customer: { group: "Customers", icon: IconUser, path: (paths, id) => paths.customer(id) },
  segment: { group: "Segments", icon: IconCirclesRelation, path: (paths, id) => paths.segment(id) },
  campaign: { group: "Campaigns", icon: IconSend, path: (paths, id) => paths.campaign(id) },
};

export function useCommands(query: string) {
  const found = useFound(query);
  const here = [
    { label: "Go to", commands: usePlaceCommands() },
    { label: "Do", commands: useActions() },
  ].map(({ label, commands }) => ({ label, commands: commands.filter((one) => matches(one, query)) }));
  return { groups: [...found.groups, ...here], searching: found.searching };
}

function usePlaceCommands(): Command[] {
  const navigate = useNavigate();
  const paths = usePaths();
  return usePlaces().map((place) => ({
    id: `place ${place.label}`,
    label: place.label,
    icon: place.icon,
    run: () => void navigate(place.path(paths)),
  }));
}

function useActions(): Command[] {
  const { setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();
  const paths = usePaths();
  const write: Command = {
    id: "new campaign",
    label: "Write a campaign",
    icon: IconPencil,
    run: () => void navigate(paths.newCampaign()),
  };
  const plan: Command = {
    id: "campaign from an objective",
    label: "Plan a campaign from an objective",
    icon: IconSparkles,
    run: () => void navigate(paths.objective()),
  };
  return [
    ...(useMay("campaigns:write") ? [write, plan] : []),
    { id: "light", label: "Use light colours", icon: IconSun, run: () => setColorScheme("light") },
    { id: "dark", label: "Use dark colours", icon: IconMoon, run: () => setColorScheme("dark") },
  ];
}

function useFound(query: string) {
  const navigate = useNavigate();
  const paths = usePaths();
  const [q] = useDebouncedValue(query.trim(), 150);
  const { data, isFetching } = useApi(
    searchEndpoints.search,
    { query: { q } },
    { enabled: q.length > 1, keep: true },
  );
  const hits = query.trim().length > 1 ? (data?.data ?? []) : [];
  const groups = Object.entries(hitPages).map(([kind, page]) => ({
    label: page.group,
    commands: hits
      .filter((hit) => hit.kind === kind)
      .map((hit) => ({
        id: `${kind} ${hit.id}`,
        label: hit.title,
        detail: hit.detail,
        icon: page.icon,
        run: () => void navigate(page.path(paths, hit.id)),
      })),
  }));
  return { groups, searching: isFetching };
}

function matches(command: Command, query: string): boolean {
  return command.label.toLowerCase().includes(query.trim().toLowerCase());
}
