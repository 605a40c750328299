// A row's name with a mark before it, cut where there is no room.
import type { ReactNode } from "react";
import classes from "./name-cell.module.css";

export function NameCell(props: { before?: ReactNode; children: ReactNode }) {
  return (
    <span className={classes.cell}>
      {props.before}
      <span className={classes.name}>{props.children}</span>
    </span>
  );
}
