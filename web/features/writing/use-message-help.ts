// What help did to a message, step by step, so that each can be taken back, and brought again, whatever was typed in between.
import { useState } from "react";

export interface Text {
  subject: string;
  body: string;
}

interface Step {
  /** What was done, as the button that takes it back says. */
  label: string;
  text: Text;
}

export function useMessageHelp(now: Text, change: (text: Text) => void) {
  const [past, setPast] = useState<Step[]>([]);
  const [future, setFuture] = useState<Step[]>([]);
  const current = { subject: now.subject, body: now.body };
  return {
    put(label: string, text: Text) {
      setPast([...past, { label, text: current }]);
      setFuture([]);
      change(text);
    },
    undoes: past.at(-1)?.label,
    undo() {
      const step = past.at(-1);
      if (!step) return;
      setPast(past.slice(0, -1));
      setFuture([...future, { label: step.label, text: current }]);
      change(step.text);
    },
    redoes: future.at(-1)?.label,
    redo() {
      const step = future.at(-1);
      if (!step) return;
      setFuture(future.slice(0, -1));
      setPast([...past, { label: step.label, text: current }]);
      change(step.text);
    },
  };
}
