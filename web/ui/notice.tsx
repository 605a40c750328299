// A word that stands on the page while it is true: what is so, what it means, and perhaps a way to deal with it.
import { Text } from "@mantine/core";
import { IconAlertTriangle, IconInfoCircle, IconPlayerPause, IconPlugConnectedX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./notice.module.css";

const kinds = {
  warning: { icon: IconAlertTriangle, tone: "warning" },
  lost: { icon: IconPlugConnectedX, tone: "warning" },
  paused: { icon: IconPlayerPause, tone: "warning" },
  info: { icon: IconInfoCircle, tone: "quiet" },
} as const;

export function Notice(props: {
  kind: keyof typeof kinds;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const { icon: Icon, tone } = kinds[props.kind];
  return (
    <div className={classes.notice} data-tone={tone} role="status">
      <Icon className={classes.icon} size={20} stroke={1.75} aria-hidden="true" />
      <div className={classes.words}>
        <Text fw={600}>{props.title}</Text>
        {props.children && <Text component="div">{props.children}</Text>}
      </div>
      {props.action}
    </div>
  );
}
