// Above every page: the workspace, search and commands, work under way, the person.
import { ActionIcon, UnstyledButton } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { PanelButton } from "../features/assistant/panel-button.tsx";
import { KeyHint } from "../ui/key-hint.tsx";
import { commandPalette } from "./commands-store.ts";
import { JobsIndicator } from "./jobs-indicator.tsx";
import { LiveNotice } from "./live-notice.tsx";
import { PersonMenu } from "./person-menu.tsx";
import classes from "./top-bar.module.css";
import { WorkspaceSwitcher } from "./workspace-switcher.tsx";

export function TopBar() {
  return (
    <header className={classes.bar}>
      <WorkspaceSwitcher />
      <UnstyledButton className={classes.search} onClick={commandPalette.open}>
        <IconSearch size={16} stroke={1.75} aria-hidden="true" />
        <span className={classes.words}>Search or do something</span>
        <KeyHint keys="mod+K" />
      </UnstyledButton>
      <div className={classes.right}>
        <ActionIcon
          className={classes.phoneSearch}
          aria-label="Search or do something"
          onClick={commandPalette.open}
        >
          <IconSearch size={20} stroke={1.75} />
        </ActionIcon>
        <LiveNotice />
        <PanelButton />
        <JobsIndicator />
        <PersonMenu />
      </div>
    </header>
  );
}
