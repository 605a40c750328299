// "Describe who you want": a sentence in, the builder filled. What was understood, what is open and what cannot be said stand below.
import { Button, Textarea } from "@mantine/core";
import { IconSparkles } from "@tabler/icons-react";
import { type KeyboardEvent, useState } from "react";
import { ErrorState } from "../../../ui/error-state.tsx";
import { useRoot } from "../builder/builder-context.tsx";
import classes from "./describe.module.css";
import { Understood } from "./understood.tsx";
import { useDescribe } from "./use-describe.ts";

const longest = 1_000;

export function DescribeField({ asOf }: { asOf: string | undefined }) {
  const [text, setText] = useState("");
  const describing = useDescribe(asOf);
  const empty = useRoot().children.length === 0;
  const ask = () => {
    if (text.trim() !== "") describing.ask(text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    ask();
  };
  return (
    <section className={classes.describe} aria-label="Describe who you want">
      <div className={classes.asking}>
        <Textarea
          className={classes.field}
          label={empty ? "Describe who you want" : "Describe who you want, or what to change"}
          placeholder={
            empty
              ? "Customers in Pune who spent over ₹5K and have not ordered for 60 days"
              : "Now only those in Pune"
          }
          value={text}
          maxLength={longest}
          autosize
          minRows={1}
          maxRows={5}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setText(event.currentTarget.value);
            if (describing.answer) describing.forget();
          }}
        />
        <Button
          variant="default"
          leftSection={<IconSparkles size={16} stroke={1.75} aria-hidden="true" />}
          loading={describing.asking}
          disabled={text.trim() === ""}
          onClick={ask}
        >
          {empty ? "Fill in" : "Apply"}
        </Button>
      </div>
      {describing.error && <ErrorState error={describing.error} />}
      {describing.answer && <Understood text={text} answer={describing.answer} describing={describing} />}
    </section>
  );
}
