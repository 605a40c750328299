// A part of a sentence that opens what it is chosen or filled in by.
import { Popover } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./pickers.module.css";
import { Token } from "./token.tsx";

interface PartPopoverProps {
  /** Names the part for screen readers and what opens. */
  name: string;
  text: string;
  missing: boolean;
  opened: boolean;
  open: () => void;
  close: () => void;
  children: ReactNode;
}

export function PartPopover({ name, text, missing, opened, open, close, children }: PartPopoverProps) {
  return (
    <Popover
      opened={opened}
      onDismiss={close}
      position="bottom-start"
      width={300}
      // What one is filling in stays, also when its condition is scrolled out of sight.
      hideDetached={false}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Token name={name} text={text} look={missing ? "empty" : "value"} onClick={opened ? close : open} />
      </Popover.Target>
      <Popover.Dropdown className={classes.pop} aria-label={name}>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
