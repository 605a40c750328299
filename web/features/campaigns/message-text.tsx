// A message's text for the eye: its variables stand out while it is a template, its links once it is rendered.
import { Anchor } from "@mantine/core";
import { Fragment, type ReactNode } from "react";
import classes from "./message-frame.module.css";

const liquid = /(\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\})/;
const link = /(https?:\/\/[^\s<>"']+)/;

export function TemplateText({ text }: { text: string }): ReactNode {
  return parted(text, liquid, (part) => <span className={classes.variable}>{part}</span>);
}

export function RenderedText({ text }: { text: string }): ReactNode {
  return parted(text, link, (part) => (
    <Anchor href={part} target="_blank" rel="noreferrer" inherit>
      {part}
    </Anchor>
  ));
}

/** What the pattern catches is at every second place. */
function parted(text: string, pattern: RegExp, show: (part: string) => ReactNode): ReactNode {
  return text.split(pattern).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text are known by their place
    <Fragment key={index}>{index % 2 ? show(part) : part}</Fragment>
  ));
}
