// Which workspace one is in, and the way to another.
import { Menu, UnstyledButton } from "@mantine/core";
import { IconCheck, IconPlus, IconSelector } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { pathsOf } from "../paths.ts";
import { useSession } from "../session.ts";
import { Initials } from "../ui/initials.tsx";
import { useWorkspace } from "../workspace.tsx";
import classes from "./workspace-switcher.module.css";

export function WorkspaceSwitcher() {
  const current = useWorkspace();
  const session = useSession();
  const navigate = useNavigate();
  return (
    <Menu position="bottom-start" width={260} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className={classes.switch}>
          <Initials name={current.name} size={28} square />
          <span className="unseen">Workspace: </span>
          <span className={classes.name}>{current.name}</span>
          <IconSelector size={16} stroke={1.75} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Workspaces</Menu.Label>
        {session?.workspaces.map((workspace) => (
          <Menu.Item
            key={workspace.slug}
            onClick={() => void navigate(pathsOf(workspace.slug).home())}
            rightSection={workspace.slug === current.slug && <IconCheck size={16} aria-label="(current)" />}
          >
            {workspace.name}
          </Menu.Item>
        ))}
        {session?.may_create_workspace && (
          <>
            <Menu.Divider />
            <Menu.Item
              leftSection={<IconPlus size={16} stroke={1.75} />}
              onClick={() => void navigate({ to: "/new-workspace" })}
            >
              New workspace
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
