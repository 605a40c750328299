// Details beside the list they belong to. The page gives it an address of its own; closing goes back to the list's.
import { ActionIcon, Drawer, Group, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
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
  /** Focus begins at the content's own `data-autofocus`, as in a form, rather than at the title. */
  startInside?: boolean;
  children: ReactNode;
}) {
  useDocumentTitle(props.title);
  const { opened, close } = useSlide();
  return (
    <Drawer.Root
      opened={opened}
      onClose={close}
      onExitTransitionEnd={props.onClose}
      size={props.width ?? 560}
      position="right"
    >
      <Drawer.Overlay {...scrim} />
      <Drawer.Content classNames={{ content: classes.panel, inner: classes.inner }}>
        <div className={classes.head}>
          <div className={classes.words}>
            <Drawer.Title
              className={classes.title}
              tabIndex={-1}
              data-autofocus={!props.startInside || undefined}
            >
              {props.title}
            </Drawer.Title>
            {props.under}
          </div>
          <Group gap={4} wrap="nowrap">
            {props.actions}
            <Tooltip label="Close (Esc)">
              <ActionIcon aria-label="Close" onClick={close}>
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

/** Slides in once the route has mounted it, and out before the route takes it away; focus goes back to where it was. */
function useSlide() {
  const [opened, setOpened] = useState(false);
  useEffect(() => setOpened(true), []);
  return { opened, close: () => setOpened(false) };
}
