// Settings under each other: name and explanation at the left, the control at the right.
import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./setting-rows.module.css";

export function SettingRows(props: { children: ReactNode }) {
  return <div className={classes.rows}>{props.children}</div>;
}

export function SettingRow(props: {
  name: ReactNode;
  about?: ReactNode;
  wide?: boolean;
  children?: ReactNode;
}) {
  return (
    <div className={classes.row} data-wide={props.wide || undefined}>
      <div className={classes.words}>
        <Text fw={500} component="div">
          {props.name}
        </Text>
        {props.about && (
          <Text size="sm" c="dimmed" component="div">
            {props.about}
          </Text>
        )}
      </div>
      {props.children && <div className={classes.control}>{props.children}</div>}
    </div>
  );
}
