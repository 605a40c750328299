// A text to carry elsewhere: a link, a key. Shown whole, copied by one press.
import { Button, Code, CopyButton, Text } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./copy-line.module.css";

export function CopyLine(props: { label: string; about?: ReactNode; text: string }) {
  return (
    <div className={classes.line} role="status">
      <Text fw={600}>{props.label}</Text>
      {props.about && <Text c="dimmed">{props.about}</Text>}
      <div className={classes.text}>
        <Code className={classes.code}>{props.text}</Code>
        <CopyButton value={props.text}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? "Copied" : "Copy"}
            </Button>
          )}
        </CopyButton>
      </div>
    </div>
  );
}
