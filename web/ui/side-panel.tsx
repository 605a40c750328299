// Details beside the list they belong to. The page gives it an address of its own; closing goes back to the list's.
import { ActionIcon, Drawer, Group, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { scrim } from "../theme-components.ts";
import { useDocumentTitle } from "./page.tsx";
import classes from "./side-panel.module.css";

export function SidePanel(props: {
  title: string;
  /** Under the title: a state, a date, chips. */
  under?: ReactNode;
  /** Beside the close button: edit, open as page. */
  actions?: ReactNode;
  onClose: () => void;
  width?: number;
  children: ReactNode;
}) {
  useDocumentTitle(props.title);
  return (
    <Drawer.Root opened onClose={props.onClose} size={props.width ?? 560} position="right">
      <Drawer.Overlay {...scrim} />
      <Drawer.Content classNames={{ content: classes.panel }}>
        <div className={classes.head}>
          <div className={classes.words}>
            <Drawer.Title className={classes.title} tabIndex={-1} data-autofocus>
              {props.title}
            </Drawer.Title>
            {props.under}
          </div>
          <Group gap={4} wrap="nowrap">
            {props.actions}
            <Tooltip label="Close (Esc)">
              <ActionIcon aria-label="Close" onClick={props.onClose}>
                <IconX size={18} stroke={1.75} />
              </ActionIcon>
            </Tooltip>
          </Group>
        </div>
        <div className={classes.body}>{props.children}</div>
      </Drawer.Content>
    </Drawer.Root>
  );
}
