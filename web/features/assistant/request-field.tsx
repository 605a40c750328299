// Where a request is typed: Enter asks, Shift and Enter begins a line.
import { ActionIcon, Textarea } from "@mantine/core";
import { IconArrowUp } from "@tabler/icons-react";
import { type KeyboardEvent, useState } from "react";
import classes from "./panel.module.css";
import { panelFieldId } from "./panel-store.ts";

const longest = 1_000;

export function RequestField({ onAsk }: { onAsk: (prompt: string) => void }) {
  const [text, setText] = useState("");
  const empty = text.trim() === "";
  const ask = () => {
    if (empty) return;
    onAsk(text.trim());
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    ask();
  };
  return (
    <div className={classes.asking}>
      <Textarea
        id={panelFieldId}
        label="Ask, or say what to do"
        data-autofocus
        data-mantine-stop-propagation="true"
        value={text}
        maxLength={longest}
        autosize
        minRows={2}
        maxRows={6}
        onKeyDown={onKeyDown}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ActionIcon
        className={classes.send}
        variant="filled"
        color="evergreen"
        size={32}
        aria-label="Ask"
        disabled={empty}
        onClick={ask}
      >
        <IconArrowUp size={18} stroke={2} />
      </ActionIcon>
    </div>
  );
}
