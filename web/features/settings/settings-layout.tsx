// Settings: its parts named at the left, the open one beside them.
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import type { ComponentType } from "react";
import type { Permission } from "../../../contract/permissions.ts";
import { DeadLetterBadge } from "../../frame/dead-letter-badge.tsx";
import { type Paths, usePaths } from "../../paths.ts";
import { Page } from "../../ui/page.tsx";
import { useChosenInView } from "../../ui/use-chosen-in-view.ts";
import { useMay } from "../../workspace.tsx";
import classes from "./settings-layout.module.css";

interface SettingsPart {
  label: string;
  path: (paths: Paths) => { to: string; params: object };
  needs: Permission;
  badge?: ComponentType;
}

const parts: SettingsPart[] = [
  { label: "Workspace", path: (paths) => paths.settings(), needs: "workspace:read" },
  { label: "People and roles", path: (paths) => paths.settingsPeople(), needs: "people:read" },
  { label: "Channels", path: (paths) => paths.settingsChannels(), needs: "campaigns:read" },
  { label: "Sources", path: (paths) => paths.settingsSources(), needs: "sources:read" },
  {
    label: "Dead letters",
    path: (paths) => paths.settingsDeadLetters(),
    needs: "dead_letters:read",
    badge: DeadLetterBadge,
  },
  { label: "Brand", path: (paths) => paths.settingsBrand(), needs: "workspace:read" },
  { label: "Assistant", path: (paths) => paths.settingsAssistant(), needs: "assistant:manage" },
  { label: "Assistant's log", path: (paths) => paths.settingsAssistantLog(), needs: "assistant:log" },
  { label: "API keys", path: (paths) => paths.settingsKeys(), needs: "keys:manage" },
  { label: "Events", path: (paths) => paths.settingsEvents(), needs: "events:read" },
  { label: "Signing in", path: (paths) => paths.settingsSignIn(), needs: "workspace:read" },
];

export function SettingsLayout() {
  const row = useChosenInView<HTMLUListElement>(useLocation().pathname);
  return (
    <Page
      title="Settings"
      about="How this workspace counts, who is in it, where its data comes from, and how its messages leave."
    >
      <div className={classes.layout}>
        <nav aria-label="Settings">
          <ul className={classes.parts} ref={row}>
            {parts.map((part) => (
              <Part key={part.label} {...part} />
            ))}
          </ul>
        </nav>
        <div className={classes.open}>
          <Outlet />
        </div>
      </div>
    </Page>
  );
}

function Part(props: SettingsPart) {
  const paths = usePaths();
  if (!useMay(props.needs)) return null;
  return (
    <li>
      <Link
        {...props.path(paths)}
        className={classes.part}
        activeOptions={{ exact: props.label === "Workspace" }}
        activeProps={{ "aria-current": "page" }}
      >
        {props.label}
        {props.badge && <props.badge />}
      </Link>
    </li>
  );
}
