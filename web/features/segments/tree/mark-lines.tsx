// What is to be said of one condition or group, under it: quietly while it is unfinished, plainly when it cannot be.
import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import type { Mark } from "../builder/marks.ts";
import classes from "./node.module.css";

export function MarkLines({ mark }: { mark: Mark | undefined }) {
  if (!mark) return null;
  const Icon =
    mark.tone === "unfinished" ? undefined : mark.tone === "fault" ? IconAlertTriangle : IconInfoCircle;
  return (
    <ul className={classes.marks} data-tone={mark.tone}>
      {mark.lines.map((line) => (
        <li key={line}>
          {Icon && <Icon size={14} stroke={2} aria-hidden="true" />}
          {line}
        </li>
      ))}
    </ul>
  );
}
