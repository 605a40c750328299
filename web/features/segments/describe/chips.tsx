// A question with its answers as buttons, one of them pressed.
import { Button } from "@mantine/core";
import { useId } from "react";
import classes from "./describe.module.css";

export function Chips(props: {
  question: string;
  labels: string[];
  chosen: number;
  onChoose: (chosen: number) => void;
}) {
  const id = useId();
  return (
    <fieldset aria-labelledby={id} className={classes.question}>
      <span id={id} className={classes.quiet}>
        {props.question}
      </span>
      <div className={classes.choices}>
        {props.labels.map((label, i) => (
          <Button
            key={label}
            size="xs"
            variant={i === props.chosen ? "light" : "default"}
            aria-pressed={i === props.chosen}
            onClick={() => props.onChoose(i)}
          >
            {label}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
