// Short words in a row: tags, segments. Each may be a link.
import type { ReactNode } from "react";
import classes from "./chips.module.css";

export function Chips(props: { label: string; children: ReactNode[] }) {
  return (
    <ul className={classes.chips} aria-label={props.label}>
      {props.children.map((chip, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the caller's order is the identity
        <li key={index} className={classes.chip}>
          {chip}
        </li>
      ))}
    </ul>
  );
}
