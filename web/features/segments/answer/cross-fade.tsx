// A text that changes: the one before fades away while the new one appears in its place.
import { useState } from "react";
import classes from "./answer.module.css";

export function CrossFade(props: { text: string; testId?: string }) {
  const [shown, setShown] = useState<{ now: string; before?: string }>({ now: props.text });
  if (shown.now !== props.text) setShown({ now: props.text, before: shown.now });
  return (
    <span className={classes.stack}>
      {shown.before !== undefined && (
        <span key={`before ${shown.now}`} className={classes.gone} aria-hidden="true">
          {shown.before}
        </span>
      )}
      <span key={shown.now} className={classes.fade} data-testid={props.testId}>
        {shown.now}
      </span>
    </span>
  );
}
