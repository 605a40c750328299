// What one takes hold of to drag: shown on hover and focus, always on touch.
import { UnstyledButton } from "@mantine/core";
import { IconGripVertical } from "@tabler/icons-react";
import type { Ref, SyntheticEvent } from "react";
import classes from "./node.module.css";

interface HandleProps {
  ref?: Ref<HTMLButtonElement>;
  label: string;
  onKeyDown?: (event: SyntheticEvent) => void;
  "aria-describedby"?: string;
  "data-handle": string;
}

export function Handle({ label, ...rest }: HandleProps) {
  return (
    <UnstyledButton {...rest} className={classes.handle} aria-label={`Move ${label}`}>
      <IconGripVertical size={16} stroke={1.75} aria-hidden="true" />
    </UnstyledButton>
  );
}
