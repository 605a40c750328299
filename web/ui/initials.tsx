// A person or a workspace as two letters. Drawn by CSS, so that the letters are not read out beside the name they shorten.
import { initialsOf } from "../format.ts";
import classes from "./initials.module.css";

export function Initials(props: { name: string; size?: number; square?: boolean }) {
  const size = props.size ?? 32;
  return (
    <span
      className={classes.initials}
      data-letters={initialsOf(props.name)}
      data-square={props.square || undefined}
      style={{ width: size, height: size, fontSize: Math.max(11, Math.round(size * 0.38)) }}
    />
  );
}
