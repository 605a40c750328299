// One step of writing a campaign: its fields at the left, what they come to at the right.
import { Text, Title } from "@mantine/core";
import { type ReactNode, useId } from "react";
import classes from "./editor.module.css";

export function EditorStep(props: {
  title: string;
  about?: string;
  answer?: ReactNode;
  children: ReactNode;
}) {
  const heading = useId();
  return (
    <section className={classes.step} aria-labelledby={heading}>
      <header>
        <Title order={2} id={heading}>
          {props.title}
        </Title>
        {props.about && <Text c="dimmed">{props.about}</Text>}
      </header>
      {props.answer ? (
        <div className={classes.sides}>
          <div className={classes.fields}>{props.children}</div>
          <div className={classes.answer}>{props.answer}</div>
        </div>
      ) : (
        props.children
      )}
    </section>
  );
}
