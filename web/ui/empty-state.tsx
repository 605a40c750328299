// An empty place: what will be here, and the one next step.
import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./empty-state.module.css";
import { Picture, type PictureName } from "./pictures.tsx";

export function EmptyState(props: {
  picture: PictureName;
  title: string;
  children: ReactNode;
  /** The one next step: a button or link. */
  action?: ReactNode;
}) {
  return (
    <div className={classes.empty}>
      <Picture name={props.picture} />
      <Text fw={600}>{props.title}</Text>
      <Text c="dimmed" maw={440}>
        {props.children}
      </Text>
      {props.action && <div className={classes.action}>{props.action}</div>}
    </div>
  );
}
