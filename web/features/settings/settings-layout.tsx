// Settings: its parts named at the left, the open one beside them.
import { Link, Outlet } from "@tanstack/react-router";
import type { Permission } from "../../../contract/permissions.ts";
import { type Paths, usePaths } from "../../paths.ts";
import { Page } from "../../ui/page.tsx";
import { useMay } from "../../workspace.tsx";
import classes from "./settings-layout.module.css";

const parts: { label: string; path: (paths: Paths) => { to: string; params: object }; needs: Permission }[] =
  [
    { label: "Workspace", path: (paths) => paths.settings(), needs: "workspace:read" },
    { label: "People and roles", path: (paths) => paths.settingsPeople(), needs: "people:read" },
    { label: "Channels", path: (paths) => paths.settingsChannels(), needs: "campaigns:read" },
    { label: "Sources", path: (paths) => paths.settingsSources(), needs: "sources:read" },
    { label: "Currencies", path: (paths) => paths.settingsCurrencies(), needs: "workspace:read" },
    { label: "API keys", path: (paths) => paths.settingsKeys(), needs: "keys:manage" },
    { label: "Events", path: (paths) => paths.settingsEvents(), needs: "events:read" },
    { label: "Signing in", path: (paths) => paths.settingsSignIn(), needs: "workspace:read" },
  ];

export function SettingsLayout() {
  return (
    <Page
      title="Settings"
      about="How this workspace counts, who is in it, where its data comes from, and how its messages leave."
    >
      <div className={classes.layout}>
        <nav aria-label="Settings">
          <ul className={classes.parts}>
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

function Part(props: (typeof parts)[number]) {
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
      </Link>
    </li>
  );
}
